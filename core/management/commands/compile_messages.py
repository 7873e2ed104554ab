"""Compile the translation files that changed."""

from typing import Any

from django.core.management.base import BaseCommand

from core import catalogues


class Command(BaseCommand):
    """Quick when nothing changed; needs no gettext programs."""

    help = "Compile translations that are newer than their compiled form."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{catalogues.compile_all()} translation files compiled")
