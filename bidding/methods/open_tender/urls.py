"""Addresses of open tenders."""

from django.urls import path

from . import views

app_name = "open_tender"
urlpatterns = [path("tenders/<str:number>/", views.tender, name="tender")]
