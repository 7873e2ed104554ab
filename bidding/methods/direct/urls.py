"""Addresses of direct selection."""

from django.urls import path

from . import views

app_name = "direct"
urlpatterns = [
    path("agency/selections/<str:number>/confirm/", views.confirm, name="confirm"),
    path("agency/selections/<str:number>/decline/", views.decline, name="decline"),
]
