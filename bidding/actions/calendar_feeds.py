"""A member's private calendar address: made, and renewed so that the old one ends."""

from django.db import transaction

from bidding.models import CalendarFeed
from bidding.policies import calendar_feeds as policies
from core.actors import Actor
from core.policy import require


@transaction.atomic
def renew(*, by: Actor) -> CalendarFeed:
    """Give the member a fresh address; whoever had the old one reads nothing more.

    Raises Refused.
    """
    require(policies.renew(by))
    made, is_new = CalendarFeed.objects.select_for_update().get_or_create(membership=by.membership)
    if not is_new:
        made.generation += 1
        made.save(update_fields=["generation"])
    return made
