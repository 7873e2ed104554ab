"""Until when a complaint may be made. The window of a selection's result is known to upper layers.

They register a function here that gives, for a procurement number, the end of its publicity.
"""

import datetime as dt
from collections.abc import Callable

from agencies.region_rules import SupervisionRules
from agencies.supervision.models import Matter
from core.clock import deadline

ResultWindow = Callable[[str], dt.datetime | None]
_result_windows: list[ResultWindow] = []


def result_window(find: ResultWindow) -> ResultWindow:
    """Register where the end of a result's publicity is found (None: not known there)."""
    _result_windows.append(find)
    return find


def closes_at(
    matter: str, *, learned_at: dt.datetime, about: str, rules: SupervisionRules
) -> dt.datetime | None:
    """When the window of a complaint closes; None where there is no such result in publicity.

    Entry and service: working days from the day the complainant learned of it.
    """
    if matter != Matter.RESULT:
        return deadline(learned_at, rules.complaint_window_days)
    found = [end for find in _result_windows if (end := find(about)) is not None]
    return max(found, default=None)
