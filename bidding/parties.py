"""Who must not meet in one procurement."""

from collections.abc import Iterable

from django.db.models import Q

from core.models import Organisation


def are_related(one: Organisation, other: Organisation) -> bool:
    """True for the same subject, the same legal representative or the same contact phone."""
    if one.pk == other.pk:
        return True
    same_head = one.legal_representative and one.legal_representative == other.legal_representative
    same_phone = one.contact_phone and one.contact_phone == other.contact_phone
    return bool(same_head or same_phone)


def related_to(one: Organisation, prefix: str = "") -> Q:
    """The same rule as a condition on rows that lead to organisations by `prefix`."""
    found = Q(**{f"{prefix}pk": one.pk})
    if one.legal_representative:
        found |= Q(**{f"{prefix}legal_representative": one.legal_representative})
    if one.contact_phone:
        found |= Q(**{f"{prefix}contact_phone": one.contact_phone})
    return found


def related_to_any(one: Organisation, others: Iterable[Organisation]) -> bool:
    """True when `one` is related to any of the others."""
    return any(are_related(one, other) for other in others)
