"""Addresses of picks in a library."""

from django.urls import path

from . import views

app_name = "library"
urlpatterns = [
    path("buyer/libraries/<str:number>/pick/", views.pick, name="pick"),
    path("buyer/library-picks/<str:number>/begin/", views.begin, name="begin"),
    path("agency/library-picks/<str:number>/confirm/", views.confirm, name="confirm"),
    path("agency/library-picks/<str:number>/decline/", views.decline, name="decline"),
]
