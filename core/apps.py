from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """The kernel. Finds the region rules, receivers, outbox handlers and menus of every app."""

    name = "core"

    def ready(self) -> None:
        autodiscover_modules("region_rules", "receivers", "outbox_handlers", "menu")
