"""Write every search entry again."""

from typing import Any

from django.core.management.base import BaseCommand

from core.clock import now
from search import entries


class Command(BaseCommand):
    help = "Write every search entry again from the database. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        made = entries.write_all(at=now())
        self.stdout.write(f"{made.agencies} agencies, {made.offers} offers, {made.notices} notices")
