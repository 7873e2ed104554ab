"""What goes over the wire: text compressed, in a way that does not give secrets away."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import FileResponse, HttpRequest, HttpResponse
from django.test import Client, override_settings

from core.middleware import CompressPages

GZIP = {"accept-encoding": "gzip, br"}
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.mark.django_db
def test_pages_are_compressed_for_who_asks() -> None:
    plain = Client().get("/")
    small = Client().get("/", headers=GZIP)
    assert "Content-Encoding" not in plain
    assert small["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small["Vary"]
    assert len(small.content) < len(plain.content) / 2
    assert gzip.decompress(small.content).startswith(b"<!DOCTYPE html>")


@pytest.mark.django_db
def test_the_same_page_differs_in_token_and_length_each_time() -> None:
    browser = Client()
    bodies = [browser.get("/accounts/login/", headers=GZIP).content for _ in range(5)]
    tokens = {TOKEN.findall(gzip.decompress(body))[0] for body in bodies}
    assert len(tokens) == len(bodies)
    assert len({len(body) for body in bodies}) > 1


def test_papers_are_sent_as_they_are() -> None:
    request = HttpRequest()
    request.META["HTTP_ACCEPT_ENCODING"] = "gzip"
    paper = FileResponse(b"%PDF" * 1000, content_type="application/pdf")
    answer = CompressPages(lambda _request: HttpResponse()).process_response(request, paper)
    assert "Content-Encoding" not in answer


def test_static_files_are_hashed_and_compressed(tmp_path: Path) -> None:
    compressed = {
        **settings.STORAGES,
        "staticfiles": {
            "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage",
        },
    }
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=compressed):
        call_command("collectstatic", interactive=False, verbosity=0)
        (style,) = tmp_path.glob("css/market.*.css")
        answer = Client().get(f"/static/css/{style.name}", headers=GZIP)
        sent = b"".join(answer)
    assert answer["Content-Encoding"] == "br"
    assert "immutable" in answer["Cache-Control"]
    assert len(sent) < style.stat().st_size / 3
