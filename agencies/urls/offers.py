"""Addresses of the agency's offers."""

from django.urls import path

from agencies.views import offers

urlpatterns = [
    path("agency/offers/", offers.offers, name="offers"),
    path("agency/offers/new/", offers.new, name="offer_new"),
    path("agency/offers/<int:pk>/", offers.offer, name="offer"),
    path("agency/offers/<int:pk>/pause/", offers.pause, name="offer_pause"),
    path("agency/offers/<int:pk>/relist/", offers.relist, name="offer_relist"),
    path("agency/offers/<int:pk>/withdraw/", offers.withdraw, name="offer_withdraw"),
]
