"""What the chapters share: the cast, the story's clock, and what happened so far."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from bidding.region_rules import BiddingRules
from billing.reconciliation.statements import lines
from core.clock import SHANGHAI, add_working_days, local_date
from marketplace.demo.cast import Cast

OFFICE_OPENS, OFFICE_CLOSES = dt.time(9, 0), dt.time(17, 0)


class StoryTooLong(Exception):
    """The story would go on after its end: it has grown and must begin earlier."""


class StoryClock:
    """The time of the story. It runs through weeks in seconds and never goes past `ends`."""

    def __init__(self, at: dt.datetime, *, ends: dt.datetime) -> None:
        self.at = at
        self.ends = ends

    def __call__(self) -> dt.datetime:
        """The clock that actions take where a deadline is judged inside a lock."""
        return self.at

    def minutes(self, minutes: int) -> dt.datetime:
        """Let minutes pass."""
        return self._go(self.at + dt.timedelta(minutes=minutes))

    def working_days(self, days: int) -> dt.datetime:
        """Go to nine in the morning of the `days`-th working day from now."""
        date = add_working_days(local_date(self.at), days).date
        return self._go(dt.datetime.combine(date, OFFICE_OPENS, tzinfo=SHANGHAI))

    def closing(self) -> dt.datetime:
        """The soonest end of sign-up, by the built-in rules of a region: in the afternoon."""
        days = BiddingRules().minimum_open_days
        date = add_working_days(local_date(self.at), days).date
        return dt.datetime.combine(date, OFFICE_CLOSES, tzinfo=SHANGHAI)

    def until(self, moment: dt.datetime) -> dt.datetime:
        """Go to just after a moment, if it is still to come."""
        return self._go(max(self.at, moment + dt.timedelta(minutes=1)))

    def _go(self, at: dt.datetime) -> dt.datetime:
        if at > self.ends:
            raise StoryTooLong(f"{at} would be after the end of the story, {self.ends}")
        self.at = at
        return at


@dataclass
class Stage:
    """The state of the telling. `told` keeps what later chapters and the report need."""

    cast: Cast
    clock: StoryClock
    told: dict[str, Any] = field(default_factory=dict)
    bank_lines: list[lines.Line] = field(default_factory=list)

    def banked(
        self, amount_fen: int, *, reference: str = "", counterparty: str = "", narrative: str = ""
    ) -> None:
        """The bank books a line today: positive in, negative out. It is the bank's own record."""
        self.bank_lines.append(
            lines.Line(
                number=len(self.bank_lines) + 1,
                on=local_date(self.at),
                amount_fen=amount_fen,
                reference=reference,
                counterparty=counterparty,
                narrative=narrative,
                serial=f"SP{len(self.bank_lines) + 1:08d}",
            )
        )

    @property
    def at(self) -> dt.datetime:
        """The time of the story, now."""
        return self.clock.at
