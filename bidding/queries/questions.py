"""Questions and answers of notices: what is public, what waits for whom. Never who asked."""

from django.db.models import QuerySet

from bidding.models import Procurement, Question
from bidding.states import statuses_that_can
from core.actors import Actor

from .desks import owned_by

# All of a question but its asker.
SHOWN = ("procurement", "number", "text", "asked_at", "answer", "answered_at")


def asked(procurement: Procurement) -> QuerySet[Question]:
    """The questions of a notice in their order, without their askers."""
    return Question.objects.filter(procurement=procurement).only(*SHOWN).order_by("number")


def unanswered(procurement: Procurement) -> QuerySet[Question]:
    """Those that keep sign-up from closing."""
    return asked(procurement).filter(answered_at=None)


def to_answer(actor: Actor) -> QuerySet[Question]:
    """What waits for an answer of this owner, closing soonest first."""
    mine = owned_by(actor).filter(status__in=statuses_that_can("take_sign_ups"))
    waiting = Question.objects.filter(answered_at=None, procurement__in=mine.values("pk"))
    found: QuerySet[Question] = waiting.only(*SHOWN).select_related("procurement")
    return found.order_by("procurement__closes_at", "procurement_id", "number")
