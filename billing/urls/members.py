"""Money of project owners and agencies."""

from django.urls import path

from billing.views import members

urlpatterns = [
    path("buyer/payments/", members.buyer_payments, name="buyer_payments"),
    path("agency/earnings/", members.agency_earnings, name="agency_earnings"),
    path("agency/earnings/payouts/", members.agency_payout, name="agency_payout"),
    path("agency/earnings/account/", members.agency_account, name="agency_account"),
]
