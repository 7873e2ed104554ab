"""Addresses of service items, of agencies in public, and of the agency's offers."""

from django.urls import path

from agencies.offers.views import agencies, item, offers

urlpatterns = [
    path("services/<str:code>/", item.service, name="service"),
    path("services/<str:code>/withdraw/", item.withdraw, name="service_withdraw"),
    path("services/<str:code>/publish/", item.publish, name="service_publish"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/<str:credit_code>/", agencies.agency, name="agency"),
    path("agency/offers/", offers.offers, name="offers"),
    path("agency/offers/new/", offers.new, name="offer_new"),
    path("agency/offers/<int:pk>/", offers.offer, name="offer"),
    path("agency/offers/<int:pk>/pause/", offers.pause, name="offer_pause"),
    path("agency/offers/<int:pk>/relist/", offers.relist, name="offer_relist"),
    path("agency/offers/<int:pk>/withdraw/", offers.withdraw, name="offer_withdraw"),
]
