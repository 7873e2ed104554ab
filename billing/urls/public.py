"""Pay and verify by code; the gateway's webhook."""

from django.urls import path

from billing.views import pay

urlpatterns = [
    path("pay/", pay.find, name="find_notice"),
    path("pay/<str:code>/", pay.notice, name="notice"),
    path("pay/<str:code>/start/", pay.start, name="start_payment"),
    path("pay/<str:code>/return/", pay.back, name="return"),
    path("pay/<str:code>/refresh/", pay.refresh, name="refresh_payment"),
    path("pay/<str:code>/cancel/", pay.cancel, name="cancel_payment"),
    path("pay/<str:code>/receipt/", pay.receipt, name="receipt"),
    path("webhooks/stripe/", pay.stripe_webhook, name="stripe_webhook"),
]
