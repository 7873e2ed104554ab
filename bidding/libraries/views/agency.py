"""The agency's desk: open tenders with eligibility, applications, agreement, leaving."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.entry.queries import agency_of
from agencies.models import Agency
from bidding.draws.forms import sent_secret, with_secret
from bidding.forms import ReasonForm
from bidding.libraries import actions, policies, queries
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.forms import AgreementForm, ApplicationForm
from bidding.libraries.models import Library, LibraryMember
from bidding.queries.draws import entrant_id
from bidding.views.agency import agency_or_404
from core.actors import Actor, actor_of
from core.acts import Act
from core.arrivals import arrived_at
from core.clock import database_now, local_date
from core.paging import page_of
from core.policy import agencies, guard


@guard(agencies)
@require_safe
def libraries(request: HttpRequest) -> HttpResponse:
    """Open tenders with what the agency has and lacks, and what became of its applications."""
    actor, at = actor_of(request), database_now()
    agency = agency_of(actor)
    page = page_of(request, queries.open_to_applications(at), 10)
    mine = list(queries.memberships_of(agency)[:50])
    applied = {each.library_id for each in mine if each.can("be_withdrawn")}
    context = {
        "agency": agency,
        "page": page,
        "tenders": [
            (
                each,
                queries.library_eligibility(agency, each, local_date(at)),
                _application_form(each, agency),
            )
            for each in page
            if agency and each.pk not in applied
        ],
        "may_apply": policies.apply(actor, agency) if agency else None,
        "memberships": [(each, _acts(actor, each, at)) for each in mine],
    }
    return render(request, "bidding/libraries/agency.html", context)


def _application_form(library: Library, agency: Agency) -> Form:
    """What an agency says when it applies, and its secret for a draw of equals."""
    form = ApplicationForm(auto_id=f"l{library.pk}-%s")
    return with_secret(form, library.draw, entrant_id(agency)) if library.draw else form


def _acts(actor: Actor, member: LibraryMember, at: object) -> list[Act]:
    """What the agency may do next with its application or membership."""

    def url(name: str) -> str:
        return reverse(f"bidding:library_{name}", args=[member.library.number])

    if member.can("be_withdrawn") and member.library.can("take_applications"):
        may = policies.withdraw(actor, member)
        return [Act(_("Withdraw the application"), url("withdraw"), may, kind="2")]
    if member.can("sign") and member.library.can("be_picked_from"):
        may = policies.sign(actor, member)
        return [Act(_("Read and sign the agreement"), url("sign"), may, is_link=True)]
    if member.can("give_notice"):
        may = policies.give_notice(actor, member)
        form = ReasonForm(auto_id=f"m{member.pk}-%s")
        hint = _("Your agency stays bound until the notice has run out. An alternate follows.")
        return [Act(_("Leave the library"), url("leave"), may, form, "bad", hint)]
    return []


def _open(number: str) -> Library:
    return get_object_or_404(Library.objects.visible().order_by("id"), number=number)


def _mine(request: HttpRequest, number: str) -> LibraryMember:
    mine = queries.memberships_of(agency_or_404(request))
    return get_object_or_404(mine, library__number=number)


@guard(agencies)
@require_POST
def apply(request: HttpRequest, number: str) -> HttpResponse:
    """Apply with the three promises accepted."""
    library, form = _open(number), ApplicationForm(request.POST)
    agency: Agency = agency_or_404(request)
    if not form.is_valid():
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
        return redirect("bidding:agency_libraries")
    given = {"by": actor_of(request), "clock": arrived_at, **form.cleaned_data}
    given["secret"] = sent_secret(request)
    actions.apply(library=library, agency=agency, **given)
    messages.success(
        request, _("Your application to %s is received. Nobody sees it before closing.") % number
    )
    return redirect("bidding:agency_libraries")


@guard(agencies)
@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Take the application back before the deadline."""
    actions.withdraw_application(
        member=_mine(request, number), by=actor_of(request), clock=arrived_at
    )
    messages.success(request, _("Your application to %s is withdrawn.") % number)
    return redirect("bidding:agency_libraries")


@guard(agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, number: str) -> HttpResponse:
    """Read the agreement and sign it for the agency."""
    member, actor = _mine(request, number), actor_of(request)
    sha256 = agreement_hash(member.library.agreement)
    form = AgreementForm(request.POST or None, initial={"read_sha256": sha256})
    if request.method == "POST" and form.is_valid():
        actions.sign_agreement(
            member=member,
            read_sha256=form.cleaned_data["read_sha256"],
            by=actor,
            at=database_now(),
        )
        messages.success(request, _("The agreement is signed. Owners can pick your agency now."))
        return redirect("bidding:agency_libraries")
    context = {
        "member": member,
        "library": member.library,
        "sha256": sha256,
        "form": form,
        "verdict": policies.sign(actor, member),
    }
    status = 422 if form.errors else 200
    return render(request, "bidding/libraries/sign.html", context, status=status)


@guard(agencies)
@require_POST
def leave(request: HttpRequest, number: str) -> HttpResponse:
    """Give notice; the reason is public."""
    mine = _mine(request, number)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why your agency leaves: the public reads it."))
        return redirect("bidding:agency_libraries")
    member = actions.give_notice(
        member=mine,
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=database_now(),
    )
    assert member.leaves_at is not None
    messages.success(
        request,
        _("Your notice is given. Your agency leaves after %(date)s.")
        % {"date": local_date(member.leaves_at).isoformat()},
    )
    return redirect("bidding:agency_libraries")
