"""Who gets a seat when a library is tendered: by credit, equals by the draw. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.translation import gettext_noop

from bidding.methods.protocol import Reason, Scalar

RULE = gettext_noop(
    "by credit to the hundredth of a point; equals at the last seat and behind it by the draw"
)
ENOUGH_SEATS = gettext_noop("There is a seat for every applicant.")
BY_CREDIT = gettext_noop("Credit %(credit)s is number %(place)s of %(applicants)s.")
BY_DRAW = gettext_noop(
    "Credit %(credit)s equals that of %(equals)s others; the draw gave number %(place)s."
)


@dataclass(frozen=True)
class Applicant:
    """An agency by its name in a draw, with its credit in hundredths of a point."""

    id: str
    score: int


@dataclass(frozen=True)
class Ranked:
    """An applicant's number, counted from one, and why it stands there."""

    id: str
    place: int
    reason: Reason


@dataclass(frozen=True)
class SeatOrder:
    """The applicants in order; or the names, one ticket each, that a draw has to order first."""

    ranked: tuple[Ranked, ...] = ()
    to_draw: Mapping[str, int] = field(default_factory=dict)


def order(applicants: Sequence[Applicant], seats: int, drawn: Sequence[str] = ()) -> SeatOrder:
    """Seats 1 … `seats` go to the first; those behind are alternates in this order.

    Where there is a seat for everybody the order decides nothing and nothing is drawn. Nor is it
    among equals who all have a seat. The order in which `applicants` come never matters.
    """
    if len(applicants) <= seats:
        names = sorted(each.id for each in applicants)
        return SeatOrder(
            tuple(Ranked(name, n, Reason(ENOUGH_SEATS)) for n, name in enumerate(names, 1))
        )
    by_score = sorted(applicants, key=lambda each: (-each.score, each.id))
    groups = [list(group) for _score, group in groupby(by_score, key=lambda each: each.score)]
    equals, before = [], 0
    for group in groups:
        before += len(group)
        if len(group) > 1 and before > seats:
            equals += group
    if equals and not drawn:
        return SeatOrder(to_draw={each.id: 1 for each in equals})
    position = {name: n for n, name in enumerate(drawn)}
    names_drawn = {each.id for each in equals}
    ranked: list[Ranked] = []
    for group in groups:
        for each in sorted(group, key=lambda one: (position.get(one.id, 0), one.id)):
            place = len(ranked) + 1
            facts: dict[str, Scalar] = {"credit": credit_text(each.score), "place": place}
            if each.id in names_drawn:
                reason = Reason(BY_DRAW, facts | {"equals": len(group) - 1})
            else:
                reason = Reason(BY_CREDIT, facts | {"applicants": len(applicants)})
            ranked.append(Ranked(each.id, place, reason))
    return SeatOrder(tuple(ranked))


def credit_text(score: int) -> str:
    """Hundredths of a point as people write them: 8125 gives "81.25"."""
    return f"{score // 100}.{score % 100:02d}"
