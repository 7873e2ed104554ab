"""The expert pool: who applies, who is admitted, paused, removed; its chain tells from when on."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from bidding.actions.locking import person
from bidding.panels import policies
from bidding.panels.models import Expert
from core import chain
from core.actors import Actor, Role
from core.models import Membership, Region
from core.policy import require
from core.series import next_number
from core.workflow import move


@dataclass(frozen=True)
class Credentials:
    """What an expert says about themselves; `families` are words of agencies.Family."""

    title: str
    employer_name: str
    employer_code: str
    region: Region
    families: Sequence[str]
    experience: str


@transaction.atomic
def apply_to_pool(*, credentials: Credentials, by: Actor, at: dt.datetime) -> Expert:
    """A person applies, again after a refusal, or with changed facts. Raises Refused.

    Who was in the pool is out of it until the change is admitted.
    """
    known = Expert.objects.select_for_update().filter(user=by.user).first()
    require(policies.join_pool(by, known))
    facts = {**vars(credentials), "families": sorted(set(credentials.families)), "applied_at": at}
    if known is None:
        return Expert.objects.create(number=next_number("ZJK", at=at), user=person(by), **facts)
    could_be_drawn = known.can("be_drawn")
    for name, value in facts.items():
        setattr(known, name, value)
    known.reason = ""
    known.save(update_fields=[*facts, "reason"])
    move(known, "apply_again", by=by, at=at)
    if could_be_drawn:
        chain.append(known.chain, "expert left", {"families": [], "region": ""}, at=at)
    return known


def _decide(expert: Expert, verb: str, reason: str, by: Actor, at: dt.datetime) -> Expert:
    """Move a locked expert by the regulator's decision; its chain tells what may be drawn now."""
    expert = (
        Expert.objects.select_for_update(of=("self",))
        .select_related("user", "region")
        .get(pk=expert.pk)
    )
    require(policies.keep_expert(by, expert))
    could_be_drawn = expert.can("be_drawn")
    move(expert, verb, by=by, at=at, reason=reason)
    expert.reason = reason[:300]
    expert.save(update_fields=["reason"])
    if expert.can("be_drawn"):
        told = {"families": expert.families, "region": expert.region.code}
        chain.append(expert.chain, "expert admitted", told, at=at)
    elif could_be_drawn:
        chain.append(expert.chain, "expert left", {"families": [], "region": ""}, at=at)
    return expert


@transaction.atomic
def admit(*, expert: Expert, by: Actor, at: dt.datetime) -> Expert:
    """The regulator admits; the person gets the role by which panels are entered.

    Raises Refused, WrongStatus.
    """
    expert = _decide(expert, "admit", "", by, at)
    assert by.organisation is not None, "the policy lets only regulators through"
    Membership.objects.get_or_create(
        user=expert.user,
        role=Role.EXPERT,
        defaults={"organisation": by.organisation, "duties": []},
    )
    return expert


@transaction.atomic
def turn_down(*, expert: Expert, reason: str, by: Actor, at: dt.datetime) -> Expert:
    """Refuse an application with the reason. Raises Refused, WrongStatus."""
    return _decide(expert, "turn_down", reason, by, at)


@transaction.atomic
def pause(*, expert: Expert, reason: str, by: Actor, at: dt.datetime) -> Expert:
    """Draw the expert no more until resumed. Raises Refused, WrongStatus."""
    return _decide(expert, "pause", reason, by, at)


@transaction.atomic
def resume(*, expert: Expert, by: Actor, at: dt.datetime) -> Expert:
    """Draw a paused expert again. Raises Refused, WrongStatus."""
    return _decide(expert, "resume", "", by, at)


@transaction.atomic
def remove(*, expert: Expert, reason: str, by: Actor, at: dt.datetime) -> Expert:
    """Out of the pool for good, with the reason. Raises Refused, WrongStatus."""
    return _decide(expert, "remove", reason, by, at)
