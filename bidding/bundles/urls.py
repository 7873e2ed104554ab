"""Addresses of bundles, under the names of bidding."""

from django.urls import path

from .views import owner, public, regulator

_MINE = "buyer/bundles/<str:number>/"
_KEPT = "regulator/bundles/<str:number>/"

urlpatterns = [
    path("bundles/", public.bundle_list, name="bundles"),
    path("bundles/<str:number>/", public.bundle, name="bundle"),
    path("buyer/bundles/", owner.bundle_list, name="owned_bundles"),
    path("buyer/bundles/new/<slug:kind>/", owner.start, name="bundle_start"),
    path(_MINE, owner.bundle, name="owned_bundle"),
    path(f"{_MINE}papers/<int:pk>/", owner.paper, name="owned_bundle_paper"),
    path(f"{_MINE}members/<int:pk>/link/", owner.link, name="bundle_link"),
    path(f"{_MINE}<slug:name>/", owner.act, name="bundle_act"),
    path("regulator/bundles/", regulator.bundle_list, name="regulator_bundles"),
    path(_KEPT, regulator.bundle, name="regulator_bundle"),
    path(f"{_KEPT}papers/<int:pk>/", regulator.paper, name="regulator_bundle_paper"),
    path(f"{_KEPT}<slug:name>/", regulator.act, name="regulator_bundle_act"),
]
