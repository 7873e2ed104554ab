"""A person's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.policy import guard, signed_in


@guard(signed_in)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who I am, which organisations I act for, how I sign in."""
    return render(request, "core/account.html")
