"""What everyone may see: notices, results, draws."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bidding import actions
from bidding.engagements import engagement
from bidding.forms import NoticeFilter, ObjectionForm
from bidding.methods.registry import method_of
from bidding.models import DrawResult, Procurement
from bidding.policies import questions as question_policies
from bidding.policies import results
from bidding.queries import amendments, attachments, notices, own_requirements
from bidding.queries.recusals import recused
from bidding.queries.witnesses import witnesses
from bidding.region_rules import TOO_FEW
from bidding.rules import frozen_rules
from core.actors import Role, actor_of
from core.arrivals import arrived_at
from core.clock import database_now
from core.paging import page_of
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """Notices and results, newest first, filtered."""
    at = database_now()
    chosen = NoticeFilter(request.GET or None)
    found = Procurement.objects.visible().on_show()
    if chosen.is_valid():
        wanted = chosen.cleaned_data
        found = notices.in_stage(found, wanted["stage"], at)
        if wanted["method"]:
            found = found.filter(method=wanted["method"])
        if wanted["region"]:
            found = found.filter(project__region=wanted["region"])
        if wanted["q"]:
            found = found.filter(
                Q(number__iexact=wanted["q"].strip()) | Q(title__icontains=wanted["q"].strip())
            )
    page = page_of(request, found)
    rows = [(each, notices.stage(each, at)) for each in page]
    return render(
        request, "bidding/notices.html", {"filter": chosen, "page": page, "rows": rows, "at": at}
    )


def _visible(number: str) -> Procurement:
    return get_object_or_404(Procurement.objects.visible().on_show(), number=number)


@guard(everyone)
@require_safe
def notice(request: HttpRequest, number: str) -> HttpResponse:
    """One notice: progress, key facts, public log."""
    procurement, at = _visible(number), database_now()
    method = method_of(procurement)
    after = engagement(procurement)
    stage = notices.stage(procurement, at)
    invited = actor_of(request).role in (Role.PUBLIC, Role.AGENCY)
    context = {
        "procurement": procurement,
        "at": at,
        "is_open": stage == notices.Stage.OPEN,
        "stage": stage,
        "is_invited": invited and stage == notices.Stage.OPEN,
        "steps": notices.steps(procurement, at, after),
        "engagement": after,
        "log": notices.public_log(procurement),
        "lines": procurement.lines.select_related("item").order_by("id"),
        "result": notices.result(procurement),
        "is_drawn": DrawResult.objects.filter(draw=procurement.draw_id).exists(),
        "amendments": amendments.amended(procurement),
        "attachments": attachments.attached(procurement),
        "requirements": own_requirements.in_words(procurement),
        "recusals": recused(procurement),
        "witnesses": witnesses(procurement),
        "questions": notices.asked_about(procurement),
        "may_ask": question_policies.ask_in_time(procurement, at),
        "attempts": notices.attempts(procurement),
        "rules": frozen_rules(procurement),
        "too_few": TOO_FEW.write(frozen_rules(procurement).too_few_policy),
        "method": method,
        "terms": method.terms(procurement),
        "may_object": results.object_to_result(procurement, at),
    }
    return render(request, "bidding/notice.html", context)


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def object_to_result(request: HttpRequest, number: str) -> HttpResponse:
    """Object to a result in publicity."""
    procurement = _visible(number)
    form = ObjectionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.object_to_result(procurement=procurement, **form.cleaned_data, at=arrived_at())
        messages.success(
            request, _("Your objection is received. The award waits until it is decided.")
        )
        return redirect("bidding:notice", number)
    context = {
        "form": form,
        "procurement": procurement,
        "verdict": results.object_to_result(procurement, database_now()),
    }
    return render(
        request, "bidding/objection_form.html", context, status=422 if form.errors else 200
    )
