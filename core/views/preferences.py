"""How somebody reads the site: language, size of type, and the role they act in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from core.actors import Role, actor_of
from core.clock import now
from core.navigation import desk_address
from core.people import SESSION_KEY, memberships_of
from core.policy import everyone, guard, signed_in

YEAR = 365 * 24 * 3600


def back(request: HttpRequest) -> HttpResponseRedirect:
    """To the page named by `next`, if it is one of ours, else home."""
    target = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    return HttpResponseRedirect(target)


def _remember(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, YEAR, secure=settings.SECURE_COOKIES, httponly=True, samesite="Lax"
    )


@guard(everyone)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language; kept in a cookie for a year."""
    response = back(request)
    chosen = request.POST.get("language", "")
    if chosen in dict(settings.LANGUAGES):
        _remember(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@guard(everyone)
@require_POST
def display(request: HttpRequest) -> HttpResponse:
    """Choose big or normal type; kept in a cookie for a year."""
    response = back(request)
    size = request.POST.get("size", "")
    if size in ("big", "normal"):
        _remember(response, "size", size)
    return response


@guard(signed_in)
@require_POST
def role(request: HttpRequest) -> HttpResponse:
    """Act in another of one's own roles from now on."""
    wanted = request.POST.get("membership", "")
    for membership in memberships_of(request):
        if str(membership.pk) == wanted:
            request.session[SESSION_KEY] = membership.pk
    return redirect("core:desk")


@guard(signed_in)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """To the desk of the current role; to the account where there is none yet."""
    actor = actor_of(request)
    if actor.role == Role.PUBLIC:
        return redirect("core:account")
    return redirect(desk_address(actor.role))


@guard(signed_in)
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """The reader is still there: the idle time begins anew."""
    request.session["seen"] = now().timestamp()
    return HttpResponse(status=204)
