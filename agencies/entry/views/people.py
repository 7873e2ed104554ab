"""The agency's professionals."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agencies.entry import policies
from agencies.entry.actions import registration as actions
from agencies.entry.forms.registration import PractitionerForm
from agencies.entry.models import Practitioner
from agencies.entry.views.desk import carried_out, my_agency
from core import policy
from core.actors import actor_of
from core.clock import now
from core.policy import guard


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Who counts for the agency, who left, and a form to add somebody."""
    agency = my_agency(request)
    actor = actor_of(request)
    form = PractitionerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        arguments = {"agency": agency, "by": actor, "at": now(), **form.cleaned_data}
        if carried_out(form, actions.add_practitioner, **arguments):
            messages.success(request, _("The person is added and counts from today."))
            return redirect("agencies:people")
    staff = agency.practitioners.select_related("qualification", "agency__organisation")
    context = {
        "agency": agency,
        "form": form,
        "verdict": policies.add_practitioner(actor, agency),
        "rows": [
            (person, policies.end_practitioner(actor, person))
            for person in staff.order_by("left_on", "name", "id")
        ],
    }
    return render(request, "agencies/people.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Record that somebody left."""
    person = get_object_or_404(Practitioner, pk=pk, agency=my_agency(request))
    actions.end_practitioner(practitioner=person, by=actor_of(request), at=now())
    messages.success(request, _("It is recorded that this person left today."))
    return redirect("agencies:people")
