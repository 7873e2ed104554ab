"""The one way the end of sign-up moves: later, and all that hangs on it with it."""

import datetime as dt

from bidding.models import Procurement
from bidding.rules import frozen_rules, questions_end
from core import chain


def postpone(
    procurement: Procurement, closes_at: dt.datetime, *, asks_again: bool
) -> dict[str, str]:
    """Move the closing of a locked procurement, and its draw by as much.

    Where it `asks_again`, questions are open longer too. Returns the new times as the chain tells
    them; the caller says why.
    """
    assert procurement.closes_at is not None, "sign-up has an end"
    told = {"closes_at": chain.moment(closes_at)}
    if procurement.draw_at is not None:
        procurement.draw_at += closes_at - procurement.closes_at
        told["draw_at"] = chain.moment(procurement.draw_at)
    if asks_again:
        procurement.questions_until = questions_end(closes_at, frozen_rules(procurement))
        told["questions_until"] = chain.moment(procurement.questions_until)
    procurement.closes_at = closes_at
    procurement.save(update_fields=["closes_at", "draw_at", "questions_until"])
    return told
