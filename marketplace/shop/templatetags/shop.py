"""Template tags of the shop."""

import re

from django import template
from django.urls import reverse

from core.actors import Actor, Role
from marketplace.shop import queries

register = template.Library()

_NUMBER = re.compile(r"\b(ZJ|HT)-[0-9]{4}-[0-9]{6}\b", re.ASCII)
# Where the thing with that number is dealt with, by the role of who reads.
_PLACES = {
    ("ZJ", Role.OWNER): "bidding:owned",
    ("HT", Role.OWNER): "contracts:owner-room",
    ("HT", Role.AGENCY): "contracts:agency-room",
}


@register.simple_tag
def place_of(text: str, actor: Actor) -> str:
    """The page of the procurement or contract a message names; empty where there is none."""
    found = _NUMBER.search(text)
    if found is None:
        return ""
    if (found[1], actor.role) == ("ZJ", Role.AGENCY):
        return reverse("bidding:selections")
    name = _PLACES.get((found[1], actor.role))
    return reverse(name, args=[found[0]]) if name else ""


@register.simple_tag
def new_messages(actor: Actor) -> int:
    """How many unread messages the person has."""
    return queries.new_messages(actor)
