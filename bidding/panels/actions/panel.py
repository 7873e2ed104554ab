"""The panel of a procurement: announced, drawn, seated, scoring behind seals, published at once.

Every act holds the lock of the procurement: the last sheet publishes all of them.
"""

import datetime as dt
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bidding import vault
from bidding.actions.endings import end
from bidding.actions.locking import locked
from bidding.actions.schedule import reschedule
from bidding.actions.sign_ups import Clock
from bidding.errors import TooEarly
from bidding.methods.registry import method_of
from bidding.models.procurement import Procurement
from bidding.panels import policies, queries, sheets
from bidding.panels.eligibility import candidates, is_from_elsewhere
from bidding.panels.models import BidScore, Deviation, Evaluator, Expert, Panel
from bidding.panels.seating import seated
from bidding.panels.sheets import Marks, Sheet
from bidding.panels.states import PanelStatus
from bidding.queries.draws import entrant_id, entrants
from bidding.region_rules import PanelRules
from bidding.states import ProcurementStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import database_now, deadline
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import WrongStatus, move


class PoolTooSmall(Conflict):
    """Fewer experts may be drawn than a panel has seats. Facts: found, needed."""

    sentence = _(
        "The expert pool has too few experts of this field without a tie to you, or too few from "
        "other places. Ask the regulator to admit more, or select by another method."
    )


class SheetIncomplete(BadInput):
    """Some bids are not scored in every criterion. Facts: bids."""

    sentence = _("Score every bid by every criterion, up to its points, before you hand in.")


class NothingToExplain(Conflict):
    """The score is no deviation of this evaluator, or is explained."""

    sentence = _("Nothing waits for your explanation here.")


# From the notice to the seats


def require_pool(procurement: Procurement, rules: PanelRules) -> None:
    """A notice goes out only where a whole panel could be drawn today. Raises PoolTooSmall."""
    found = candidates(procurement, ())
    away = [each for each in found if is_from_elsewhere(each, procurement)]
    if len(found) < rules.panel_seats or len(away) < rules.panel_elsewhere:
        raise PoolTooSmall(found=len(found), needed=rules.panel_seats)


def candidates_of(procurement: Procurement) -> list[Expert]:
    """Who may be drawn now that the bidders are known."""
    return candidates(procurement, (each.agency.organisation for each in entrants(procurement)))


def seat(panel: Panel, order: Sequence[str], by: Actor, at: dt.datetime) -> None:
    """The draw has been held: the first of its order are seated and may score."""
    panel.order = list(order)
    panel.save(update_fields=["order"])
    move(panel, "seat", by=by, at=at)
    _fill(panel, by, at)
    reschedule(panel.procurement)


def _fill(panel: Panel, by: Actor, at: dt.datetime) -> None:
    """Seat the next of the order on every free seat; who scores gets the whole time.

    Too few for a majority of the seats: the procurement ends.
    """
    procurement, rules = panel.procurement, queries.panel_rules(panel)
    known = {each.expert.number: each for each in queries.evaluators(panel)}
    holding = [each for each in known.values() if each.can("hold_seat")]
    experts = {each.number: each for each in candidates_of(procurement)}
    free = [name for name in panel.order if name in experts and name not in known]
    away = {name for name, each in experts.items() if is_from_elsewhere(each, procurement)}
    have_away = sum(1 for each in holding if is_from_elsewhere(each.expert, procurement))
    next_ones = seated(
        free,
        rules.panel_seats - len(holding),
        away,
        max(0, rules.panel_elsewhere - have_away),
    )
    for name in next_ones:
        Evaluator.objects.create(
            panel=panel, expert=experts[name], place=panel.order.index(name) + 1, seated_at=at
        )
    if len(holding) + len(next_ones) < queries.majority(rules):
        dissolve(panel, gettext("Too few experts were left to score the proposals."), by, at)
        return
    if next_ones:
        panel.score_by = deadline(at, rules.panel_score_days)
        panel.save(update_fields=["score_by"])
        payload = {"seated": next_ones, "score_by": chain.moment(panel.score_by)}
        chain.append(procurement.chain, "panel seated", payload, at=at)


def dissolve(panel: Panel, reason: str, by: Actor, at: dt.datetime) -> None:
    """The panel cannot go on, and the procurement ends without an award."""
    move(panel, "dissolve", by=by, at=at, reason=reason)
    end(panel.procurement, "fail", reason=reason, by=by, at=at, kind="failed")


# What an evaluator does


def _locked_evaluator(evaluator: Evaluator, by: Actor) -> Evaluator:
    """The evaluator as it is now, under the lock of its procurement. Raises Refused."""
    procurement = locked(evaluator.panel.procurement)
    found = Evaluator.objects.select_related("expert__user", "expert__region", "panel").get(
        pk=evaluator.pk
    )
    found.panel.procurement = procurement
    require(policies.evaluate(by, found))
    if procurement.status != ProcurementStatus.EVALUATION:
        raise WrongStatus(status=procurement.status, move="score")
    return found


@transaction.atomic
def declare(*, evaluator: Evaluator, by: Actor, at: dt.datetime) -> Evaluator:
    """The evaluator declares to have no interest in any bidder or the owner, before scoring.

    Raises Refused, WrongStatus.
    """
    evaluator = _locked_evaluator(evaluator, by)
    require(policies.still_scores(evaluator, at))
    evaluator.declared_at = at
    evaluator.save(update_fields=["declared_at"])
    told = {"evaluator": evaluator.expert.number}
    chain.append(evaluator.panel.procurement.chain, "no interest declared", told, at=at)
    return evaluator


@transaction.atomic
def recuse(*, evaluator: Evaluator, reason: str, by: Actor, at: dt.datetime) -> Evaluator:
    """The evaluator steps down for an interest of their own; the next of the draw is seated.

    Raises Refused, WrongStatus.
    """
    evaluator = _locked_evaluator(evaluator, by)
    require(policies.still_scores(evaluator, at))
    _leave(evaluator, "recuse", reason, by, at)
    _go_on(evaluator.panel, by, at)
    return evaluator


def _leave(evaluator: Evaluator, verb: str, reason: str, by: Actor, at: dt.datetime) -> None:
    move(evaluator, verb, by=by, at=at, reason=reason)
    evaluator.reason, evaluator.sheet, evaluator.digest = reason[:300], b"", ""
    evaluator.save(update_fields=["reason", "sheet", "digest"])
    told = {"evaluator": evaluator.expert.number}
    kind = "evaluator recused" if verb == "recuse" else "evaluator silent"
    chain.append(evaluator.panel.procurement.chain, kind, told, at=at)


def _go_on(panel: Panel, by: Actor, at: dt.datetime) -> None:
    """Free seats are filled; where nobody scores any more, the sheets are published."""
    _fill(panel, by, at)
    if panel.status == PanelStatus.SCORING and not queries.still_scoring(panel):
        _publish(panel, by, at)
    reschedule(panel.procurement)


@transaction.atomic
def save_draft(
    *, evaluator: Evaluator, marks: Mapping[str, Marks], salt: bytes, by: Actor, at: dt.datetime
) -> Evaluator:
    """Keep unfinished scores, encrypted. `salt`: 32 fresh bytes. Raises Refused, WrongStatus."""
    evaluator = _locked_evaluator(evaluator, by)
    require(policies.score(evaluator, at))
    _keep(evaluator, marks, salt, at)
    return evaluator


def _keep(evaluator: Evaluator, marks: Mapping[str, Marks], salt: bytes, at: dt.datetime) -> Sheet:
    number, name = evaluator.panel.number, evaluator.expert.number
    sheet = Sheet(number, name, salt.hex(), dict(marks))
    evaluator.digest, evaluator.saved_at = sheet.digest, at
    evaluator.sheet = vault.seal(number, name, sheet.digest, sheet.encode())
    evaluator.save(update_fields=["digest", "saved_at", "sheet"])
    return sheet


@transaction.atomic
def hand_in(
    *,
    evaluator: Evaluator,
    marks: Mapping[str, Marks],
    salt: bytes,
    by: Actor,
    clock: Clock = database_now,
) -> Evaluator:
    """Hand the scores in, for good: their hash is public now, they with all others.

    The last one publishes. The time is asked inside the lock. Raises Refused, SheetIncomplete,
    WrongStatus.
    """
    evaluator = _locked_evaluator(evaluator, by)
    at = clock()
    require(policies.score(evaluator, at))
    panel = evaluator.panel
    sheet = _keep(evaluator, marks, salt, at)
    bids = [entrant_id(agency) for agency in queries.proposals(panel)]
    missing = sheet.missing(bids, [each["points"] for each in panel.criteria])
    if missing or set(marks) != set(bids):
        raise SheetIncomplete(bids=missing)
    evaluator.handed_in_at = at
    evaluator.save(update_fields=["handed_in_at"])
    move(evaluator, "hand_in", by=by, at=at)
    told = {"evaluator": evaluator.expert.number, "sheet_sha256": sheet.digest}
    chain.append(panel.procurement.chain, "scores handed in", told, at=at)
    if not queries.still_scoring(panel):
        _publish(panel, by, at)
    reschedule(panel.procurement)
    return evaluator


# From the last sheet to the rule


@transaction.atomic
def close_scoring(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Panel:
    """The time to score is over: who handed in nothing loses the seat to the next of the draw.

    With nobody left to draw, a majority of the seats is enough. Raises TooEarly, WrongStatus.
    """
    procurement = locked(procurement)
    panel: Panel = procurement.panel
    if not panel.can("be_scored") or procurement.status != ProcurementStatus.EVALUATION:
        raise WrongStatus(status=panel.status, move="publish")
    if panel.score_by is None or at < panel.score_by:
        raise TooEarly(until=panel.score_by)
    for evaluator in queries.still_scoring(panel):
        _leave(evaluator, "miss", "", by, at)
    _go_on(panel, by, at)
    return panel


def _publish(panel: Panel, by: Actor, at: dt.datetime) -> None:
    """Open all sheets at once: into the chain, into rows, and ask about what is far apart."""
    agencies = {entrant_id(agency): agency for agency in queries.proposals(panel)}
    opened = {each: queries.opened_sheet(each) for each in queries.who_handed_in(panel)}
    BidScore.objects.bulk_create(
        BidScore(
            evaluator=evaluator,
            agency=agencies[name],
            points=list(marks.points),
            total=sum(each or 0 for each in marks.points),
            remark=marks.remark,
        )
        for evaluator, sheet in opened.items()
        for name, marks in sorted(sheet.marks.items())
    )
    payload = {"sheets": [sheet.as_json() for sheet in opened.values()]}
    chain.append(panel.procurement.chain, "scores published", payload, at=at)
    panel.published_at = at
    rules = queries.panel_rules(panel)
    far = [
        score
        for scores in queries.scores_by_bid(panel).values()
        for score, is_far in zip(
            scores,
            sheets.far_from_others([s.total for s in scores], rules.panel_spread_points),
            strict=True,
        )
        if is_far
    ]
    if not far:
        panel.save(update_fields=["published_at"])
        _finish(panel, by, at)
        return
    Deviation.objects.bulk_create(Deviation(score=score) for score in far)
    panel.explain_by = deadline(at, rules.panel_explain_days)
    panel.save(update_fields=["published_at", "explain_by"])
    move(panel, "publish", by=by, at=at)


def _finish(panel: Panel, by: Actor, at: dt.datetime) -> None:
    move(panel, "finish", by=by, at=at)
    method_of(panel.procurement).scored(panel.procurement, by, at)


@transaction.atomic
def explain(*, deviation: Deviation, explanation: str, by: Actor, at: dt.datetime) -> Deviation:
    """An evaluator explains a score far from the others'; it stays as it is.

    Raises Refused, NothingToExplain, WrongStatus.
    """
    evaluator = _locked_evaluator(deviation.score.evaluator, by)
    deviation = Deviation.objects.select_related("score__agency").get(pk=deviation.pk)
    panel = evaluator.panel
    if deviation.explained_at is not None or not panel.can("be_explained"):
        raise NothingToExplain
    deviation.explanation, deviation.explained_at = explanation, at
    deviation.save(update_fields=["explanation", "explained_at"])
    told = {
        "evaluator": evaluator.expert.number,
        "bid": entrant_id(deviation.score.agency),
        "explanation": explanation,
    }
    chain.append(panel.procurement.chain, "deviation explained", told, at=at)
    if not queries.unexplained(panel).exists():
        _finish(panel, by, at)
    reschedule(panel.procurement)
    return deviation


@transaction.atomic
def end_explaining(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Panel:
    """The time to explain is over: every score counts, also without an explanation, and it shows.

    Raises TooEarly, WrongStatus.
    """
    procurement = locked(procurement)
    panel: Panel = procurement.panel
    if not panel.can("be_explained") or procurement.status != ProcurementStatus.EVALUATION:
        raise WrongStatus(status=panel.status, move="finish")
    if panel.explain_by is None or at < panel.explain_by:
        raise TooEarly(until=panel.explain_by)
    silent = [
        {"evaluator": each.score.evaluator.expert.number, "bid": entrant_id(each.score.agency)}
        for each in queries.unexplained(panel)
    ]
    chain.append(procurement.chain, "deviations unexplained", {"silent": silent}, at=at)
    _finish(panel, by, at)
    reschedule(procurement)
    return panel
