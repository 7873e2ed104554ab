"""The workbenches of the agency and of the regulator: what waits, from every package."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.catalogue.models import ListDemand
from agencies.credit.queries.scores import latest_score
from agencies.entry import policies
from agencies.entry.queries import (
    agency_of,
    certificates_waiting,
    entries_waiting,
    expiring,
    review_until,
    watched_by,
)
from agencies.entry.states import AgencyStatus
from agencies.entry.views.registration import standing_of
from agencies.offers.models import Offer
from agencies.supervision.queries import desk as supervision
from agencies.supervision.queries.cases import total_points
from core import policy
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import guard


@guard(policy.agencies)
@require_safe
def agency_workbench(request: HttpRequest) -> HttpResponse:
    """What waits for the agency: its entry, its papers, its work."""
    actor = actor_of(request)
    agency = agency_of(actor)
    if agency is None:
        assert actor.organisation is not None  # whoever acts as an agency acts for an organisation
        verdict = policies.start_entry(actor, actor.organisation)
        return render(request, "agencies/workbench.html", {"agency": None, "verdict": verdict})
    today = local_date(now())
    context = {
        "agency": agency,
        "score": latest_score(agency),
        "points": total_points(agency, today),
        "verdict": policy.YES,
        "standing": standing_of(agency),
        "expiring": expiring(agency, today),
        "is_draft": agency.status == AgencyStatus.DRAFT,
        "can_offer": agency.can("offer"),
        "live_offers": Offer.objects.on_shelf(today).filter(agency=agency).count(),
        "unconfirmed": agency.qualifications.filter(confirmed_at=None).count(),
    }
    return render(request, "agencies/workbench.html", context)


@guard(policy.regulators)
@require_safe
def regulator_workbench(request: HttpRequest) -> HttpResponse:
    """What waits for this regulator, oldest first, and the agencies to watch."""
    actor, at = actor_of(request), now()
    context = {
        "entries": [(agency, review_until(agency)) for agency in entries_waiting(actor)[:10]],
        "certificates": certificates_waiting(actor)[:10],
        "demands": ListDemand.objects.order_by("-at", "-id")[:5],
        "scope": actor.membership,
        "watched": watched_by(actor).that_can("be_listed").count(),
        "watches": supervision.watched_by(actor, at=at, on=local_date(at)),
    }
    return render(request, "agencies/regulator_workbench.html", context)
