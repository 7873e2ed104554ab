"""What the owner says of a completed, paid contract, what the agency answers, what is recorded."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.credit.actions.scores import record_performance
from contracts import policies
from contracts.models import Contract, Rating
from contracts.queries.performance import facts_of
from core import clock, workflow
from core.actors import Actor
from core.errors import BadInput
from core.policy import require

from .locking import locked


class BadMarks(BadInput):
    """A mark is missing or outside 1 to 5."""

    sentence = _("Give every one of the five questions a mark from 1 to 5.")


class ReplyMissing(BadInput):
    """The reply has no text."""

    sentence = _("Write your reply.")


@transaction.atomic
def rate(
    *, contract: Contract, marks: Mapping[str, int], by: Actor, at: dt.datetime, comment: str = ""
) -> Rating:
    """Rate the work: `marks` gives 1 to 5 for each of Rating.DIMENSIONS. Once, then published.

    The contract is recorded for the agency's score. Raises Refused, BadMarks.
    """
    contract = locked(contract)
    require(policies.rate(by, contract, at=at))
    is_whole = set(marks) == set(Rating.DIMENSIONS)
    if not is_whole or not all(mark in range(1, 6) for mark in marks.values()):
        raise BadMarks
    assert by.user is not None  # the policy admits members only
    rating = Rating.objects.create(
        contract=contract, rated_by=by.user, rated_at=at, comment=comment.strip(), **marks
    )
    workflow.move(contract, "rate", by=by, at=at)
    contract.due_at = clock.deadline(at, contract.rules.rating_days)
    contract.save(update_fields=["due_at"])
    record(contract, at=at)
    return rating


@transaction.atomic
def reply(*, contract: Contract, text: str, by: Actor, at: dt.datetime) -> Rating:
    """The agency's answer, shown beside the rating. Raises Refused, ReplyMissing."""
    contract = locked(contract)
    require(policies.reply(by, contract))
    if not text.strip():
        raise ReplyMissing
    rating = contract.rating
    rating.reply, rating.replied_by, rating.replied_at = text.strip(), by.user, at
    rating.save(update_fields=["reply", "replied_by", "replied_at"])
    return rating


def record(contract: Contract, *, at: dt.datetime) -> None:
    """Hand the facts of a completed contract to the agency's score; a contract counts once."""
    assert contract.completed_at is not None
    facts = facts_of(contract)
    record_performance(
        agency=contract.agency,
        owner=contract.owner,
        contract_number=contract.number,
        family=facts.family,
        completed_at=contract.completed_at,
        at=at,
        on_time=facts.on_time,
        accepted_first_time=facts.accepted_first_time,
        quality=facts.quality,
        dispute_free=facts.dispute_free,
        price_honoured=facts.price_honoured,
        answers_in_time=facts.answers_in_time,
    )
