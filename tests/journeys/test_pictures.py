"""The pictures of the README and the docs: of the demo's story, small, and made by a command.

UPDATE_PICTURES=1 pytest tests/journeys/test_pictures.py
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import PICTURES, WIDE, picture
from tests.marketplace.demos import ROOT, data_folder, environment

pytestmark = pytest.mark.journey
NAMES = ("home", "draw", "contract", "reconciliation")
MOST_BYTES = 200_000
PROVED = "What the story proves"  # the title of the demo's last table but one
PATIENCE = 600  # seconds for the story on a busy machine


@contextmanager
def told_demo() -> Iterator[str]:
    """The demo, told and served on ports of its own unless one runs; gives its address."""
    if running := os.environ.get("DEMO_URL"):
        yield running
        return
    with data_folder() as folder:
        where = environment(folder)
        told = subprocess.Popen(
            [sys.executable, "manage.py", "demo"],
            cwd=ROOT,
            env=where,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert told.stdout is not None
            end = time.monotonic() + PATIENCE
            while PROVED not in (told.stdout.readline() or PROVED):
                assert time.monotonic() < end
            assert told.poll() is None
            yield where["SITE_URL"]
        finally:
            told.terminate()
            with suppress(subprocess.TimeoutExpired):
                told.wait(30)


def enter(page: Page, address: str, role: str) -> None:
    """Sign in by one click."""
    page.goto(f"{address}/accounts/login/")
    page.get_by_role("button", name=role).first.click()
    page.wait_for_load_state()


def first(page: Page, address: str, listed: str, pattern: str) -> None:
    """Open the first link of a list whose address fits."""
    page.goto(address + listed)
    found = page.locator("main a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    page.goto(address + next(each for each in found if re.fullmatch(pattern, each or "")))


@pytest.fixture(scope="module")
def pictures(chromium) -> Path:
    """The folder of pictures, made anew when UPDATE_PICTURES=1."""
    if os.environ.get("UPDATE_PICTURES") != "1":
        return PICTURES
    context = chromium.new_context(viewport={"width": WIDE, "height": 900}, locale="zh-CN")
    context.set_default_timeout(60_000)
    page = context.new_page()
    with told_demo() as address:
        page.goto(address)
        picture(page, "home")
        first(page, address, "/notices/?stage=awarded&method=random_draw", r"/notices/ZJ-[0-9-]+/")
        page.goto(page.url.replace("/notices/", "/draws/"))
        picture(page, "draw")
        enter(page, address, "项目业主")
        first(
            page,
            address,
            "/buyer/contracts/?q=扩建工程环境影响报告表编制",
            r"/buyer/contracts/HT-[0-9-]+/",
        )
        picture(page, "contract")
        page.context.clear_cookies()
        enter(page, address, "财务")
        first(page, address, "/finance/reconciliation/", r"/finance/reconciliation/\d+/")
        picture(page, "reconciliation")
    context.close()
    return PICTURES


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_is_there_and_small(pictures, name):
    file = pictures / f"{name}.png"
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size < MOST_BYTES


def test_readme_shows_only_pictures_that_are_there(pictures):
    shown = re.findall(r"\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text())
    assert shown
    assert all((ROOT / each).is_file() for each in shown)
