"""From measures to findings: which are worth a person's time, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_noop

from bidding.leads.company import meeting_chance, turns_chance
from bidding.leads.geometry import Comparison, compare
from bidding.leads.matches import shared_facts
from bidding.methods.protocol import Reason

LEAST_SCORE = 0.9  # of a tender within its market: about one honest tender in a hundred
LEAST_OTHERS = 20  # to compare with; among fewer the place of a measure says too little
FALSE_ALARMS = 0.01  # how many findings about pairs chance alone may make, over all pairs tried
LEAST_TOGETHER = 4  # meetings, or wins of a pair, of which anything can be said

PRICES = gettext_noop(
    "Against %(others)d procurements of the same family the prices score %(score)s, where 1 would "
    "be the most suspicious in every measure: they vary by %(variation)s, and the lowest lies "
    "%(distance)s standard deviations of the losing bids below the second."
)
MEETING = gettext_noop(
    "%(one)s and %(other)s entered the same procurement %(together)d times. By chance that, or "
    "more, happens with probability %(chance)s."
)
TURNS = gettext_noop(
    "%(one)s and %(other)s won in turns: %(wins)s. By chance turns as even as that, or more, "
    "happen with probability %(chance)s."
)
MATCHES: Mapping[str, str] = {
    "phone": gettext_noop("%(agencies)s have the same contact phone: %(value)s."),
    "head": gettext_noop("%(agencies)s have the same legal representative: %(value)s."),
    "account": gettext_noop("%(agencies)s are paid to the same bank account, ending in %(value)s."),
    "holder": gettext_noop("%(agencies)s are paid to an account of the same holder: %(value)s."),
}


@dataclass(frozen=True)
class Observation:
    """What becomes a lead, once: the procurement where it was noticed and who is concerned."""

    kind: str
    key: str
    procurement: int
    agencies: tuple[int, ...]
    numbers: Mapping[str, Any]
    reason: Reason


# --- Prices ---


def of_prices(
    family: Mapping[int, Iterable[float]], entrants: Mapping[int, tuple[int, ...]]
) -> list[Observation]:
    """The procurements of ONE family whose prices stand out, by their bids and who made them."""
    return [
        Observation(
            "prices",
            str(procurement),
            procurement,
            entrants[procurement],
            _price_numbers(comparison),
            _price_reason(comparison),
        )
        for procurement, comparison in compare(family).items()
        if comparison.score >= LEAST_SCORE and comparison.others >= LEAST_OTHERS
    ]


def _price_numbers(comparison: Comparison) -> dict[str, Any]:
    assert comparison.shape is not None
    return {
        "score": round(comparison.score, 4),
        "others": comparison.others,
        "measures": asdict(comparison.shape),
        "suspicion": {name: round(value, 4) for name, value in comparison.suspicion.items()},
    }


def _price_reason(comparison: Comparison) -> Reason:
    assert comparison.shape is not None
    return Reason(
        PRICES,
        {
            "score": f"{comparison.score:.2f}",
            "others": comparison.others,
            "variation": f"{comparison.shape.variation:.1%}",
            "distance": f"{comparison.shape.relative_distance:.1f}",
        },
    )


# --- Pairs ---


@dataclass(frozen=True)
class Pair:
    """Two agencies in one family of service items.

    Of `tenders` procurements they entered so many each and so many together. `wins` has, in order
    of time, "1" where the first and "2" where the other won one that both entered.
    """

    family: str
    one: int
    other: int
    names: tuple[str, str]
    tenders: int
    entered: tuple[int, int]
    together: int
    wins: str
    last: int  # the last procurement both entered


def of_pairs(pairs: Iterable[Pair], tried: int) -> list[Observation]:
    """The pairs that meet, or win in turns, more than chance explains; `tried` is how many pairs
    there are, by which each chance is multiplied (Bonferroni)."""
    found = []
    for pair in pairs:
        if (meeting := _meeting(pair, tried)) is not None:
            found.append(meeting)
        if (turns := _turns(pair, tried)) is not None:
            found.append(turns)
    return found


def _meeting(pair: Pair, tried: int) -> Observation | None:
    if pair.together < LEAST_TOGETHER:
        return None
    chance = float(meeting_chance(pair.tenders, *pair.entered, pair.together))
    if chance * tried > FALSE_ALARMS:
        return None
    numbers = {
        "tenders": pair.tenders,
        "entered": list(pair.entered),
        "together": pair.together,
        "expected": round(pair.entered[0] * pair.entered[1] / pair.tenders, 2),
    }
    return _of_pair("meeting", MEETING, pair, numbers, {"together": pair.together}, chance, tried)


def _turns(pair: Pair, tried: int) -> Observation | None:
    if len(pair.wins) < LEAST_TOGETHER:
        return None
    chance = float(turns_chance([win == "1" for win in pair.wins]))
    if chance * tried > FALSE_ALARMS:
        return None
    wins = pair.wins.replace("1", "A").replace("2", "B")
    numbers = {"won": [pair.wins.count("1"), pair.wins.count("2")], "turns": wins}
    return _of_pair("turns", TURNS, pair, numbers, {"wins": wins}, chance, tried)


def _of_pair(
    kind: str,
    template: str,
    pair: Pair,
    numbers: dict[str, Any],
    facts: dict[str, str | int],
    chance: float,
    tried: int,
) -> Observation:
    named = {"one": pair.names[0], "other": pair.names[1], "chance": f"{chance:.2g}"}
    return Observation(
        kind,
        f"{pair.family}:{pair.one}:{pair.other}",
        pair.last,
        (pair.one, pair.other),
        numbers | {"chance": chance, "pairs": tried},
        Reason(template, named | facts),
    )


# --- Shared facts ---


@dataclass(frozen=True)
class Known:
    """What is known of an entrant: its name, and facts as (kind, value)."""

    name: str
    facts: tuple[tuple[str, str], ...]


def of_matches(procurement: int, entrants: Mapping[int, Known]) -> list[Observation]:
    """The facts that those who took part in a procurement share."""
    found = []
    for match in shared_facts({agency: known.facts for agency, known in entrants.items()}):
        names = "、".join(entrants[agency].name for agency in match.entrants)
        value = match.value[-4:] if match.kind == "account" else match.value
        found.append(
            Observation(
                "match",
                f"{procurement}:{match.kind}:{'-'.join(str(a) for a in sorted(match.entrants))}",
                procurement,
                match.entrants,
                {"fact": match.kind, "value": value, "sharing": len(match.entrants)},
                Reason(MATCHES[match.kind], {"agencies": names, "value": value}),
            )
        )
    return found
