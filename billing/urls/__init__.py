"""Addresses of billing, one module an area."""

from . import reconciliation

app_name = "billing"
urlpatterns = [*reconciliation.urlpatterns]
