"""Who must not meet in one procurement, and who may take its work."""

import datetime as dt
from collections.abc import Iterable

from agencies.models import Agency
from agencies.queries.eligibility import Eligibility, eligibility
from bidding.models import Procurement
from core.models import Organisation


def are_related(one: Organisation, other: Organisation) -> bool:
    """True for the same subject, the same legal representative or the same contact phone."""
    if one.pk == other.pk:
        return True
    same_head = one.legal_representative and one.legal_representative == other.legal_representative
    same_phone = one.contact_phone and one.contact_phone == other.contact_phone
    return bool(same_head or same_phone)


def related_to_any(one: Organisation, others: Iterable[Organisation]) -> bool:
    """True when `one` is related to any of the others."""
    return any(are_related(one, other) for other in others)


def eligibility_for(agency: Agency, procurement: Procurement, on: dt.date) -> list[Eligibility]:
    """One answer a line of the procurement, in their order."""
    lines = procurement.lines.select_related("item").order_by("id")
    return [eligibility(agency, line.item, on) for line in lines]


def snapshot(answers: Iterable[Eligibility]) -> list[dict[str, object]]:
    """The answers as JSON, to be frozen with a sign-up or an award."""
    return [answer.as_snapshot() for answer in answers]
