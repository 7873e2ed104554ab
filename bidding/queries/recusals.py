"""Who must not take part in a procurement, and why."""

from collections.abc import Iterable

from django.db.models import QuerySet

from agencies.models import Agency
from bidding.models import Procurement, Recusal


def recused(procurement: Procurement) -> QuerySet[Recusal]:
    """The recusal list of a notice."""
    found = Recusal.objects.filter(procurement=procurement)
    return found.select_related("agency__organisation").order_by("id")


def recusals_of(procurement: Procurement, agencies: Iterable[Agency]) -> dict[int, Recusal]:
    """The recusals among these agencies, by the agency's key."""
    found = Recusal.objects.filter(procurement=procurement, agency__in=list(agencies))
    return {each.agency_id: each for each in found.order_by("id")}


def as_json(procurement: Procurement) -> list[dict[str, str]]:
    """The list as the notice in the chain tells it."""
    return [
        {
            "agency": each.agency.organisation.credit_code or each.agency.organisation.name,
            "ground": each.ground,
            "reason": each.reason,
        }
        for each in recused(procurement)
    ]
