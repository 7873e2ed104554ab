"""Addresses of the lowest price."""

from django.urls import path

from . import views

app_name = "lowest_price"
urlpatterns = [
    path("agency/explanations/<int:pk>/", views.explain, name="explain"),
    path("buyer/explanations/<int:pk>/", views.judge, name="judge"),
]
