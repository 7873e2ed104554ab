"""Addresses of the shop."""

from django.urls import path

from .views import basket, selections, shelf

app_name = "shop"
urlpatterns = [
    path("shelf/", shelf.shelf, name="shelf"),
    path("shelf/<int:pk>/", shelf.offer, name="offer"),
    path("shelf/<int:pk>/add/", basket.add, name="add"),
    path("shelf/<int:pk>/remove/", basket.remove, name="remove"),
    path("basket/", basket.basket, name="basket"),
    path("basket/confirm/", basket.confirm, name="confirm"),
    path("buyer/selections/", selections.selections, name="selections"),
]
