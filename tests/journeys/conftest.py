"""A real browser against a live server, under the same strict rules as every page.

`visit(path)` opens a page, `visit.as_(membership)` a browser of that person. Whatever the browser
complains about (console errors, blocked content, requests to other hosts, server errors) fails the
test at its end. `look(page)` checks one page for accessibility and width.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from PIL import Image
from playwright.sync_api import BrowserContext, Page, Response

PICTURES = Path(settings.BASE_DIR) / "docs/pictures"
WIDE, PHONE, NARROW = 1280, 390, 320


@dataclass
class Visitor:
    """One browser window of one person, and everything it complained about."""

    base: str
    context: BrowserContext
    page: Page
    javascript: bool = True
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    elsewhere: tuple[str, ...] = ()  # other hosts the journey leads to

    def watch(self) -> None:
        """Write down what must not happen on any page."""
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("response", self._response)

    def _console(self, message) -> None:
        # A response that the test expects is reported by the browser all the same.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"console at {self.page.url}: {message.text}")

    def _request(self, url: str) -> None:
        if urlsplit(url).scheme in ("http", "https") and not url.startswith(
            (self.base, *self.elsewhere)
        ):
            self.complaints.append(f"request to another host: {url}")

    def _response(self, response: Response) -> None:
        status = response.status
        if status >= 500 or (status == 404 and status not in self.expected):
            self.complaints.append(f"{status}: {response.url}")

    def __call__(self, path: str) -> Page:
        """Open a path of the site."""
        self.page.goto(self.base + path)
        return self.page

    def width(self, pixels: int) -> None:
        """Make the window as wide as a desk (1280), a phone (390) or a small phone (320)."""
        self.page.set_viewport_size({"width": pixels, "height": 900})

    def prefer(self, *, language: str = "zh-hans", size: str = "normal") -> None:
        """Choose language and size of type, as the switches in the top bar do."""
        chosen = {settings.LANGUAGE_COOKIE_NAME: language, "size": size}
        self.context.add_cookies(
            [{"name": name, "value": value, "url": self.base} for name, value in chosen.items()]
        )


@pytest.fixture
def new_visitor(chromium, live_server):
    """`new_visitor(client=None, javascript=True)` opens a window, signed in as that client is."""
    visitors: list[Visitor] = []

    def build(client=None, *, javascript: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": WIDE, "height": 900},
            java_script_enabled=javascript,
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
        )
        context.set_default_timeout(30_000)  # enough for a busy machine
        if client is not None:
            name = settings.SESSION_COOKIE_NAME
            value = client.cookies[name].value
            context.add_cookies([{"name": name, "value": value, "url": live_server.url}])
        visitor = Visitor(live_server.url, context, context.new_page(), javascript)
        visitor.watch()
        visitors.append(visitor)
        return visitor

    yield build
    complaints = [text for visitor in visitors for text in visitor.complaints]
    for visitor in visitors:
        visitor.context.close()
    assert complaints == []


@pytest.fixture
def visit(new_visitor):
    """A window of somebody without an account."""
    return new_visitor()


@pytest.fixture
def visit_as(new_visitor, sign_in):
    """`visit_as(membership)` gives a window of that person in that role."""

    def build(membership, **options) -> Visitor:
        return new_visitor(sign_in(membership), **options)

    return build


def overflow(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def violations(page: Page) -> list[str]:
    """What the axe accessibility checker finds, one line each."""
    found = Axe().run(page).response["violations"]
    return [
        f"{page.url} {v['id']}: {v['help']} ({node['html'][:120]})"
        for v in found
        for node in v["nodes"]
    ]


def look(page: Page) -> list[str]:
    """All faults of a page as it stands: accessibility, width."""
    faults = violations(page)
    if (extra := overflow(page)) > 0:
        faults.append(f"{page.url} is {extra} px too wide")
    return faults


def picture(page: Page, name: str) -> None:
    """Keep the window as a small picture in docs/pictures/ when UPDATE_PICTURES=1."""
    if os.environ.get("UPDATE_PICTURES") == "1":
        PICTURES.mkdir(parents=True, exist_ok=True)
        file = PICTURES / f"{name}.png"
        page.screenshot(path=file)
        with Image.open(file) as shot:
            shot.convert("RGB").quantize(128).save(file, optimize=True)
