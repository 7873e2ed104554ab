"""Addresses of billing, one module an area."""

from billing.reconciliation import urls as reconciliation

from . import finance, members, public

app_name = "billing"
urlpatterns = [
    *public.urlpatterns,
    *finance.urlpatterns,
    *members.urlpatterns,
    *reconciliation.urlpatterns,
]
