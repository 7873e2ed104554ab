"""Reads of the expert pool."""

from collections import Counter

from django.db.models import QuerySet

from agencies.entry.scope import region_prefix
from agencies.models import Family
from bidding.panels.models import Expert
from bidding.panels.states import EXPERT
from core.actors import Actor, Role


def expert_of(actor: Actor) -> Expert | None:
    """The person who acts, as an expert: also one who only applied."""
    if actor.user is None:
        return None
    return Expert.objects.filter(user=actor.user).select_related("user", "region").first()


def kept_experts(actor: Actor, status: str = "") -> QuerySet[Expert]:
    """The experts who work in a regulator's region, in the order of their numbers."""
    found = Expert.objects.select_related("user", "region").order_by("number", "id")
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        found = found.filter(region__code__startswith=region_prefix(member.region.code))
    return found.filter(status=status) if status else found


def to_admit(actor: Actor) -> QuerySet[Expert]:
    """Applications that wait for a regulator."""
    return kept_experts(actor).filter(status__in=EXPERT.states_that_can("be_judged"))


def drawable() -> QuerySet[Expert]:
    """Everybody who may be drawn, in the order of their numbers."""
    found = Expert.objects.filter(status__in=EXPERT.states_that_can("be_drawn"))
    return found.select_related("user", "region").order_by("number", "id")


def pool_by_family() -> list[tuple[object, int]]:
    """How many of the pool may be drawn for each family, where there is anybody."""
    counted = Counter(family for expert in drawable() for family in expert.families)
    return [(family.label, counted[family]) for family in Family if counted[family]]
