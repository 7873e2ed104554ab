"""What was bought before with public money: a need is not divided to stay below a threshold."""

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db.models import Sum

from agencies.models import ServiceItem
from bidding.models import Procurement, ProcurementLine, Project
from bidding.states import ProcurementStatus

YEAR: Final = dt.timedelta(days=365)
# A draft may never go out, and what ended without an award spent nothing.
_SPENDS_NOTHING: Final = (
    ProcurementStatus.DRAFT,
    ProcurementStatus.PROPOSED,
    ProcurementStatus.APPROVED,
    ProcurementStatus.DECLINED,
    ProcurementStatus.FAILED,
    ProcurementStatus.CANCELLED,
)


def public_money_before(
    project: Project,
    items: Iterable[ServiceItem],
    at: dt.datetime,
    *,
    fiscal_percent: int,
    but: Procurement | None = None,
) -> int:
    """Fen of the same items for the same project in the last year, where fiscal money paid.

    0 for a need that no fiscal money pays: no threshold concerns it.
    """
    if fiscal_percent == 0:
        return 0
    bought = Procurement.objects.filter(
        project=project, fiscal_percent__gt=0, created_at__gt=at - YEAR
    ).exclude(status__in=_SPENDS_NOTHING)
    if but is not None:
        bought = bought.exclude(pk=but.pk)
    lines = ProcurementLine.objects.filter(
        procurement__in=bought.order_by().values("pk"), item__in=[each.pk for each in items]
    )
    found: int | None = lines.aggregate(fen=Sum("price_fen"))["fen"]
    return found or 0
