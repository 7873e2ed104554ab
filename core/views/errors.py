"""The last page of a request that broke."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a bug. It takes nothing but the request's number: the rest may be broken."""
    context = {"number": getattr(request, "number", ""), "LANGUAGE_CODE": get_language()}
    return HttpResponse(render_to_string("500.html", context), status=500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token is missing or old: say how to go on."""
    return HttpResponse(
        render_to_string("403_csrf.html", {}, request), status=403, headers={"X-Reason": reason}
    )
