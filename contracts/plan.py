"""The plan of a contract's milestones: amounts in fen, times in working days. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from core.errors import BadInput
from core.money import format_fen

# A smaller contract is paid at one go.
SPLIT_FROM_FEN: Final = 3_000_000
FIRST_PART: Final = 60  # percent
MOST_STEPS: Final = 10


class PlanDoesNotFit(BadInput):
    """The plan does not add up to what the award fixed."""


@dataclass(frozen=True)
class Step:
    """One milestone to be."""

    name: str
    amount_fen: int
    days: int


def default_plan(*, amount_fen: int, days: int) -> list[Step]:
    """One step, or two (60 : 40) from ¥30,000 up. They add up to the award exactly."""
    if amount_fen < SPLIT_FROM_FEN or days < 2:
        return [Step("完成服务并交付成果", amount_fen, days)]
    first = amount_fen * FIRST_PART // 100
    first_days = max(1, min(days - 1, days * FIRST_PART // 100))
    return [
        Step("成果初稿（送审稿）", first, first_days),
        Step("成果定稿（报批稿）", amount_fen - first, days - first_days),
    ]


def check(steps: Sequence[Step], *, amount_fen: int, days: int) -> None:
    """Raise PlanDoesNotFit unless the steps are whole and add up to the award exactly."""
    if not 1 <= len(steps) <= MOST_STEPS:
        raise PlanDoesNotFit(_("Plan between one and %(most)d milestones.") % {"most": MOST_STEPS})
    if any(not step.name.strip() or step.amount_fen <= 0 or step.days < 1 for step in steps):
        raise PlanDoesNotFit(_("Give every milestone a name, an amount and at least one day."))
    planned = sum(step.amount_fen for step in steps)
    if planned != amount_fen:
        raise PlanDoesNotFit(
            _("The milestones add up to %(planned)s, but the award is %(award)s. Change them.")
            % {"planned": format_fen(planned), "award": format_fen(amount_fen)},
            planned_fen=planned,
        )
    planned_days = sum(step.days for step in steps)
    if planned_days != days:
        raise PlanDoesNotFit(
            _("The milestones take %(planned)d working days, but the award promises %(award)d.")
            % {"planned": planned_days, "award": days},
            planned_days=planned_days,
        )
