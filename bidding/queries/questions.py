"""Questions and answers of notices: what is public, what waits for whom. Never who asked."""

import datetime as dt

from django.db.models import QuerySet

from bidding.models import Procurement, Question
from bidding.rules import frozen_rules
from bidding.states import statuses_that_can
from core.actors import Actor
from core.clock import deadline

from .desks import owned_by
from .notices import asked_about


def unanswered(procurement: Procurement) -> QuerySet[Question]:
    """Those that keep sign-up from closing."""
    return asked_about(procurement).filter(answered_at=None)


def given_up(procurement: Procurement, at: dt.datetime) -> list[Question]:
    """Those that the owner has left unanswered for longer than the frozen rules allow."""
    days = frozen_rules(procurement).answer_limit_days
    return [each for each in unanswered(procurement) if deadline(each.asked_at, days) <= at]


def answered_by(procurement: Procurement) -> dt.datetime | None:
    """Until when the owner must answer its oldest open question, or the procurement fails."""
    oldest = unanswered(procurement).first()
    if oldest is None:
        return None
    return deadline(oldest.asked_at, frozen_rules(procurement).answer_limit_days)


def to_answer(actor: Actor) -> QuerySet[Question]:
    """What waits for an answer of this owner, closing soonest first."""
    mine = owned_by(actor).filter(status__in=statuses_that_can("take_sign_ups"))
    waiting = Question.objects.filter(answered_at=None, procurement__in=mine.values("pk"))
    found: QuerySet[Question] = waiting.defer("agency", "asked_by").select_related("procurement")
    return found.order_by("procurement__closes_at", "procurement_id", "number")
