"""What an agency is told about a result: its place, the rule, the numbers, whom to ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from agencies.models import Agency
from bidding.methods.protocol import Reason
from bidding.methods.registry import method_of
from bidding.models import Place, Procurement, SignUp
from bidding.models.procurement import ProcurementQuerySet
from bidding.states import ProcurementStatus, SignUpStatus

from .draws import entrant_id

_PUBLIC = (
    ProcurementStatus.PUBLICITY,
    ProcurementStatus.AWARDED,
    ProcurementStatus.CONTRACTED,
    ProcurementStatus.FAILED,
)


@dataclass(frozen=True)
class Debrief:
    """A result as one agency that took part is told it."""

    procurement: Procurement
    place: Place | None
    why: str  # why the agency stands there, or why it has no place
    places: int  # how many have one
    first: Place | None
    why_first: str
    object_until: dt.datetime | None


def told_to(agency: Agency | None) -> ProcurementQuerySet:
    """Procurements in which the agency took part and whose result is public, newest first."""
    part = SignUp.objects.filter(agency=agency).exclude(status=SignUpStatus.WITHDRAWN)
    found: ProcurementQuerySet = Procurement.objects.on_show().filter(
        status__in=_PUBLIC, published_at__isnull=False, pk__in=part.values("procurement")
    )
    return found


def debrief(procurement: Procurement, agency: Agency) -> Debrief:
    """By the places that were kept; who has none is told why by the rule asked again."""
    places = list(procurement.places.select_related("agency__organisation").order_by("place"))
    mine = next((each for each in places if each.agency_id == agency.pk), None)
    first = places[0] if places else None
    return Debrief(
        procurement,
        mine,
        Reason(**mine.reason).sentence if mine else _why_none(procurement, agency),
        len(places),
        first,
        Reason(**first.reason).sentence if first else "",
        procurement.publicity_until,
    )


def _why_none(procurement: Procurement, agency: Agency) -> str:
    sign_up = procurement.sign_ups.get(agency=agency)
    if sign_up.exclusion:
        return " ".join(sign_up.exclusion)
    method = method_of(procurement)
    case = method.case(procurement)
    # The rule is asked first: it may leave out whose price was never opened.
    reason = method.outcome(case).out.get(entrant_id(agency))
    if reason:
        return reason.sentence
    if all(each.id != entrant_id(agency) for each in case.entrants):
        return _("Your bid holds no price that can be read.")
    return procurement.failure
