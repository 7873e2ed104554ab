"""Addresses of agencies: the two workbenches, then those of each package."""

from django.urls import path

from agencies import views
from agencies.catalogue import urls as catalogue
from agencies.credit import urls as credit
from agencies.entry import urls as entry
from agencies.offers import urls as offers
from agencies.supervision import urls as supervision

app_name = "agencies"
urlpatterns = [
    path("agency/", views.agency_workbench, name="workbench"),
    path("regulator/", views.regulator_workbench, name="regulator_workbench"),
    *catalogue.urlpatterns,
    *entry.urlpatterns,
    *offers.urlpatterns,
    *credit.urlpatterns,
    *supervision.urlpatterns,
]
