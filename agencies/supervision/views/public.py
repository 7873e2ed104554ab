"""The rules as the code applies them, and the list of sanctions: public pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from agencies.credit import ranking as rules
from agencies.credit import scoring
from agencies.credit.queries.ranking import star_bands
from agencies.region_rules import SupervisionRules
from agencies.supervision import points
from agencies.supervision.forms import SanctionFilter
from agencies.supervision.queries import reputation
from agencies.supervision.states import SanctionStatus
from core.clock import now
from core.models import Region
from core.paging import page_of
from core.policy import everyone, guard
from core.region import RegionRules, rules_for


@guard(everyone)
@require_safe
def rules_page(request: HttpRequest) -> HttpResponse:
    """The rules as the code applies them: generated, so they cannot drift."""
    at = now()
    regions = Region.objects.filter(policies__isnull=False).distinct().order_by("code", "id")
    wanted = request.GET.get("region", "")
    region = get_object_or_404(Region, code=wanted) if wanted else regions.first()
    in_force = rules_for(region, at=at) if region else RegionRules()
    context = {
        "weights": rules.CURRENT,
        "ranking_parts": [
            (rules.LABELS[name], 100 * weight) for name, weight in rules.CURRENT.parts.items()
        ],
        "formula": scoring.CURRENT,
        "components": [
            (reputation.COMPONENT_LABELS[name], 100 * weight)
            for name, weight in scoring.CURRENT.weights.items()
        ],
        "bands": star_bands(),
        "owner_cap": 100 * scoring.CURRENT.owner_cap,
        "first_mean": 100 * scoring.CURRENT.first_mean,
        "breaches": points.RULES.values(),
        "region": region,
        "regions": regions,
        "version": in_force.version,
        "points": in_force.of(SupervisionRules),
        "periods": in_force.for_people(),
    }
    return render(request, "agencies/rules.html", context)


@guard(everyone)
@require_safe
def sanctions(request: HttpRequest) -> HttpResponse:
    """Sanctions in force, each with the day it ends."""
    form = SanctionFilter(request.GET or None)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = reputation.public_sanctions()
    if not chosen.get("ended"):
        found = found.filter(status=SanctionStatus.IN_FORCE)
    if kind := chosen.get("kind"):
        found = found.filter(kind=kind)
    page = page_of(request, found)
    return render(request, "agencies/sanctions.html", {"filter": form, "page": page})
