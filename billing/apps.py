from importlib import import_module

from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"

    def import_models(self) -> None:
        """The models of reconciliation too: they stand above `billing.models`."""
        super().import_models()
        import_module("billing.reconciliation.models")
