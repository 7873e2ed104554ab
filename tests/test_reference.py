"""The generated pages of docs/reference/ say what the code says."""

from pathlib import Path

import pytest
from django.conf import settings

from core import reference


@pytest.mark.parametrize("path", reference.pages(), ids=str)
def test_the_page_is_fresh(path):
    """Run `make reference` when this fails."""
    text = reference.pages()[path]
    assert (Path(settings.BASE_DIR) / path).read_text() == text


def test_an_undeclared_route_stands_out():
    route = reference.Route("/x/", "x", None, None)
    assert "**undeclared**" in reference._route_line(route)


def test_settings_come_with_their_comment():
    page = reference.environment(Path(settings.BASE_DIR))
    assert "| `DEMO_IDENTITIES` | bool | `False` | One-click identities" in page
