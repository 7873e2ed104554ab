"""Addresses of the shop."""

from django.urls import path

from .views import basket, inbox, selections, shelf, shortlist

app_name = "shop"
urlpatterns = [
    path("shelf/", shelf.shelf, name="shelf"),
    path("shelf/<int:pk>/", shelf.offer, name="offer"),
    path("shelf/<int:pk>/add/", basket.add, name="add"),
    path("shelf/<int:pk>/remove/", basket.remove, name="remove"),
    path("shelf/<int:pk>/remember/", shortlist.remember, name="remember"),
    path("shelf/<int:pk>/forget/", shortlist.forget, name="forget"),
    path("buyer/shortlist/", shortlist.shortlist, name="shortlist"),
    path("messages/", inbox.inbox, name="inbox"),
    path("messages/read/", inbox.read, name="read"),
    path("basket/", basket.basket, name="basket"),
    path("basket/confirm/", basket.confirm, name="confirm"),
    path("buyer/selections/", selections.selections, name="selections"),
]
