"""A procurement from its approval until it is public; projects."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from agencies.catalogue.policies import buy_item
from agencies.models import ServiceItem
from bidding import notice_text
from bidding.draws.escrow import SealedSecret
from bidding.draws.queries import notice_facts
from bidding.methods import registry
from bidding.models import (
    Procurement,
    ProcurementLine,
    Project,
)
from bidding.policies import procurements as policies
from bidding.queries import attachments, own_requirements, recusals
from bidding.queries.spending import public_money_before
from bidding.region_rules import BiddingRules
from bidding.rules import frozen_rules, questions_end
from core import chain
from core.actors import Actor
from core.clock import local_date
from core.models import Region
from core.numbers import parse_project_code
from core.policy import require
from core.region import rules_for
from core.workflow import WrongStatus, move

from .drawing import announce_draw
from .endings import end
from .locking import locked, person
from .schedule import reschedule


@transaction.atomic
def open_project(
    *, name: str, region: Region, by: Actor, at: dt.datetime, code: str = "", description: str = ""
) -> Project:
    """Open a project of the organisation acted for. Raises Refused, BadProjectCode."""
    require(policies.open_project(by))
    assert by.organisation is not None, "an owner acts for an organisation"
    return Project.objects.create(
        owner=by.organisation,
        name=name,
        code=parse_project_code(code) if code else "",
        region=region,
        description=description,
        created_at=at,
    )


@transaction.atomic
def approve(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """A second person of the owner lets it go out. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.approve(by, procurement))
    procurement = move(procurement, "approve", by=by, at=at)
    procurement.approved_by, procurement.approved_at = person(by), at
    procurement.save(update_fields=["approved_by", "approved_at"])
    return procurement


@transaction.atomic
def publish(
    *,
    procurement: Procurement,
    by: Actor,
    at: dt.datetime,
    secret: SealedSecret | None = None,
    chance: bytes = b"",
) -> Procurement:
    """Open the notice: rules frozen, its draw announced, all of it in the public chain.

    Where the method may draw the owner hands in its `secret`, made on its own machine for
    `draws.queries.new_holders`. `chance` is 32 fresh bytes, for what is made here. Raises Refused
    (person, list guard, tender threshold, closing time), UnfairWording, SecretMissing,
    SecretIncomplete, NobodyOpens, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.publish(by, procurement))
    if procurement.published_at is not None:
        raise WrongStatus(status=procurement.status, move="publish")
    rules = rules_for(procurement.project.region, at=at)
    require(policies.open_long_enough(procurement.closes_at, at, rules.of(BiddingRules)))
    lines = list(procurement.lines.select_related("item").order_by("id"))
    require_below_thresholds(procurement, [line.item for line in lines], at)
    for line in lines:
        require(buy_item(line.item, local_date(at)))
    require_fair(procurement)
    if registry.method_of(procurement).may_draw:
        announce_draw(procurement, secret, rules, chance, at)
    registry.method_of(procurement).published(procurement, chance, at)
    procurement.rules, procurement.published_at = rules.as_json(), at
    assert procurement.closes_at is not None, "it is open long enough"
    procurement.questions_until = questions_end(procurement.closes_at, frozen_rules(procurement))
    procurement.save(update_fields=["rules", "published_at", "questions_until", "draw"])
    procurement = move(procurement, "publish", by=by, at=at)
    chain.append(procurement.chain, "notice", _notice(procurement, lines), at=at)
    return reschedule(procurement)


@transaction.atomic
def cancel(*, procurement: Procurement, reason: str, by: Actor, at: dt.datetime) -> Procurement:
    """End it before its list is frozen, with the reason. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.cancel(by, procurement))
    kind = "cancelled" if procurement.can("be_seen") else ""
    return end(procurement, "cancel", reason=reason, by=by, at=at, kind=kind)


def require_below_thresholds(
    procurement: Procurement, items: Sequence[ServiceItem], at: dt.datetime
) -> None:
    """Public money that the law sends elsewhere does not go through the market. Raises Refused."""
    rules = rules_for(procurement.project.region, at=at).of(BiddingRules)
    share = procurement.fiscal_percent
    before = public_money_before(
        procurement.project, items, at, fiscal_percent=share, but=procurement
    )
    may = policies.tender(procurement.owner, procurement.total_fen, share, rules, before_fen=before)
    require(may)


def require_fair(procurement: Procurement) -> None:
    """No free text of the notice keeps a competitor out. Raises UnfairWording."""
    notice_text.require_fair(
        procurement.title,
        procurement.scale,
        procurement.scope,
        *(each.major for each in own_requirements.own_requirements(procurement)),
        *attachments.hashes(procurement),
        *registry.method_of(procurement).texts(procurement),
    )


def _notice(procurement: Procurement, lines: Sequence[ProcurementLine]) -> dict[str, Any]:
    """What the chain keeps of a notice: the facts that decide, and the hash of its text."""
    assert procurement.closes_at is not None and procurement.questions_until is not None
    method = registry.method_of(procurement)
    facts = {
        "number": procurement.number,
        "owner": procurement.owner.name,
        "title": procurement.title,
        "project_code": procurement.project.code,
        "scale": procurement.scale,
        "fiscal_percent": procurement.fiscal_percent,
        "scope_sha256": hashlib.sha256(procurement.scope.encode()).hexdigest(),
        "attachments": attachments.hashes(procurement),
        "requirements": own_requirements.as_json(procurement),
        "recusals": recusals.as_json(procurement),
        "method": procurement.method,
        "rule": method.rule,
        "items": [[line.item.code, line.price_fen, line.days] for line in lines],
        "closes_at": chain.moment(procurement.closes_at),
        "questions_until": chain.moment(procurement.questions_until),
        "rules": procurement.rules,
    }
    return (
        facts
        | _attempt_facts(procurement)
        | _draw_facts(procurement)
        | method.notice_facts(procurement)
    )


def _attempt_facts(procurement: Procurement) -> dict[str, Any]:
    """Which procurement it runs again, and how often the need was out; empty the first time."""
    if procurement.rerun_of is None:
        return {}
    return {"rerun_of": procurement.rerun_of.number, "attempt": procurement.attempt}


def _draw_facts(procurement: Procurement) -> dict[str, Any]:
    """When and from which commitments a draw is held; empty where the method draws nothing."""
    if procurement.draw is None:
        return {}
    return notice_facts(procurement.draw, procurement.draw_at)
