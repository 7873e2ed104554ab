"""What happens around every request."""

import datetime as dt
import logging
import re
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest, MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from psycopg.errors import ReadOnlySqlTransaction

from .actors import PUBLIC, Actor, Duty, Role, actor_of
from .arrivals import came_earlier
from .clock import now
from .errors import DomainError
from .people import current_actor
from .reading import SAFE_METHODS, WRITING_ROUTES, reading, writing

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


class ProxyArrival:
    """Believe the proxy in front of us, and nobody else, about when a request reached it."""

    def __init__(self, get_response: GetResponse) -> None:
        if not settings.ARRIVAL_HEADER:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        stamp = request.headers.get(settings.ARRIVAL_HEADER, "").removeprefix("t=")
        is_time = re.fullmatch(r"\d{10}(\.\d{1,6})?", stamp, re.ASCII)
        if is_time and request.META["REMOTE_ADDR"] in settings.ARRIVAL_PROXIES:
            came_earlier(float(stamp))
        return self.get_response(request)


class RequestNumber:
    """Give each request a number that the error page and the log share."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]  # ours
        response = self.get_response(request)
        response["X-Request-Number"] = request.number  # type: ignore[attr-defined]  # ours
        return response


class CompressPages(GZipMiddleware):
    """Send text compressed; papers and pictures are so already, and static files by whitenoise.

    BREACH guesses a secret from the length of pages that repeat the guess. Here the secret of
    every page, the CSRF token, is masked anew each time; the length varies at random (Django's
    "Heal the Breach"); and session cookies (SameSite=Lax) do not go with requests that a strange
    page makes in masses, so what it could measure is the public page.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.get("Content-Type", "").split(";")[0]
        if kind.startswith("text/") or kind in ("application/json", "image/svg+xml"):
            return super().process_response(request, response)
        return response


class Language:
    """Simplified Chinese unless the reader chose otherwise, whatever the browser says."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language  # as LocaleMiddleware does
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


class CurrentActor:
    """`request.actor`: who acts, in which role."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: current_actor(request))  # type: ignore[attr-defined]  # ours
        return self.get_response(request)


class RefuseNul:
    """PostgreSQL keeps no NUL: an address with one names nothing, a form with one is malformed."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = (text for values in request.GET.lists() for text in (values[0], *values[1]))
        if "\x00" in request.path_info or any("\x00" in text for text in asked):
            raise Http404
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        """After the token was checked; a view without one reads its own bytes."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        if any("\x00" in text for values in request.POST.lists() for text in values[1]):
            raise BadRequest("a form field holds NUL")


class BrowserFeatures:
    """No page of ours needs camera, microphone, position or payment handlers."""

    POLICY = ", ".join(
        f"{name}=()"
        for name in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.POLICY)
        return response


class SessionLimits:
    """End a session after its idle time or after 12 hours, and ask to sign in again.

    Idle: 30 minutes for regulators and finance, 3 hours for all others.
    """

    ABSOLUTE = dt.timedelta(hours=12)
    IDLE = dt.timedelta(hours=3)
    IDLE_OF_ROLE = {
        Role.REGULATOR: dt.timedelta(minutes=30),
        Role.FINANCE: dt.timedelta(minutes=30),
    }
    # The time of the last request is stored again only when it is this much older.
    GRAIN = dt.timedelta(seconds=60)

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and self._has_ended(request, now()):
            with writing():  # axes notes the end of the session, also on a GET
                logout(request)
            request.actor = PUBLIC  # type: ignore[attr-defined]  # ours
            messages.warning(request, _("Your session has ended. Sign in again to go on."))
            return redirect_to_login(request.get_full_path())
        return self.get_response(request)

    def _has_ended(self, request: HttpRequest, at: dt.datetime) -> bool:
        session, stamp = request.session, at.timestamp()
        started = session.setdefault("started", stamp)
        seen = session.get("seen", stamp)
        actor = actor_of(request)
        idle = self.IDLE_OF_ROLE.get(actor.role, self.IDLE)
        request.idle_seconds = int(idle.total_seconds())  # type: ignore[attr-defined]  # ours
        if stamp - started > self.ABSOLUTE.total_seconds() or stamp - seen > idle.total_seconds():
            return True
        if "seen" not in session or stamp - seen > self.GRAIN.total_seconds():
            session["seen"] = stamp
        return False


class SecondFactor:
    """Regulators, finance, operators and signers of agencies set up a second factor first."""

    ROLES = frozenset({Role.REGULATOR, Role.FINANCE, Role.OPERATOR})
    OPEN = ("/accounts/", "/account/", "/language/", "/display/", "/role/", "/static/")

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.REQUIRE_SECOND_FACTOR and not request.path.startswith(self.OPEN):
            actor = actor_of(request)
            if self._needs_one(actor) and not is_mfa_enabled(actor.user):
                messages.warning(
                    request, _("Your role needs a second factor. Set up an authenticator app now.")
                )
                return redirect("mfa_activate_totp")
        return self.get_response(request)

    def _needs_one(self, actor: Actor) -> bool:
        if actor.user is None:
            return False
        signs = actor.role == Role.AGENCY and actor.has_duty(Duty.SIGNER)
        return actor.role in self.ROLES or signs


class DomainErrors:
    """A rule that said no becomes a page with its sentence and its status code."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, DomainError):
            return None
        context = {
            "sentence": error.sentence,
            "number": getattr(request, "number", ""),
            "back": _came_from(request),
        }
        return render(request, "refused.html", context, status=error.status_code)


def _came_from(request: HttpRequest) -> str:
    """The page of this site that sent the request; one's desk where there is none."""
    page = urlsplit(request.headers.get("Referer", ""))
    elsewhere = page.netloc != request.get_host() or page.path.startswith("//")
    if elsewhere or (request.method == "GET" and page.path == request.path):
        return "/desk/"
    return urlunsplit(("", "", page.path, page.query, ""))


class WrongMethods:
    """An address that only takes forms answers a reader with a page, not with an empty one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "GET" or not isinstance(response, HttpResponseNotAllowed):
            return response
        page = render(request, "405.html", {"back": _came_from(request)}, status=405)
        page["Allow"] = response["Allow"]
        return page


class ReadOnGet:
    """A GET reads: a view that writes fails with 500, and the log names its route.

    Comes last, so the session is loaded before and saved after.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with ExitStack() as scope:
            if request.method not in SAFE_METHODS:
                scope.enter_context(writing())
            request.database_scope = scope  # type: ignore[attr-defined]  # ours
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> None:
        if request.method in SAFE_METHODS:
            scope: ExitStack = request.database_scope  # type: ignore[attr-defined]  # ours
            scope.enter_context(writing() if _route(request) in WRITING_ROUTES else reading())

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        if any(isinstance(e, ReadOnlySqlTransaction) for e in (error, error.__cause__)):
            log.error("%s of the route %s writes: %s", request.method, _route(request), error)


def _route(request: HttpRequest) -> str:
    return request.resolver_match.view_name if request.resolver_match else ""
