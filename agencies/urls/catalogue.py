"""Addresses of the published list."""

from django.urls import path

from agencies.views import catalogue

urlpatterns = [
    path("services/", catalogue.services, name="services"),
    path("services/demand/", catalogue.demand, name="demand"),
    path("services/<str:code>/", catalogue.service, name="service"),
    path("services/<str:code>/withdraw/", catalogue.withdraw, name="service_withdraw"),
    path("services/<str:code>/publish/", catalogue.publish, name="service_publish"),
]
