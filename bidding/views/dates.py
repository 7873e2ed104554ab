"""What is coming, and what one is invited to watch."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding import actions
from bidding.forms import AttestForm, InviteForm
from bidding.models import Procurement, Witness
from bidding.policies import calendar_feeds as feed_policies
from bidding.policies import witnesses as policies
from bidding.queries import desks
from bidding.queries.calendar_feeds import token_of
from bidding.queries.dates import coming
from bidding.queries.witnesses import invitations, witnesses
from core.actors import Role, actor_of
from core.clock import database_now
from core.errors import DomainError
from core.policy import any_of, guard, owners, regulators, signed_in


@guard(signed_in)
@require_safe
def dates(request: HttpRequest) -> HttpResponse:
    """Deadlines, draws and openings that concern one, and one's invitations to watch."""
    actor = actor_of(request)
    token = token_of(actor)
    address = reverse("bidding:calendar", args=[token]) if token else ""
    context = {
        "address": f"{settings.SITE_URL}{address}" if address else "",
        "may_renew": feed_policies.renew(actor),
        "dates": coming(actor, database_now()),
        "invitations": [
            (each, policies.attest(actor, each), AttestForm(auto_id=f"w{each.pk}-%s"))
            for each in invitations(actor)
        ],
    }
    return render(request, "bidding/dates.html", context)


@guard(signed_in)
@require_POST
def attest(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what one saw at a draw or an opening."""
    actor = actor_of(request)
    witness = get_object_or_404(
        Witness.objects.select_related("procurement"), pk=pk, person=actor.user
    )
    form = AttestForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say in at most 300 characters what you saw."))
        return redirect("bidding:dates")
    actions.attest(witness=witness, **form.cleaned_data, by=actor, at=database_now())
    messages.success(request, _("What you saw stands on the notice."))
    return redirect("bidding:notice", witness.procurement.number)


def _mine(request: HttpRequest, number: str) -> Procurement:
    """A procurement that one owns, or supervises."""
    actor = actor_of(request)
    found = desks.owned_by if actor.role == Role.OWNER else desks.supervised_by
    return get_object_or_404(found(actor), number=number)


@guard(any_of(owners, regulators))
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, number: str) -> HttpResponse:
    """Who is invited to watch, and one more of them."""
    actor, procurement = actor_of(request), _mine(request, number)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite(
                procurement=procurement, **form.cleaned_data, by=actor, at=database_now()
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The invitation is sent."))
            return redirect("bidding:witnesses", number)
    page = "bidding:owned" if actor.role == Role.OWNER else "bidding:notice"
    context = {
        "procurement": procurement,
        "witnesses": witnesses(procurement),
        "may_invite": policies.invite(actor, procurement),
        "form": form,
        "back": reverse(page, args=[number]),
    }
    return render(
        request, "bidding/witnesses_form.html", context, status=422 if form.errors else 200
    )
