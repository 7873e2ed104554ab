"""Whose dates an address leads to. The address is signed and stored nowhere."""

from django.core import signing

from bidding.models import CalendarFeed
from core.actors import Actor
from core.models import Membership

_SIGNER = signing.Signer(salt="bidding.calendar")


def token_of(actor: Actor) -> str:
    """The secret part of a member's address; empty before they asked for one."""
    feed = CalendarFeed.objects.filter(membership=actor.membership).first()
    if feed is None or actor.membership is None:
        return ""
    return _SIGNER.sign(f"{feed.membership_id}-{feed.generation}")


def member_of(token: str) -> Membership | None:
    """Whose address this is, while the membership is live and the address was not renewed."""
    try:
        key, generation = _SIGNER.unsign(token).split("-")
    except (signing.BadSignature, ValueError):
        return None
    feed = (
        CalendarFeed.objects.filter(membership=int(key), generation=int(generation))
        .filter(membership__is_active=True, membership__user__is_active=True)
        .select_related("membership__user", "membership__organisation")
    ).first()
    return feed.membership if feed else None
