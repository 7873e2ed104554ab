"""Proposals scored by a drawn panel: one by best value, one open tender in two lots."""

import datetime as dt
import secrets
from collections.abc import Sequence
from typing import Any

from agencies.models import ServiceItem
from bidding.actions import drafts, due, procurements, sealing, sign_ups
from bidding.actions.drafts import DraftLine
from bidding.methods import best_value, open_tender
from bidding.methods.scored import PROPOSAL
from bidding.models import Deviation, Evaluator, Procurement, SeedParty
from bidding.panels import actions as panels
from bidding.panels.sheets import SALT_BYTES, Marks
from bidding.queries.draws import entrant_id, entrants
from bidding.queries.sealing import envelope_of
from bidding.sealing import bids, hpke
from core.actors import Actor
from marketplace.demo.chapters import draws
from marketplace.demo.stage import Stage

FLOOR_FEN, CEILING_FEN, DAYS = 2_000_000, 6_000_000, 20
BIDS = {
    "agency": (5_210_000, "先收集三年监测资料，再补测六个断面，报告分四章，每周提交进度。"),
    "haitian": (4_870_000, "利用已有模型开展预测，安排注册工程师两名驻场，十五日提交初稿。"),
    "zhongke": (4_560_000, "按导则编制。"),
}
# What evaluators give the three, in whole points; the last one stands far off from the others.
GIVEN = ((92, 84, 55), (90, 86, 52), (88, 85, 58), (91, 80, 50), (60, 83, 54))
CRITERIA = [{"name": "技术方案", "points": 60}, {"name": "人员和进度", "points": 40}]
WEIGHTS = {"price": 40, "credit": 10, "days": 10, "proposal": 40}


def evaluate(stage: Stage) -> None:
    """From three notices to three awards, by way of three panels."""
    best = _publish(
        stage,
        best_value.KEY,
        "滨海新区雨水泵站环境影响报告表编制",
        {"weights": WEIGHTS, "criteria": CRITERIA},
    )
    lots = [_publish_lot(stage, title) for title in ("北片管网环评", "南片管网环评")]
    all_three = [best, *lots]
    for procurement in all_three:
        _bid_all(stage, procurement)
    _until(stage, max(each.closes_at for each in all_three if each.closes_at))
    for procurement in all_three:
        _seat_panel(stage, procurement)
    for procurement in all_three:
        _score(stage, procurement)
        _open(stage, procurement)
    due.run_due(at=stage.at)  # the results are public
    for procurement in all_three:
        procurement.refresh_from_db()
        assert procurement.publicity_until is not None
        _until(stage, procurement.publicity_until)
    stage.told["evaluated"] = best


def announce_for_today(stage: Stage) -> None:
    """One more notice, whose panel will wait for its scores when the story ends."""
    closes_at = stage.clock.ends - dt.timedelta(hours=3)
    terms = {"weights": WEIGHTS, "criteria": CRITERIA}
    title = "滨海新区污泥处置环境影响报告表编制"
    stage.told["to_score"] = _publish(stage, best_value.KEY, title, terms, closes_at)
    _bid_all(stage, stage.told["to_score"])


def leave_scores_waiting(stage: Stage) -> None:
    """Its proposals are opened and its panel is drawn; nobody has scored yet."""
    procurement = stage.told["to_score"]
    _until(stage, procurement.closes_at)
    _seat_panel(stage, procurement)


def _publish_lot(stage: Stage, title: str) -> Procurement:
    first = stage.told.get("tender", "")
    terms = {
        "tender": first,
        "tender_title": "滨海新区管网工程环境影响评价",
        "technical_weight": 60,
        "technical_minimum": 60,
        "criteria": CRITERIA,
    }
    procurement = _publish(stage, open_tender.KEY, title, terms)
    stage.told["tender"] = procurement.open_tender.tender.number
    return procurement


def _publish(
    stage: Stage,
    method: str,
    title: str,
    terms: dict[str, Any],
    closes_at: dt.datetime | None = None,
) -> Procurement:
    procurement = drafts.draft_procurement(
        method=method,
        project=stage.told["project"],
        title=title,
        lines=[DraftLine(ServiceItem.objects.get(code="EN-002"), CEILING_FEN, DAYS)],
        scope="编制环境影响报告表，修改至通过技术评估。",
        closes_at=closes_at or stage.clock.closing(),
        terms={"floor_fen": FLOOR_FEN, **terms},
        by=stage.cast["owner"],
        at=stage.at,
    )
    drafts.propose(procurement=procurement, by=stage.cast["owner"], at=stage.at)
    procurements.approve(
        procurement=procurement, by=stage.cast["approver"], at=stage.clock.minutes(6)
    )
    return procurements.publish(
        procurement=procurement,
        secret=draws.secret_of_owner(procurement),
        chance=secrets.token_bytes(32),
        by=stage.cast["owner"],
        at=stage.clock.minutes(4),
    )


def _bid_all(stage: Stage, procurement: Procurement) -> None:
    for name, (fen, proposal) in BIDS.items():
        agency = stage.told["agencies"][name]
        said: dict[str, dict[str, int | str]] = {
            PROPOSAL: {"proposal": proposal},
            bids.BID: {"amount_fen": fen, "days": DAYS},
        }
        parts = {}
        for envelope_name, content in said.items():
            envelope = envelope_of(procurement, envelope_name)
            parts[envelope_name] = hpke.seal(
                bids.encode(content),
                to=bytes.fromhex(envelope.public_key),
                info=bids.info(envelope.number, entrant_id(agency), 1),
                ephemeral=secrets.token_bytes(hpke.KEY_BYTES),
            )
        stage.clock.minutes(3)
        sign_ups.sign_up(
            procurement=procurement,
            agency=agency,
            by=stage.cast[name],
            clock=stage.clock,
            bid={"sequence": 1, "sealed": parts},
        )


def _until(stage: Stage, moment: dt.datetime) -> None:
    stage.clock.until(moment)
    for _n in range(2):  # what is due, and what is due after it
        due.run_due(at=stage.at)


def _open(stage: Stage, procurement: Procurement) -> None:
    """The platform has released its share of the envelope; the regulator opens it."""
    due.run_due(at=stage.at)
    sealing.release(
        procurement=procurement,
        party=SeedParty.REGULATOR,
        passphrase=draws.OPENING_PASSPHRASE,
        by=stage.cast["regulator"],
        at=stage.clock.minutes(2),
    )


def _seat_panel(stage: Stage, procurement: Procurement) -> None:
    _open(stage, procurement)
    procurement.panel.refresh_from_db()
    assert procurement.panel.draw is not None
    draws.hold(stage, procurement.panel.draw)


def _score(stage: Stage, procurement: Procurement) -> None:
    """Each declares, scores and hands in; whoever stands far off explains."""
    procurement.refresh_from_db()
    names = {entrant_id(stage.told["agencies"][name]): place for place, name in enumerate(BIDS)}
    seats = Evaluator.objects.filter(panel=procurement.panel, status="seated").order_by("place")
    for seat, row in zip(seats.select_related("expert__user"), GIVEN, strict=True):
        by = _expert(stage, seat)
        panels.declare(evaluator=seat, by=by, at=stage.clock.minutes(1))
        marks = {
            entrant_id(each.agency): _marks(row, names[entrant_id(each.agency)])
            for each in entrants(procurement)
        }
        panels.hand_in(
            evaluator=seat,
            marks=marks,
            salt=secrets.token_bytes(SALT_BYTES),
            by=by,
            clock=stage.clock,
        )
    far = Deviation.objects.filter(score__evaluator__panel=procurement.panel, explained_at=None)
    for deviation in far.select_related("score__evaluator__expert__user").order_by("id"):
        panels.explain(
            deviation=deviation,
            explanation="补测断面的点位与任务书不符，故在技术方案一项扣分较多。",
            by=_expert(stage, deviation.score.evaluator),
            at=stage.clock.minutes(1),
        )


def _marks(row: Sequence[int], place: int) -> Marks:
    technical = row[place] * 60 // 100
    return Marks((100 * technical, 100 * (row[place] - technical)), "评分依据见各项标准。")


def _expert(stage: Stage, seat: Evaluator) -> Actor:
    found = (each for each in stage.cast.actors.values() if each.is_same_person(seat.expert.user))
    return next(found)
