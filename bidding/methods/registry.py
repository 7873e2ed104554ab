"""The selection methods of this installation: every installed app that is one, by its key.

Methods are found through their apps, so nothing here or elsewhere lists them: the settings install
each folder of `bidding/methods/`, and a method may live anywhere else.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from django.apps import AppConfig, apps

if TYPE_CHECKING:
    from bidding.methods.protocol import Method
    from bidding.models import Procurement

LABEL = "method_{}"


class MethodConfig(AppConfig):
    """The app of a method; `label` is "method_" with the key that procurements keep."""

    default_auto_field = "django.db.models.BigAutoField"

    @cached_property
    def method(self) -> Method:
        """The object `METHOD` of the folder's `method.py`."""
        return cast("Method", import_module(f"{self.name}.method").METHOD)

    def ready(self) -> None:
        """Load the method, so that its lifecycle is known to the generated charts."""
        assert self.label == LABEL.format(self.method.key)


def methods() -> list[Method]:
    """Every method, in the order of the settings."""
    return [each.method for each in apps.get_app_configs() if isinstance(each, MethodConfig)]


def drafted() -> list[Method]:
    """The methods that owners draft, in the order in which they are offered."""
    found = [(each.drafting.order, each) for each in methods() if each.drafting]
    return [each for _order, each in sorted(found, key=lambda pair: pair[0])]


def method(key: str) -> Method:
    """The method of a key; LookupError where its app is not installed."""
    return cast(MethodConfig, apps.get_app_config(LABEL.format(key))).method


def method_of(procurement: Procurement) -> Method:
    """The method by which a procurement selects."""
    return method(procurement.method)


def choices() -> list[tuple[str, Any]]:
    """Key and name of each method, for fields and filters."""
    return [(each.key, each.name) for each in methods()]
