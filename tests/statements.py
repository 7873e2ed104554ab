"""What a page costs in statements; transaction control does not count."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

CONTROL = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "BEGIN", "COMMIT", "SET TRANSACTION")


def statements(act: Callable[[], Any]) -> list[str]:
    """The statements that a request sends; it must succeed or redirect."""
    with CaptureQueriesContext(connection) as captured:
        answer = act()
    assert answer.status_code in (200, 302), answer.content.decode()[:1000]
    return [q["sql"] for q in captured.captured_queries if not q["sql"].startswith(CONTROL)]
