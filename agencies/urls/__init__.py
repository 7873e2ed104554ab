"""Addresses of agencies, one module a subject."""

from . import catalogue, entry, offers, supervision

app_name = "agencies"
urlpatterns = [
    *catalogue.urlpatterns,
    *entry.urlpatterns,
    *offers.urlpatterns,
    *supervision.urlpatterns,
]
