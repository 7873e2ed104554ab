"""What is coming, and when: the dates of a notice, and those that concern one person."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from django.utils.translation import gettext as _

from agencies.entry.queries import agency_of
from agencies.models import Agency
from bidding.methods.registry import method_of
from bidding.models import Procurement
from bidding.models.procurement import ProcurementQuerySet
from bidding.states import AWARD, ProcurementStatus, SignUpStatus
from core.actors import Actor, Role

from .desks import owned_by, supervised_by, waiting_for
from .witnesses import invitations

MOST = 200


@dataclass(frozen=True)
class Date:
    """Something that happens to a procurement at a moment. `kind` names it for programs."""

    at: dt.datetime
    kind: str
    label: str
    procurement: Procurement


def dates_of(procurement: Procurement) -> list[Date]:
    """The dates of a notice in their order, past ones too."""
    return sorted(_dates(procurement), key=lambda each: (each.at, each.kind))


def coming(actor: Actor, at: dt.datetime) -> list[Date]:
    """What is still to come and concerns this person in this role, soonest first."""
    found = {each.pk: each for each in _concerning(actor)}
    dates = chain.from_iterable(map(_dates, found.values()))
    later = sorted((d for d in dates if d.at >= at), key=lambda d: (d.at, d.procurement.pk, d.kind))
    return later[:MOST]


def _dates(procurement: Procurement) -> Iterator[Date]:
    def date(at: dt.datetime | None, kind: str, label: str) -> Iterator[Date]:
        if at is not None:
            yield Date(at, kind, label, procurement)

    method = method_of(procurement)
    if procurement.published_at is not None:
        yield from date(procurement.questions_until, "questions", _("Questions end"))
        yield from date(procurement.closes_at, "closing", _("Sign-up ends"))
        if method.is_sealed:
            yield from date(procurement.closes_at, "opening", _("Opening of the sealed bids"))
        if not method.is_sealed or procurement.list_hash:
            yield from date(procurement.draw_at, "draw", _("Draw"))
        yield from date(procurement.publicity_until, "publicity", _("Time for objections ends"))
    if procurement.status == ProcurementStatus.OFFERED:
        yield from date(procurement.due_at, "answer", _("The agency answers until then"))


def _concerning(actor: Actor) -> Iterator[Procurement]:
    live = _unfinished(owned_by(actor)) if actor.role == Role.OWNER else Procurement.objects.none()
    if actor.role == Role.REGULATOR:
        live = _unfinished(supervised_by(actor))
    yield from live.select_related("project__region", "owner")
    agency = agency_of(actor)
    if agency is not None:
        yield from waiting_for(agency)
        yield from _entered(agency).select_related("project__region", "owner")
    if actor.user is not None:
        yield from (each.procurement for each in invitations(actor))


def _unfinished(found: ProcurementQuerySet) -> ProcurementQuerySet:
    over = (
        ProcurementStatus.CONTRACTED,
        ProcurementStatus.FAILED,
        ProcurementStatus.CANCELLED,
    )
    return found.exclude(status__in=over)


def _entered(agency: Agency) -> ProcurementQuerySet:
    """What the agency takes part in, or has won."""
    entered = Procurement.objects.filter(
        sign_ups__agency=agency, sign_ups__status=SignUpStatus.SUBMITTED
    )
    won = Procurement.objects.filter(
        awards__agency=agency, awards__status__in=AWARD.states_that_can("live")
    )
    keys = [*entered.order_by().values_list("pk"), *won.order_by().values_list("pk")]
    mine = Procurement.objects.filter(pk__in={pk for (pk,) in keys})
    return _unfinished(mine.order_by("id"))
