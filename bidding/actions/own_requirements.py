"""What an owner asks of agencies beyond the item: added and dropped while the notice is a draft."""

from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from agencies.models import QualificationType
from bidding.models import OwnRequirement, Procurement
from bidding.policies import procurements as policies
from bidding.queries.own_requirements import own_requirements
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .locking import locked


class Asked(NamedTuple):
    """A certificate (of people where `practitioners` > 0), or so many `records` in `years`.

    It stands instead of the group `instead_of`, or beside all there are.
    """

    qualification: QualificationType | None = None
    least_level: str = ""
    practitioners: int = 0
    major: str = ""
    records: int = 0
    years: int = 0
    instead_of: int | None = None


class NoSuchRequirement(BadInput):
    """What is asked for cannot be held against anybody."""

    sentence = _("Ask for one qualification, or for a number of works in a number of years.")


class NoSuchLevel(BadInput):
    """The certificate has no such level. Facts: levels."""

    sentence = _("This certificate has no such level. Choose one of its levels, or none.")


class WhoHoldsIt(BadInput):
    """A person's certificate without a number of people, or an agency's with one or a major."""

    sentence = _(
        "Say how many people must hold a personal certificate; a certificate of the agency itself "
        "takes neither a number of people nor a major."
    )


@transaction.atomic
def ask_for(*, procurement: Procurement, asked: Asked, by: Actor) -> OwnRequirement:
    """Add a condition to a draft. Raises Refused, NoSuchRequirement, NoSuchLevel, WhoHoldsIt."""
    procurement = locked(procurement)
    require(policies.edit(by, procurement))
    _require_sense(asked)
    found = OwnRequirement.objects.filter(procurement=procurement)
    last = found.aggregate(last=Max("alternative"))["last"] or 0
    groups = set(found.order_by().values_list("alternative", flat=True))
    group = asked.instead_of if asked.instead_of in groups else last + 1
    return _create(procurement, asked, group)


@transaction.atomic
def drop(*, requirement: OwnRequirement, by: Actor) -> None:
    """Ask no more for it. Raises Refused."""
    require(policies.edit(by, locked(requirement.procurement)))
    requirement.delete()


def copy(source: Procurement, to: Procurement) -> None:
    """The conditions of a notice for another one."""
    for each in own_requirements(source):
        each.pk, each.procurement = None, to
        each.save(force_insert=True)


def _require_sense(asked: Asked) -> None:
    kind = asked.qualification
    if (kind is None) == (not asked.records or not asked.years):
        raise NoSuchRequirement
    if kind is None:
        return
    if asked.least_level and asked.least_level not in kind.levels:
        raise NoSuchLevel(levels=kind.levels)
    if kind.is_personal != bool(asked.practitioners) or (asked.major and not kind.is_personal):
        raise WhoHoldsIt


def _create(procurement: Procurement, asked: Asked, group: int) -> OwnRequirement:
    kind = asked.qualification
    facts = asked._asdict() | {"alternative": group}
    del facts["instead_of"]
    if kind is None:
        facts |= {"least_level": "", "practitioners": 0, "major": ""}
    else:
        facts |= {"records": 0, "years": 0}
    return OwnRequirement.objects.create(procurement=procurement, **facts)
