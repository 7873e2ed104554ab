"""Results of unified surveys at the departments' desks. Every download is a logged act."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from contracts.actions.share import read_result
from contracts.queries.sharing import open_to, shared_with
from core import files
from core.actors import actor_of
from core.clock import now
from core.paging import page_of
from core.policy import guard, regulators


@guard(regulators)
@require_safe
def result_list(request: HttpRequest) -> HttpResponse:
    """What surveys share with this desk, newest first."""
    page = page_of(request, shared_with(actor_of(request)))
    return render(request, "contracts/results.html", {"page": page})


@guard(regulators)
@require_POST
def read(request: HttpRequest, pk: int) -> HttpResponseBase:
    """A delivered version for a regulator; that it was read is kept first."""
    actor = actor_of(request)
    version = get_object_or_404(open_to(actor), pk=pk)
    read_result(deliverable=version, by=actor, at=now())
    return files.respond(version.file)
