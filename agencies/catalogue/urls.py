"""Addresses of the published list."""

from django.urls import path

from agencies.catalogue import views

urlpatterns = [
    path("services/", views.services, name="services"),
    path("services/<str:code>/fee/", views.fee, name="fee"),
    path("services/demand/", views.demand, name="demand"),
]
