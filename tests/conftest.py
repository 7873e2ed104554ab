"""The test world: real PostgreSQL, strict rules, fixtures for people in each role."""

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import hypothesis
import pytest
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation

from core import catalogues
from core.database_template import ensure_template
from core.models import Membership
from core.people import BACKEND, SESSION_KEY
from tests import clocks
from tests.strict.order import reverse_unordered_lists
from tests.strict.responses import read_every_response
from tests.strict.templates import refuse_undefined_variables

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytest_plugins = ["tests.sandbox_gateway.fixtures"]

# A property says what holds, not how fast the machine is that checks it.
hypothesis.settings.register_profile("market", deadline=None)
hypothesis.settings.load_profile("market")

refuse_undefined_variables()
reverse_unordered_lists()
read_every_response()
catalogues.compile_all()  # before the first sentence is translated
REFERENCE_DATA = Path(
    os.environ.get("REFERENCE_DATA", Path(__file__).parents[1] / ".." / "shared" / "data")
).resolve()
REQUIRE_SERVICES = os.environ.get("REQUIRE_SERVICES") == "1"


def pytest_configure(config: pytest.Config) -> None:
    """The run begins at TEST_NOW (ISO 8601 with its zone) where it is given."""
    if moment := os.environ.get("TEST_NOW"):
        beginning = clocks.beginning_at(dt.datetime.fromisoformat(moment))
        beginning.__enter__()
        config.add_cleanup(lambda: beginning.__exit__(None, None, None))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in filter(clocks.asks_the_time, items):
        item.add_marker("clock")
    # A started browser keeps an event loop in its thread, where nothing can be signed any more.
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker("journey")


def missing(what: str) -> NoReturn:
    """Skip with a clear reason; in CI, where everything must be present, fail instead."""
    if REQUIRE_SERVICES:
        pytest.fail(f"{what} is missing and REQUIRE_SERVICES=1")
    pytest.skip(f"{what} is missing")


LONGEST_BYTES_IN_A_NAME = 16


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of public reference data (bank statements, OCDS schema, Stripe objects)."""
    if not REFERENCE_DATA.is_dir():
        missing(f"reference data at {REFERENCE_DATA} (set REFERENCE_DATA)")
    return REFERENCE_DATA


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """One browser for all tests that need one (CHROMIUM, or the one on the path)."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not program:
        missing("a browser (install chromium, or set CHROMIUM)")
    from playwright.sync_api import sync_playwright  # here: few tests open a browser

    # Playwright keeps an event loop in this thread; the tests' own queries are still synchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_blocker: Any, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Each test database is a copy of one migrated template: a second instead of a minute."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = ensure_template()


_flush = TransactionTestCase._fixture_teardown


def _flush_append_only(self: TransactionTestCase) -> None:
    """Empty the tables after a transactional test: append-only triggers stand aside for it."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    try:
        _flush(self)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = DEFAULT")


TransactionTestCase._fixture_teardown = _flush_append_only


@pytest.fixture
def sign_in() -> Iterator[object]:
    """`sign_in(membership)` gives a client of that person acting in that role."""

    def build(membership: Membership) -> Client:
        client = Client()
        client.force_login(membership.user, backend=BACKEND)
        session = client.session
        session[SESSION_KEY] = membership.pk
        session.save()
        return client

    return build


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Tests outside a request read the English source sentences, whatever is compiled."""
    with translation.override("en"):
        yield


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Content made at collection (an archive holds its time) must not name a test: two processes
    would collect different ones."""
    return argname if isinstance(val, bytes) and len(val) > LONGEST_BYTES_IN_A_NAME else None
