"""The home page tells what is going on, from the timestamps."""

import pytest

from tests.statements import statements

pytestmark = pytest.mark.django_db


def test_home_answers_without_any_data(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "尚未发布公告" in page.text


def test_home_needs_few_queries(client):
    client.get("/")
    assert len(statements(lambda: client.get("/"))) <= 10


def test_footer_links_only_what_exists(client):
    page = client.get("/")
    assert 'href="/help/"' in page.text
    for path in ("/help/", "/accessibility/"):
        assert client.get(path).status_code == 200
