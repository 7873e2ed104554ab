"""What everyone may see of bundles: the list, and the clock of one with who is late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from bidding.bundles import queries
from bidding.bundles.procedures import PROCEDURES
from core.actors import Role, actor_of
from core.clock import database_now
from core.paging import page_of
from core.policy import everyone, guard

from .shown import shown


@guard(everyone)
@require_safe
def bundle_list(request: HttpRequest) -> HttpResponse:
    """Every bundle, newest first, and what kinds may be started."""
    at = database_now()
    page = page_of(request, queries.public_bundles())
    context = {
        "page": page,
        "rows": [(each, queries.clock_of(each, at)) for each in page],
        "procedures": PROCEDURES.values(),
        "may_start": actor_of(request).role in (Role.PUBLIC, Role.OWNER),
    }
    return render(request, "bidding/bundles/list.html", context)


@guard(everyone)
@require_safe
def bundle(request: HttpRequest, number: str) -> HttpResponse:
    """One bundle: stages, last days, pauses with their reasons, who is late, public log."""
    found = get_object_or_404(queries.public_bundles(), number=number)
    return render(request, "bidding/bundles/public.html", shown(found, database_now()))
