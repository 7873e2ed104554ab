"""Agencies in public: the list, and one agency with its offers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from agencies.entry.models import Agency
from agencies.entry.states import AgencyStatus
from agencies.offers.forms.agencies import AgencyFilter
from agencies.offers.libraries import seats_of
from agencies.offers.queries import public
from agencies.offers.queries.eligibility import eligible_offers_of
from core.clock import local_date, now
from core.paging import page_of
from core.policy import everyone, guard
from core.templatetags.market import day, moment
from core.workflow import history


@guard(everyone)
@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """All agencies the public may see, filtered by name, region, item and status."""
    today = local_date(now())
    form = AgencyFilter(request.GET or None, on=today)
    chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = public.public_agencies(
        today,
        words=chosen.get("q", ""),
        region=chosen.get("region", ""),
        item=chosen.get("item", ""),
        status=chosen.get("status", ""),
    )
    page = page_of(request, found)
    return render(request, "agencies/agencies.html", {"filter": form, "page": page})


def _standing(agency: Agency) -> dict[str, object] | None:
    """What the public has to know of an agency that takes no new work now, and until when."""
    match agency.status:
        case AgencyStatus.PUBLICITY:
            text = _(
                "This agency is about to be admitted. Whoever knows a reason against it tells the "
                "regulator before the publicity period ends."
            )
            return {
                "text": text,
                "tone": "warn",
                "label": _("Publicity until"),
                "until": moment(agency.publicity_until),
            }
        case AgencyStatus.SUSPENDED:
            text = _(
                "This agency is suspended: it takes no new work. Running contracts are finished "
                "and paid."
            )
            label, until = _("Suspended until"), agency.suspended_until
        case AgencyStatus.REMOVED:
            text = _(
                "This agency was removed from the market: it takes no new work. Running contracts "
                "are finished and paid."
            )
            label, until = _("Barred until"), agency.barred_until
        case _other:
            return None
    return {"text": text, "tone": "bad", "label": label, "until": until and day(until)}


@guard(everyone)
@require_safe
def agency(request: HttpRequest, credit_code: str) -> HttpResponse:
    """One agency: certificates with validity, people, offers, credit, history."""
    visible = Agency.objects.filter(status__in=public.PUBLIC_STATUSES)
    found = get_object_or_404(
        visible.select_related("organisation__region"), organisation__credit_code=credit_code
    )
    at = now()
    today = local_date(at)
    context = {
        "agency": found,
        "organisation": found.organisation,
        "standing": _standing(found),
        "today": today,
        "qualifications": public.confirmed_qualifications(found),
        "practitioners": public.practitioner_counts(found, today),
        "offers": eligible_offers_of(found, today),
        "library_seats": seats_of(found, at),
        "history": [
            (found.machine.states(change.target).label, change.at, "")
            for change in history(found)
            if change.target in public.PUBLIC_STATUSES
        ],
    }
    return render(request, "agencies/agency.html", context)
