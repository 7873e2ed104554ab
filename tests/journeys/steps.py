"""What a person does on a page: fill in, press, follow; and one look at the page they reach."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connection
from playwright.sync_api import Locator, Page

from tests.journeys.conftest import NARROW, PHONE, WIDE, Visitor, look, overflow


def _main(scope: Page | Locator) -> Locator:
    """The page's own part, without the frame around it."""
    return scope.locator("main") if isinstance(scope, Page) else scope


def fill(scope: Page | Locator, /, **values: Any) -> None:
    """Fill in fields by their names: text, choice, tick or file, as the control asks."""
    for name, value in values.items():
        control = _main(scope).locator(f"[name={name}]").first
        kind = control.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            control.select_option(str(value))
        elif kind == "radio":
            _main(scope).locator(f"[name={name}][value='{value}']").check()
        elif kind == "checkbox":
            control.set_checked(value)
        elif kind == "file":
            control.set_input_files(file_of(value))
        else:
            control.fill(str(value))


def file_of(value: Any) -> Any:
    """A file on disk, or (name, bytes) made here."""
    if isinstance(value, Path):
        return value
    name, content = value
    kind = {"pdf": "application/pdf", "csv": "text/csv", "json": "application/json"}
    return {"name": name, "mimeType": kind[name.rpartition(".")[2]], "buffer": content}


def press(scope: Page | Locator, name: str) -> None:
    """Press a button of the page itself and wait for the page it leads to."""
    page = scope if isinstance(scope, Page) else scope.page
    with page.expect_navigation():
        _main(scope).get_by_role("button", name=name).first.click()


def follow(scope: Page | Locator, name: str) -> None:
    """Follow a link of the page itself."""
    page = scope if isinstance(scope, Page) else scope.page
    with page.expect_navigation():
        _main(scope).get_by_role("link", name=name).first.click()


def says(page: Page) -> str:
    """What the page says, as it is read."""
    return page.locator("main").inner_text()


def looks_right(visitor: Visitor) -> list[str]:
    """Faults of the page as it stands: accessibility at a desk, width on two phones.

    Without script the same page is served, and the checker itself is a script.
    """
    if not visitor.javascript:
        return []
    page = visitor.page
    visitor.width(WIDE)
    faults = look(page)
    for pixels in (PHONE, NARROW):
        visitor.width(pixels)
        if (extra := overflow(page)) > 0:
            faults.append(f"{page.url} is {extra} px too wide at {pixels} px")
    visitor.width(WIDE)
    return faults


def apart(act: Callable[[], Any]) -> Any:
    """Act in another thread: signing starts an event loop, and the browser's runs in this one."""

    def run() -> Any:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
