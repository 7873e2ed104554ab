"""Template tags of the shop."""

from django import template

from core.actors import Actor
from marketplace.shop import queries

register = template.Library()


@register.simple_tag
def new_messages(actor: Actor) -> int:
    """How many unread messages the person has."""
    return queries.new_messages(actor)
