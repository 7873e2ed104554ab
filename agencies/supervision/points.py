"""Compliance points: what a breach costs, and what the total brings. Data and pure rules.

Kept apart from the performance score: points act by rule, they never hide inside a number.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.region_rules import SupervisionRules


@dataclass(frozen=True)
class Rule:
    """A breach: its code, its name, its points."""

    code: str
    label: object
    points: int


RULES: Final = {
    rule.code: rule
    for rule in (
        Rule("award_refused", _("Refused an award without good reason"), 5),
        Rule("no_reply", _("Did not answer an engagement within the limit"), 2),
        Rule("late_delivery", _("Delivered late through its own fault"), 3),
        Rule("complaint_upheld", _("A complaint was upheld"), 5),
        Rule("unqualified_work", _("Worked with an expired or missing qualification"), 10),
        Rule("lent_qualification", _("Lent its qualification or used that of another"), 15),
        Rule("false_material", _("Handed in false material or a false result"), 20),
        Rule("collusion", _("Colluded in a selection"), 20),
        Rule("draw_secret_false", _("Handed in a secret for a draw that does not open"), 10),
        Rule("inspection_refused", _("Refused or hindered an inspection"), 10),
    )
}


class PointsStanding(TextChoices):
    """What the points of an agency amount to."""

    CLEAR = "clear", pgettext_lazy("compliance points", "Clear")
    WARNING = "warning", _("Warning")
    SUSPENSION = "suspension", _("Suspension")


def standing(total: int, rules: SupervisionRules) -> PointsStanding:
    """What a total of counting points brings under a region's rules."""
    if total >= rules.points_suspension:
        return PointsStanding.SUSPENSION
    if total >= rules.points_warning:
        return PointsStanding.WARNING
    return PointsStanding.CLEAR


def add_months(start: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the last day of a shorter month."""
    years, month = divmod(start.month - 1 + months, 12)
    first = dt.date(start.year + years, month + 1, 1)
    following = dt.date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first.replace(day=1) + dt.timedelta(days=start.day - 1), following - _DAY)


_DAY: Final = dt.timedelta(days=1)
