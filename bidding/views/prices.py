"""What work costs in this market, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.catalogue.fees import fee_rules
from agencies.models import ServiceItem
from bidding.queries.prices import price_guide, since_the_first_year
from core.clock import database_now, local_date
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def prices(request: HttpRequest) -> HttpResponse:
    """What items were awarded for, how fees changed since the first year, and the fee rules."""
    at = database_now()
    listed = ServiceItem.objects.for_sale(local_date(at)).filter(code__in=fee_rules())
    context = {
        "at": at,
        "prices": price_guide(),
        "comparison": since_the_first_year(at),
        "computed": listed.order_by("code", "id"),
    }
    return render(request, "bidding/prices.html", context)
