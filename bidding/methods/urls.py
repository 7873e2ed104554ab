"""The addresses that methods bring, each under its own name: `direct:confirm`."""

from importlib.util import find_spec

from django.apps import apps
from django.urls import include, path

from bidding.methods.registry import MethodConfig

urlpatterns = [
    path("", include(f"{each.name}.urls"))
    for each in apps.get_app_configs()
    if isinstance(each, MethodConfig) and find_spec(f"{each.name}.urls")
]
