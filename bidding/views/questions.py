"""Asking about a notice, and answering in public."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bidding import actions
from bidding.forms import AnswerForm, QuestionForm
from bidding.models import Procurement
from bidding.policies import questions as policies
from bidding.queries import questions
from core.actors import actor_of
from core.clock import database_now
from core.errors import BadInput, Conflict
from core.policy import agencies, guard, owners

from .agency import agency_or_404
from .owner import owned_page


@guard(agencies)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Ask about an open notice; the question stands there without its asker."""
    procurement = get_object_or_404(Procurement.objects.visible().on_show(), number=number)
    agency, form = agency_or_404(request), QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask(
                procurement=procurement,
                agency=agency,
                text=form.cleaned_data["text"],
                by=actor_of(request),
            )
        except (BadInput, Conflict) as error:
            form.add_error("text", str(error.sentence))
        else:
            messages.success(request, _("Your question is on the notice, without your name."))
            return redirect("bidding:notice", number)
    in_time = policies.ask_in_time(procurement, database_now())
    context = {
        "procurement": procurement,
        "form": form,
        "verdict": in_time and policies.ask(actor_of(request), agency),
    }
    return render(request, "bidding/ask.html", context, status=422 if form.errors else 200)


@guard(owners)
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question of one's own notice in public."""
    question = get_object_or_404(questions.to_answer(actor_of(request)), pk=pk)
    form = AnswerForm(request.POST, auto_id=f"q{pk}-%s")
    if form.is_valid():
        try:
            actions.answer(
                question=question,
                text=form.cleaned_data["text"],
                by=actor_of(request),
                at=database_now(),
            )
        except BadInput as error:
            form.add_error("text", str(error.sentence))
        else:
            messages.success(request, _("The answer is public."))
            return redirect("bidding:owned", question.procurement.number)
    return owned_page(request, question.procurement, status=422, answers={pk: form})
