"""A rule tried out with sample bids, to the end that its own outcome gives. Pure."""

from dataclasses import replace

from bidding.draws.scheme import rank
from bidding.methods.protocol import Case, Method


def drawn_under(seed: bytes, method: Method, case: Case) -> Case:
    """The case with the draw held that the rule asks for, under a seed as in a real draw."""
    to_draw = method.outcome(case).to_draw
    return replace(case, drawn=tuple(place.id for place in rank(seed, to_draw)))
