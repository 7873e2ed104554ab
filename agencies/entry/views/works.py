"""Works finished outside this market: the agency's list, and the regulator's."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agencies.entry import policies
from agencies.entry.actions import past_works as actions
from agencies.entry.forms.registration import PastWorkForm
from agencies.entry.models import PastWork
from agencies.entry.queries import works_waiting
from agencies.entry.views.desk import carried_out, my_agency
from core import files, policy
from core.actors import actor_of
from core.clock import now
from core.policy import any_of, guard


@guard(policy.agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def works(request: HttpRequest) -> HttpResponse:
    """The works of the agency, and a form to hand one in."""
    agency, actor = my_agency(request), actor_of(request)
    form = PastWorkForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        file = data.pop("file")
        facts = {"agency": agency, "by": actor, "at": now(), **data}
        if carried_out(form, actions.add_past_work, content=file.read(), name=file.name, **facts):
            messages.success(request, _("The work is handed in. It counts once it is confirmed."))
            return redirect("agencies:works")
    found = agency.past_works.select_related("file", "agency__organisation")
    context = {
        "form": form,
        "verdict": policies.keep_past_works(actor, agency),
        "rows": [
            (work, policies.remove_past_work(actor, work))
            for work in found.order_by("-finished_on", "id")
        ],
    }
    return render(request, "agencies/works.html", context, status=422 if form.errors else 200)


@guard(policy.agencies)
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a work back that nobody has confirmed."""
    work = get_object_or_404(PastWork, pk=pk, agency=my_agency(request))
    actions.remove_past_work(work=work, by=actor_of(request))
    messages.success(request, _("The work is taken back."))
    return redirect("agencies:works")


@guard(policy.regulators)
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Works that wait for confirmation, with their proof."""
    actor = actor_of(request)
    rows = [(work, policies.confirm_past_work(actor, work)) for work in works_waiting(actor)]
    return render(request, "agencies/regulator_works.html", {"rows": rows})


@guard(policy.regulators)
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a work after reading its proof."""
    work = get_object_or_404(works_waiting(actor_of(request)), pk=pk)
    actions.confirm_past_work(work=work, by=actor_of(request), at=now())
    messages.success(request, _("The work is confirmed and counts from now on."))
    return redirect("agencies:regulator_works")


@guard(any_of(policy.agencies, policy.regulators))
@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The proof of a work, for its agency and the regulators of the region."""
    work = get_object_or_404(PastWork.objects.select_related("agency", "file"), pk=pk)
    if not policies.see_entry(actor_of(request), work.agency):
        raise Http404
    return files.respond(work.file)
