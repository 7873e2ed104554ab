"""Addresses of billing, one module an area."""

from . import finance, members, public, reconciliation

app_name = "billing"
urlpatterns = [
    *public.urlpatterns,
    *finance.urlpatterns,
    *members.urlpatterns,
    *reconciliation.urlpatterns,
]
