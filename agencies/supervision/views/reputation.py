"""The agency's own view of its credit: parts, gains, points, cases, statements, objections."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from agencies.credit.queries.ranking import ranking
from agencies.entry.models import Agency
from agencies.supervision import policies
from agencies.supervision.actions import complaints, objections, sanctions
from agencies.supervision.actions.trace import spoken
from agencies.supervision.models import Complaint, CompliancePoints, Objection, Sanction
from agencies.supervision.queries import reputation as queries
from agencies.supervision.states import UNHEARD
from core.actors import actor_of
from core.clock import local_date, now
from core.policy import agencies, guard


def _mine(request: HttpRequest) -> Agency:
    return get_object_or_404(
        Agency.objects.select_related("organisation__region", "review_region"),
        organisation=actor_of(request).organisation,
    )


@guard(agencies)
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Own score and place with their parts, the next attainable gain, points, cases."""
    actor, at = actor_of(request), now()
    agency = Agency.objects.filter(organisation=actor.organisation).first()
    if agency is None:
        return render(request, "agencies/reputation_none.html")
    places = ranking(on=local_date(at), at=at)
    account = queries.points_account(agency, at)
    context = {
        "agency": agency,
        "credit": queries.reputation(agency),
        "place": next((place for place in places if place.agency.pk == agency.pk), None),
        "total": len(places),
        "account": account,
        "points": [
            (
                row,
                policies.object_to_points(
                    actor, row.points, objections.objection_until(row.points), at
                ),
            )
            for row in account.rows
        ],
        "sanctions": [
            (
                sanction,
                policies.state_on_sanction(actor, sanction, at),
                policies.object_to_sanction(
                    actor, sanction, objections.objection_until(sanction), at
                ),
            )
            for sanction in agency.sanctions.select_related(
                "agency__organisation__region", "agency__review_region"
            ).order_by("-notified_at", "-id")
        ],
        "complaints": [
            (complaint, policies.state_on_complaint(actor, complaint, at))
            for complaint in agency.complaints.exclude(status__in=UNHEARD)
            .select_related("agency__organisation")
            .order_by("-received_at", "-id")
        ],
        "objections": Objection.objects.filter(agency=agency)
        .select_related("points", "sanction")
        .order_by("-received_at", "-id"),
    }
    return render(request, "agencies/reputation.html", context)


def _words(request: HttpRequest) -> str:
    return spoken(request.POST.get("text", ""))


@guard(agencies)
@require_POST
def complaint_statement(request: HttpRequest, number: str) -> HttpResponse:
    """Answer a complaint."""
    heard = Complaint.objects.exclude(status__in=UNHEARD)
    found = get_object_or_404(heard, number=number, agency=_mine(request))
    complaints.state_on_complaint(
        complaint=found, by=actor_of(request), text=_words(request), at=now()
    )
    messages.success(request, _("Your statement is on file."))
    return redirect("agencies:reputation")


@guard(agencies)
@require_POST
def sanction_statement(request: HttpRequest, number: str) -> HttpResponse:
    """Answer the notice of a sanction."""
    found = get_object_or_404(Sanction, number=number, agency=_mine(request))
    sanctions.state_on_sanction(
        sanction=found, by=actor_of(request), text=_words(request), at=now()
    )
    messages.success(request, _("Your statement is on file."))
    return redirect("agencies:reputation")


@guard(agencies)
@require_POST
def sanction_objection(request: HttpRequest, number: str) -> HttpResponse:
    """Object to a sanction in force."""
    found = get_object_or_404(Sanction, number=number, agency=_mine(request))
    objections.object_to_sanction(
        sanction=found, by=actor_of(request), text=_words(request), at=now()
    )
    messages.success(request, _("Your objection is on file. A colleague of the deciders hears it."))
    return redirect("agencies:reputation")


@guard(agencies)
@require_POST
def points_objection(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to compliance points."""
    found = get_object_or_404(CompliancePoints, pk=pk, agency=_mine(request))
    objections.object_to_points(points=found, by=actor_of(request), text=_words(request), at=now())
    messages.success(request, _("Your objection is on file. A colleague of the deciders hears it."))
    return redirect("agencies:reputation")
