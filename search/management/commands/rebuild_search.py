"""Write every search entry again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from agencies.models import Agency, Offer
from bidding.models import Procurement
from core.clock import now
from search import entries


class Command(BaseCommand):
    help = "Write every search entry again from the database. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        with transaction.atomic():
            agencies = entries.write_agencies(Agency.objects.all(), at=at)
            offers = entries.write_offers(Offer.objects.all(), at=at)
            notices = entries.write_notices(Procurement.objects.all())
        self.stdout.write(f"{agencies} agencies, {offers} offers, {notices} notices")
