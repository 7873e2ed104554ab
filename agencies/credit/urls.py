"""Addresses of the rankings."""

from django.urls import path

from agencies.credit import views

urlpatterns = [path("rankings/", views.rankings, name="rankings")]
