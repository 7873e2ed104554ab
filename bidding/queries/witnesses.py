"""Who was invited to watch."""

from django.db.models import QuerySet

from bidding.models import Procurement, Witness
from bidding.states import statuses_that_can
from core.actors import Actor


def witnesses(procurement: Procurement) -> QuerySet[Witness]:
    """Those invited to watch, in the order of their invitations."""
    found = Witness.objects.filter(procurement=procurement)
    return found.select_related("person", "procurement").order_by("id")


def invitations(actor: Actor) -> QuerySet[Witness]:
    """What the person was invited to watch and has not yet spoken about, newest first."""
    found = Witness.objects.filter(
        person=actor.user,
        attested_at=None,
        procurement__status__in=statuses_that_can("be_seen"),
    )
    return found.select_related("procurement__owner").order_by("-invited_at", "-id")
