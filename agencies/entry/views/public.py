"""Entries in public: who is about to be admitted."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agencies.entry.queries import in_publicity
from core.clock import now
from core.policy import everyone, guard


@guard(everyone)
@require_safe
def admissions(request: HttpRequest) -> HttpResponse:
    """The entries in publicity: who is about to be admitted, and until when one may object."""
    entries = in_publicity(now())
    return render(request, "agencies/admissions.html", {"entries": entries})
