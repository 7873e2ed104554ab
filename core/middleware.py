"""What happens around every request."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.functional import SimpleLazyObject

from .errors import DomainError
from .people import current_actor

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestNumber:
    """Give each request a number that the error page and the log share."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.number = uuid.uuid4().hex[:12]  # type: ignore[attr-defined]  # ours
        response = self.get_response(request)
        response["X-Request-Number"] = request.number  # type: ignore[attr-defined]  # ours
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
            "back": request.get_full_path() if request.method == "POST" else "/desk/",
        }
        return render(request, "refused.html", context, status=error.status_code)


class WriteOnGet(AssertionError):
    """A GET request tried to write."""


class RefuseWritesOnGet:
    """In tests: a GET that writes anything but its session fails."""

    WRITES = re.compile(r'\A\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
    ALLOWED = frozenset({"django_session", "axes_accesslog", "account_emailaddress"})

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        with connection.execute_wrapper(self._refuse):
            return self.get_response(request)

    def _refuse(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: Any,
        many: bool,
        context: dict[str, Any],
    ) -> Any:
        found = self.WRITES.match(sql) if isinstance(sql, str) else None
        if found and found[2] not in self.ALLOWED:
            raise WriteOnGet(sql)
        return execute(sql, params, many, context)
