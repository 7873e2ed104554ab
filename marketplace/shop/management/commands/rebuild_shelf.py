"""Write the whole shelf again from the offers."""

from typing import Any

from django.core.management.base import BaseCommand

from agencies.models import Offer
from core.clock import local_date, now
from marketplace.shop.shelf import put


class Command(BaseCommand):
    help = "Write Oscar's shelf again from the offers. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        count = put(Offer.objects.order_by("pk").only("pk"), on=local_date(now()))
        self.stdout.write(f"{count} offers on record")
