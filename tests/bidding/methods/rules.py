"""What a rule has to keep, whatever the method: asked of sample cases drawn under a seed.

The cases vary the examples that a method gives (bidding.methods.protocol.Example): few different
values, so that equals are common, and values at and beyond the limits of the notice.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from random import Random
from typing import Any

from bidding.methods.protocol import Case, Entrant, Example, Method, Standing
from bidding.methods.samples import drawn_under
from bidding.sealing.contents import BidField, FieldKind
from core.money import format_fen

MOST_BIDS = 8
MONEY_FACTOR = 1_000_003  # a prime: no price that is multiplied by it is a round one


def tried(method: Method, example: Example, chance: Random) -> tuple[dict[str, Any], Case]:
    """Sample bids, and their case with its draw held."""
    asked = method.sample_fields(example.terms)
    names = list(example.bids)
    if len(example.bids) > 1:
        names += [f"X{n}" for n in range(chance.randint(0, MOST_BIDS - len(names)))]
    bids = {name: some_bid(asked, chance) for name in names}
    case = method.sample_case(bids, example.terms)
    return bids, drawn_under(chance.randbytes(32), method, case)


def some_bid(asked: Sequence[BidField], chance: Random) -> dict[str, int]:
    return {field.name: _some_value(field, chance) for field in asked}


def _some_value(field: BidField, chance: Random) -> int:
    middle = (field.least + field.most) // 2
    anything = [chance.randint(field.least, field.most) for _ in range(6)]
    usual = [field.least, middle, middle + 1, field.most, *anything]
    beyond = [field.least - 1, field.most + 1] if field.kind != FieldKind.PERCENT else []
    return max(1, chance.choice(usual * 3 + beyond))


def order_never_matters(method: Method, example: Example, chance: Random) -> None:
    _bids, case = tried(method, example, chance)
    shuffled = tuple(chance.sample(case.entrants, len(case.entrants)))
    for drawn in (case.drawn, ()):
        outcome = method.outcome(replace(case, drawn=drawn))
        assert method.outcome(replace(case, entrants=shuffled, drawn=drawn)) == outcome


def names_never_matter(method: Method, example: Example, chance: Random) -> None:
    """With the test above: nothing but the draw tells equals apart."""
    _bids, case = tried(method, example, chance)
    names = [each.id for each in case.entrants]
    swapped = dict(zip(names, chance.sample(names, len(names)), strict=True))
    for drawn in (case.drawn, ()):
        before = replace(case, drawn=drawn)
        outcome = _renamed(method.outcome(before), swapped)
        assert method.outcome(_renamed(before, swapped)) == outcome


def equals_wait_for_the_draw(method: Method, example: Example, chance: Random) -> None:
    """Whoever bids the same as another has no place before the draw, unless people chose."""
    if len(example.bids) == 1:
        return
    bids, _case = tried(method, example, chance)
    bids["TWIN"] = bids[(twin := chance.choice(list(bids)))]
    case = method.sample_case(bids, example.terms)
    outcome = method.outcome(case)
    named = {str(value) for value in case.terms.values()} & {twin, "TWIN"}
    placed = {each.entrant for each in outcome.places}
    assert named or not {twin, "TWIN"} <= placed
    if outcome.to_draw and not named:
        assert (twin in outcome.to_draw) == ("TWIN" in outcome.to_draw)


def places_are_inside_the_rule(method: Method, example: Example, chance: Random) -> None:
    """Each entrant has an answer: one place at its own price and days, or why it has none."""
    _bids, case = tried(method, example, chance)
    outcome = method.outcome(case)
    own = {each.id: each for each in case.entrants}
    placed = [each.entrant for each in outcome.places]
    assert not outcome.to_draw and bool(placed) != bool(outcome.nothing)
    assert len(placed) == len(set(placed)) and not set(placed) & set(outcome.out)
    if outcome.places:
        assert {*placed, *outcome.out} == set(own)
    for each in outcome.places:
        _is_own(each, own[each.entrant], case.terms)
    for reason in (*outcome.out.values(), *filter(None, [outcome.nothing])):
        assert "%(" not in reason.sentence


def _is_own(place: Standing, bid: Entrant, terms: Mapping[str, Any]) -> None:
    assert (place.amount_fen, place.days) == (bid.amount_fen, bid.days)
    assert type(place.amount_fen) is int
    assert place.reason.facts.get("amount", format_fen(bid.amount_fen)) == format_fen(
        bid.amount_fen
    )
    assert "%(" not in place.reason.sentence
    if "ceiling_fen" in terms:
        assert terms["floor_fen"] <= bid.amount_fen <= terms["ceiling_fen"]
        assert bid.days <= terms["days"]


def only_exact_money_decides(method: Method, example: Example, chance: Random) -> None:
    """All money times the same number: the same places, so no rounding of fen decides."""
    bids, case = tried(method, example, chance)
    kinds = {each.name: each.kind for each in method.sample_fields(example.terms)}
    dearer = {
        name: {
            key: value * (MONEY_FACTOR if kinds[key] == FieldKind.YUAN else 1)
            for key, value in bid.items()
        }
        for name, bid in bids.items()
    }
    terms = {
        key: value * (MONEY_FACTOR if key.endswith("_fen") else 1)
        for key, value in example.terms.items()
    }
    outcome = method.outcome(replace(method.sample_case(dearer, terms), drawn=case.drawn))
    before = method.outcome(case)
    assert [each.entrant for each in outcome.places] == [each.entrant for each in before.places]
    assert outcome.out.keys() == before.out.keys()


def a_loser_moves_the_winner(method: Method, example: Example, chance: Random) -> bool:
    """Whether one more bid, that does not win, changes who wins; both draws under one seed."""
    if len(example.bids) == 1:
        return False
    bids, _case = tried(method, example, chance)
    seed = chance.randbytes(32)
    more = {**bids, "NEWCOMER": some_bid(method.sample_fields(example.terms), chance)}
    before, after = (
        method.outcome(drawn_under(seed, method, method.sample_case(each, example.terms))).places
        for each in (bids, more)
    )
    if not before or after[0].entrant == "NEWCOMER":
        return False
    return before[0].entrant != after[0].entrant


def _renamed(found: Any, names: Mapping[str, str]) -> Any:
    """The same with every entrant under another's name, also where terms or reasons name it."""
    if isinstance(found, str):
        return names.get(found, found)
    if isinstance(found, Mapping):
        return {_renamed(key, names): _renamed(value, names) for key, value in found.items()}
    if isinstance(found, tuple | list):
        return type(found)(_renamed(each, names) for each in found)
    if is_dataclass(found):
        parts = {each.name: getattr(found, each.name) for each in fields(found)}
        return type(found)(**{key: _renamed(value, names) for key, value in parts.items()})
    return found
