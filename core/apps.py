from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CoreConfig(AppConfig):
    """The kernel. Finds the receivers, outbox handlers and menus of every app above it."""

    name = "core"

    def ready(self) -> None:
        autodiscover_modules("receivers", "outbox_handlers", "menu")
