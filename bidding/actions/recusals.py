"""The recusal list of a notice: written while it is a draft."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Procurement, Recusal, RecusalGround
from bidding.policies import procurements as policies
from bidding.queries.recusals import recused
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .locking import locked, person


class RecusedAlready(BadInput):
    """The agency is on the list. Facts: agency."""

    sentence = _("This agency is on the list already.")


class WithoutReason(BadInput):
    """A recusal keeps somebody out of the market, so it says why."""

    sentence = _("Say why this agency must not take part: everybody reads it on the notice.")


@transaction.atomic
def recuse(
    *,
    procurement: Procurement,
    agency: Agency,
    ground: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
) -> Recusal:
    """Put an agency on the list of a draft. Raises Refused, WithoutReason, RecusedAlready."""
    procurement = locked(procurement)
    require(policies.edit(by, procurement))
    if not reason.strip():
        raise WithoutReason
    if recused(procurement).filter(agency=agency).exists():
        raise RecusedAlready(agency=agency)
    return Recusal.objects.create(
        procurement=procurement,
        agency=agency,
        ground=RecusalGround(ground),
        reason=reason.strip()[:300],
        added_by=person(by),
        added_at=at,
    )


@transaction.atomic
def readmit(*, recusal: Recusal, by: Actor) -> None:
    """Take an agency off the list of a draft. Raises Refused."""
    require(policies.edit(by, locked(recusal.procurement)))
    recusal.delete()


def copy(source: Procurement, to: Procurement) -> None:
    """The list of a notice for another one."""
    for each in recused(source):
        each.pk, each.procurement = None, to
        each.save(force_insert=True)
