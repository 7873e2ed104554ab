"""A page whose form posts to this site without its token fails the test that reads the page."""

import re
from typing import Any

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL | re.IGNORECASE)
POSTS = re.compile(r"method=\"?post", re.IGNORECASE)
ELSEWHERE = re.compile(r"action=\"?https?://", re.IGNORECASE)

_request = Client.request


def read_every_response() -> None:
    """Streams are read to their end, as a browser does: what fails half way is seen."""
    Client.request = _read_request


def _read_request(self: Client, **request: Any) -> HttpResponseBase:
    response = _request(self, **request)
    if response.streaming:
        response.streaming_content = list(response.streaming_content)
    elif _is_readable_page(response):
        for head in forms_without_token(response.text):
            pytest.fail(f"{request.get('PATH_INFO')} has <form{head}> without its token")
    return response


def _is_readable_page(response: HttpResponseBase) -> bool:
    is_page = response.get("Content-Type", "").startswith("text/html")
    return is_page and not response.has_header("Content-Encoding")


def forms_without_token(page: str) -> list[str]:
    """What stands in the opening tag of each such form."""
    return [
        head
        for head, body in FORM.findall(page)
        if POSTS.search(head) and not ELSEWHERE.search(head) and "csrfmiddlewaretoken" not in body
    ]
