"""The operator's desk: what is owed to the outside, what gave up, what happened last."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core import outbox, workflow
from core.clock import now
from core.models import ChainSeal, OutboxMessage, StatusChange
from core.policy import guard, operators


@guard(operators)
@require_safe
def operations(request: HttpRequest) -> HttpResponse:
    """Figures of the outbox and the chain, effects that need a person, the newest moves."""
    owed = OutboxMessage.objects.filter(done_at=None, given_up_at=None)
    newest = (
        workflow.listed()
        .select_related("by", "acting_for", "subject_type")
        .prefetch_related("subject")
        .order_by("-at", "-id")[:20]
    )
    context = {
        "owed": owed.count(),
        "retried": owed.filter(attempts__gt=0).count(),
        "given_up": OutboxMessage.objects.exclude(given_up_at=None).order_by("-given_up_at", "id"),
        "seal": ChainSeal.objects.order_by("-id").first(),
        "changes": [(change, *_in_words(change)) for change in newest],
    }
    return render(request, "core/operations.html", context)


@guard(operators)
@require_POST
def outbox_retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Carry an effect out that was given up, now that its cause is mended."""
    message = get_object_or_404(OutboxMessage.objects.exclude(given_up_at=None), pk=pk)
    outbox.try_again(message=message, at=now())
    messages.success(request, _("It is due again; the worker takes it in a moment."))
    return redirect("core:operations")


def _in_words(change: StatusChange) -> tuple[str, object, object]:
    """The thing that moved and the words of both statuses; what is gone keeps its raw names."""
    thing = change.subject
    if thing is None:
        return f"{change.subject_type.name} {change.subject_id}", change.source, change.target
    labels = dict(thing.machine.states.choices)
    source, target = (labels.get(name, name) for name in (change.source, change.target))
    return str(thing), source, target
