"""The recusal list of a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding import actions
from bidding.forms import RecusalForm
from bidding.policies import procurements as policies
from bidding.queries import desks
from bidding.queries.recusals import recused
from core.actors import actor_of
from core.clock import database_now
from core.errors import DomainError
from core.policy import guard, owners


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """Who must not take part in a draft of one's own, and one more of them."""
    actor = actor_of(request)
    procurement = get_object_or_404(desks.owned_by(actor), number=number)
    form = RecusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.recuse(
                procurement=procurement, **form.cleaned_data, by=actor, at=database_now()
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The agency is on the recusal list."))
            return redirect("bidding:recusals", number)
    context = {
        "procurement": procurement,
        "recusals": recused(procurement),
        "may_edit": policies.edit(actor, procurement),
        "form": form,
    }
    return render(
        request, "bidding/recusals_form.html", context, status=422 if form.errors else 200
    )


@guard(owners)
@require_POST
def readmit(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take an agency off the list again."""
    procurement = get_object_or_404(desks.owned_by(actor_of(request)), number=number)
    recusal = get_object_or_404(recused(procurement), pk=pk)
    actions.readmit(recusal=recusal, by=actor_of(request))
    messages.success(request, _("The agency is off the recusal list."))
    return redirect("bidding:recusals", number)
