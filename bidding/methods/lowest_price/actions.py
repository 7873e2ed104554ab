"""After the opening: abnormally low prices are explained and decided before the rule decides."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from bidding.actions.locking import locked, person
from bidding.actions.results import decide
from bidding.actions.schedule import reschedule
from bidding.methods.lowest_price import policies
from bidding.methods.lowest_price.models import Explanation
from bidding.methods.lowest_price.outcome import abnormally_low
from bidding.methods.protocol import Case
from bidding.models import Procurement
from bidding.queries.draws import entrant_id, entrants
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline
from core.policy import require

EXPLAIN_DAYS = 1  # working days


def ask_to_explain(procurement: Procurement, case: Case, by: Actor, at: dt.datetime) -> None:
    """The bids are open: ask who is abnormally low, or let the rule decide at once."""
    found = abnormally_low(case)
    until = deadline(at, EXPLAIN_DAYS)
    sign_ups = {entrant_id(each.agency): each for each in entrants(procurement)}
    for name, finding in sorted(found.items()):
        Explanation.objects.create(
            procurement=procurement,
            sign_up=sign_ups[name],
            finding=finding.as_json(),
            until=until,
        )
    if not found:
        decide(procurement, by, at)
        return
    payload = {"agencies": sorted(found), "until": chain.moment(until)}
    chain.append(procurement.chain, "low prices", payload, at=at)


@transaction.atomic
def explain(*, explanation: Explanation, text: str, by: Actor, at: dt.datetime) -> Explanation:
    """The agency says how its price is possible. Raises Refused."""
    explanation = _locked(explanation)
    require(policies.explain(by, explanation, at))
    explanation.text, explanation.explained_at = text, at
    explanation.save(update_fields=["text", "explained_at"])
    _tell(explanation, "explanation", text, at)
    return explanation


@transaction.atomic
def judge(
    *, explanation: Explanation, is_accepted: bool, decision: str, by: Actor, at: dt.datetime
) -> Procurement:
    """The owner accepts the price or leaves it out, with reasons; after the last, the rule decides.

    Raises Refused.
    """
    explanation = _locked(explanation)
    require(policies.judge(by, explanation))
    explanation.decided_by = person(by)
    _decide(explanation, is_accepted, decision, at)
    return _go_on(explanation.procurement, by, at)


@transaction.atomic
def lapse(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Procurement:
    """Who has not explained in time is out."""
    procurement = locked(procurement)
    silent = Explanation.objects.filter(
        procurement=procurement, explained_at=None, decided_at=None, until__lte=at
    ).select_related("sign_up__agency__organisation")
    for each in silent.order_by("id"):
        each.procurement = procurement
        _decide(each, False, _("The agency did not explain its price in time."), at)
    return _go_on(procurement, by, at)


def _locked(explanation: Explanation) -> Explanation:
    procurement = locked(explanation.procurement)
    found = Explanation.objects.select_related("sign_up__agency__organisation")
    explanation = found.get(pk=explanation.pk)
    explanation.procurement = procurement
    return explanation


def _decide(explanation: Explanation, is_accepted: bool, decision: str, at: dt.datetime) -> None:
    explanation.is_accepted, explanation.decision = is_accepted, decision
    explanation.decided_at = at
    explanation.save(update_fields=["is_accepted", "decision", "decided_by", "decided_at"])
    _tell(explanation, "explanation decided", decision, at)


def _tell(explanation: Explanation, kind: str, text: str, at: dt.datetime) -> None:
    payload = {
        "agency": entrant_id(explanation.sign_up.agency),
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "is_accepted": explanation.is_accepted,
    }
    chain.append(explanation.procurement.chain, kind, payload, at=at)


def _go_on(procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    if not procurement.explanations.filter(decided_at=None).exists():
        decide(procurement, by, at)
    return reschedule(procurement)
