"""The time that objects carry, by which money becomes available.

It is the machine's time until somebody sets it; then it stands still, also through a restart,
until it is set again or set free. What must be real stays with the machine's clock: deliveries,
their signatures, and the leases of idempotency keys.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sandbox_gateway.store import Shelf

SHANGHAI = ZoneInfo("Asia/Shanghai")


def day_of(moment: int) -> date:
    """The day in Shanghai at a moment (Unix seconds)."""
    return datetime.fromtimestamp(moment, SHANGHAI).date()


def time_told(shelf: Shelf, machine_time: float) -> int:
    """The time somebody has set, or the machine's (Unix seconds)."""
    row = shelf.db.execute("SELECT at FROM clock").fetchone()
    return int(row[0] if row else machine_time)


def tell_time(shelf: Shelf, at: int | None) -> None:
    """Let it be `at` (Unix seconds); None sets the clock free."""
    shelf.db.execute("DELETE FROM clock")
    if at is not None:
        shelf.db.execute("INSERT INTO clock (at) VALUES (?)", (at,))
