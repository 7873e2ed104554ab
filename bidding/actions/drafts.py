"""A draft: started, typed step by step, proposed to an approver, taken or sent back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item
from agencies.models import ServiceItem
from bidding.methods import registry
from bidding.models import DraftPage, Procurement, ProcurementLine, Project
from bidding.policies import procurements as policies
from bidding.region_rules import BiddingRules
from bidding.rules import DRAW_DELAY
from core.actors import Actor
from core.clock import local_date
from core.errors import BadInput, Conflict
from core.policy import require
from core.region import rules_for
from core.series import next_number
from core.workflow import move

from .locking import locked, person
from .procurements import require_below_thresholds


class DraftLine(NamedTuple):
    """One service item of a procurement at a fixed price (fen) and in working days."""

    item: ServiceItem
    price_fen: int
    days: int


@dataclass(frozen=True)
class Demand:
    """All that a draft says, once it is whole. `terms` are the method's own."""

    title: str
    lines: Sequence[DraftLine]
    scope: str
    closes_at: dt.datetime
    fiscal_percent: int = 0
    scale: str = ""
    draw_at: dt.datetime | None = None
    terms: Mapping[str, Any] = field(default_factory=dict)


class NothingToBuy(BadInput):
    """The procurement names no item, or one item twice."""

    sentence = _("Add at least one service item, each item once.")


class DrawBeforeClosing(BadInput):
    """The draw would take place before the list is frozen."""

    sentence = _("The draw must take place after sign-up has closed.")


class SavedMeanwhile(Conflict):
    """The step was saved in another window since this one was opened. Facts: page."""

    sentence = _("This step was saved elsewhere since you opened it. Nothing was replaced.")


@transaction.atomic
def start_draft(
    *,
    project: Project,
    title: str,
    method: str,
    by: Actor,
    at: dt.datetime,
    rerun_of: Procurement | None = None,
) -> Procurement:
    """Begin a draft; everything else may be typed later. Raises Refused."""
    require(policies.draft(by, project))
    return Procurement.objects.create(
        number=next_number("ZJ", at=at),
        project=project,
        owner=project.owner,
        title=title,
        method=registry.method(method).key,
        rerun_of=rerun_of,
        attempt=rerun_of.attempt + 1 if rerun_of else 1,
        created_by=person(by),
        created_at=at,
    )


@transaction.atomic
def save_page(
    *,
    procurement: Procurement,
    step: str,
    typed: Mapping[str, Sequence[str]],
    version: int,
    by: Actor,
    at: dt.datetime,
    title: str = "",
    project: Project | None = None,
    method: str = "",
) -> DraftPage:
    """Keep what was typed in a step, right or wrong; `version` is the one that was opened.

    `title`, `project` and `method` are what other steps and the desk read of it at once. Raises
    Refused, SavedMeanwhile.
    """
    procurement = locked(procurement)
    require(policies.edit(by, procurement))
    page = DraftPage.objects.filter(procurement=procurement, step=step).first()
    if version != (page.version if page else 0):
        raise SavedMeanwhile(page=page)
    page = page or DraftPage(procurement=procurement, step=step)
    page.typed = {name: list(values) for name, values in typed.items()}
    page.version, page.saved_by, page.saved_at = version + 1, person(by), at
    page.save()
    if project is not None:
        require(policies.draft(by, project))
        procurement.project = project
    before = registry.method_of(procurement)
    chosen = registry.method(method) if method else before
    if chosen is not before:
        before.forget_terms(procurement)
        procurement.method = chosen.key
    procurement.title = title or procurement.title
    procurement.save(update_fields=["project", "method", "title"])
    return page


@transaction.atomic
def draft_procurement(
    *, method: str, project: Project, by: Actor, at: dt.datetime, **facts: Any
) -> Procurement:
    """Start a draft that is whole from the beginning; `facts` are those of `Demand`.

    Raises Refused (person, list guard, threshold, closing too soon), NothingToBuy,
    DrawBeforeClosing.
    """
    demand = Demand(**facts)
    started = start_draft(project=project, title=demand.title, method=method, by=by, at=at)
    _write(started, demand)
    _require_lawful(started, at)
    return started


@transaction.atomic
def propose(
    *, procurement: Procurement, by: Actor, at: dt.datetime, demand: Demand | None = None
) -> Procurement:
    """Ask an approver of the owner for a draft: what it says now, or as it is written already.

    Raises what `draft_procurement` raises, and WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.edit(by, procurement))
    if demand is not None:
        _write(procurement, demand)
    _require_lawful(procurement, at)
    return move(procurement, "propose", by=by, at=at)


@transaction.atomic
def take_back(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """The handler edits it again before it is approved. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.take_back(by, procurement))
    return move(procurement, "take_back", by=by, at=at)


@transaction.atomic
def restore(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Procurement:
    """A draft that was given up is written on, as it was. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.restore(by, procurement))
    procurement.failure = ""
    procurement.approved_by = procurement.approved_at = None
    procurement.save(update_fields=["failure", "approved_by", "approved_at"])
    return move(procurement, "restore", by=by, at=at)


@transaction.atomic
def send_back(*, procurement: Procurement, remark: str, by: Actor, at: dt.datetime) -> Procurement:
    """The approver wants it changed and says what. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.send_back(by, procurement))
    return move(procurement, "send_back", by=by, at=at, reason=remark)


def _write(procurement: Procurement, demand: Demand) -> None:
    """Make a locked draft say what is asked for."""
    method, lines = registry.method_of(procurement), demand.lines
    if len({line.item.pk for line in lines}) != len(lines):
        raise NothingToBuy
    procurement.title, procurement.scale = demand.title, demand.scale
    procurement.scope, procurement.closes_at = demand.scope, demand.closes_at
    procurement.fiscal_percent = demand.fiscal_percent
    procurement.draw_at = _draw_at(demand) if method.may_draw else None
    procurement.save(
        update_fields=["title", "scale", "scope", "closes_at", "fiscal_percent", "draw_at"]
    )
    procurement.lines.all().delete()
    ProcurementLine.objects.bulk_create(
        ProcurementLine(
            procurement=procurement, item=line.item, price_fen=line.price_fen, days=line.days
        )
        for line in lines
    )
    method.forget_terms(procurement)
    method.write_terms(procurement, demand.terms)


def _require_lawful(procurement: Procurement, at: dt.datetime) -> None:
    """What the list and the region's rules say of a draft, before an approver reads it."""
    lines = list(procurement.lines.select_related("item").order_by("id"))
    if not lines:
        raise NothingToBuy
    for line in lines:
        require(buy_item(line.item, local_date(at)))
        require(policies.commission(procurement.owner, line.item))
    require(policies.pay_from(procurement.owner, procurement.fiscal_percent))
    rules = rules_for(procurement.project.region, at=at).of(BiddingRules)
    require(policies.open_long_enough(procurement.closes_at, at, rules))
    require_below_thresholds(procurement, [line.item for line in lines], at)


def _draw_at(demand: Demand) -> dt.datetime:
    """When whoever has not revealed counts as empty; by default half an hour after closing."""
    draw_at = demand.draw_at or demand.closes_at + DRAW_DELAY
    if draw_at < demand.closes_at:
        raise DrawBeforeClosing
    return draw_at
