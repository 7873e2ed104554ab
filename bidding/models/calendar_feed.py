"""The private address under which a member's dates are read by a calendar."""

from django.db import models

from core.models import Membership


class CalendarFeed(models.Model):
    """How often a member renewed the address; each number makes another one, the old ones end."""

    membership = models.OneToOneField(Membership, models.CASCADE, related_name="+")
    generation = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["membership_id"]

    def __str__(self) -> str:
        return f"{self.membership_id} {self.generation}"
