"""What an owner asks of agencies beyond the item."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding import actions
from bidding.drafting.step import open_draft
from bidding.forms import OwnRequirementForm
from bidding.models import OwnRequirement
from bidding.policies import procurements as policies
from bidding.queries import desks
from bidding.queries.eligibility import reach
from bidding.queries.own_requirements import in_words
from core.actors import actor_of
from core.clock import database_now, local_date
from core.errors import DomainError
from core.policy import guard, owners


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """The conditions of a draft of one's own, how many agencies meet them, and one more of them."""
    actor, at = actor_of(request), database_now()
    procurement = get_object_or_404(desks.owned_by(actor), number=number)
    items = open_draft(procurement, actor, at).items()
    asked = in_words(procurement, items)
    groups = [(group[0][0].alternative, group[0][1]) for group in asked]
    form = OwnRequirementForm(request.POST or None, groups=groups)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_for(procurement=procurement, asked=form.asked(), by=actor)
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The requirement is added."))
            return redirect("bidding:requirements", number)
    context = {
        "procurement": procurement,
        "groups": asked,
        "reach": reach(procurement, items, local_date(at)) if items else None,
        "may_edit": policies.edit(actor, procurement),
        "form": form,
    }
    return render(
        request, "bidding/requirements_form.html", context, status=422 if form.errors else 200
    )


@guard(owners)
@require_POST
def drop(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Ask no more for one of them."""
    procurement = get_object_or_404(desks.owned_by(actor_of(request)), number=number)
    requirement = get_object_or_404(OwnRequirement, procurement=procurement, pk=pk)
    actions.drop(requirement=requirement, by=actor_of(request))
    messages.success(request, _("The requirement is dropped."))
    return redirect("bidding:requirements", number)
