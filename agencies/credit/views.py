"""The public rankings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.catalogue.models import ServiceItem
from agencies.credit import ranking as rules
from agencies.credit.forms import RankingFilter
from agencies.credit.queries.ranking import matching, ranking
from core.clock import local_date, now
from core.paging import page_of
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def rankings(request: HttpRequest) -> HttpResponse:
    """Agencies in order, each with why it stands there."""
    at = now()
    form = RankingFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    item = None
    if code := request.GET.get("item", ""):
        item = get_object_or_404(ServiceItem.objects.ever_published(), code=code)
    places = ranking(on=local_date(at), at=at, family=chosen.get("family", ""), item=item)
    shown = matching(
        places,
        region=chosen.get("region", ""),
        stars=int(chosen.get("stars") or 0),
        words=chosen.get("words", ""),
    )
    page = page_of(request, shown, rules.CURRENT.page)
    context = {"filter": form, "page": page, "item": item, "total": len(places)}
    return render(request, "agencies/rankings.html", context)
