"""Questions and answers of notices: what is public, what waits for whom. Never who asked."""

from django.db.models import QuerySet

from bidding.models import Procurement, Question
from bidding.states import statuses_that_can
from core.actors import Actor

from .desks import owned_by
from .notices import asked_about


def unanswered(procurement: Procurement) -> QuerySet[Question]:
    """Those that keep sign-up from closing."""
    return asked_about(procurement).filter(answered_at=None)


def to_answer(actor: Actor) -> QuerySet[Question]:
    """What waits for an answer of this owner, closing soonest first."""
    mine = owned_by(actor).filter(status__in=statuses_that_can("take_sign_ups"))
    waiting = Question.objects.filter(answered_at=None, procurement__in=mine.values("pk"))
    found: QuerySet[Question] = waiting.defer("agency", "asked_by").select_related("procurement")
    return found.order_by("procurement__closes_at", "procurement_id", "number")
