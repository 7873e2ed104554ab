"""The tender of a library until it is public: draft, notice, cancellation, the next tender."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item, offer_item
from agencies.models import ServiceItem
from bidding import notice_text
from bidding.actions.drafts import NothingToBuy
from bidding.actions.locking import person
from bidding.draws.escrow import SealedSecret
from bidding.draws.queries import notice_facts
from bidding.libraries import policies
from bidding.libraries.admission import RULE
from bidding.libraries.agreement import Promise, agreement_hash, agreement_text
from bidding.libraries.models import Library, LibraryItem
from bidding.region_rules import LibraryRules
from core import chain
from core.actors import Actor
from core.clock import deadline, local_date
from core.errors import BadInput
from core.models import Region
from core.policy import require
from core.region import rules_for
from core.series import next_number
from core.workflow import WrongStatus, move

from .drawing import announce_draw
from .locking import end_library, locked_library, reschedule


class LibraryLine(NamedTuple):
    """One item with its promises: a price in fen, or a rate in basis points; working days."""

    item: ServiceItem
    price_fen: int | None
    rate_bp: int | None
    days: int


@dataclass(frozen=True)
class LibraryPlan:
    """What a tender offers and asks: the seats, the term and the three promises."""

    title: str
    lines: Sequence[LibraryLine]
    seats: int
    service_standard: str
    closes_at: dt.datetime
    term_months: int = 24
    interval_months: int = 12


class PriceOrRate(BadInput):
    """An item promises no fee, or two of them. Facts: item."""

    sentence = _("Each item has one fee standard: a price, or a rate of the standard fee.")


@transaction.atomic
def draft_library(
    *,
    plan: LibraryPlan,
    region: Region,
    by: Actor,
    at: dt.datetime,
    replaces: Library | None = None,
) -> Library:
    """Draft the tender of a library. Raises Refused (person, bundle), NothingToBuy, PriceOrRate."""
    items = [line.item for line in plan.lines]
    require(policies.open_tender(by, region, items))
    if not items or len({item.pk for item in items}) != len(items):
        raise NothingToBuy
    for line in plan.lines:
        require(offer_item(line.item, local_date(at)))
        if (line.price_fen is None) == (line.rate_bp is None):
            raise PriceOrRate(item=line.item)
    library = Library.objects.create(
        number=next_number("RK", at=at),
        title=plan.title,
        region=region,
        department=by.membership.department if by.membership else None,
        seats=plan.seats,
        term_months=plan.term_months,
        interval_months=plan.interval_months,
        service_standard=plan.service_standard,
        replaces=replaces,
        created_by=person(by),
        created_at=at,
        closes_at=plan.closes_at,
    )
    LibraryItem.objects.bulk_create(
        LibraryItem(library=library, **line._asdict()) for line in plan.lines
    )
    return library


@transaction.atomic
def publish_library(
    *,
    library: Library,
    secret: SealedSecret | None,
    chance: bytes,
    by: Actor,
    at: dt.datetime,
) -> Library:
    """Open the notice: rules, promises and the text of the agreement are frozen in its chain.

    With it a draw of equals is announced with the regulator's `secret`; `chance` is 32 fresh
    bytes. Raises Refused (person, list guard, least open time), UnfairWording, SecretMissing,
    SecretIncomplete, NobodyOpens, WrongStatus.
    """
    library = locked_library(library)
    require(policies.keep(by, library))
    if library.published_at is not None:
        raise WrongStatus(status=library.status, move="publish")
    rules = rules_for(library.region, at=at)
    mine = rules.of(LibraryRules)
    require(policies.open_long_enough(library, deadline(at, mine.library_open_days)))
    lines = list(library.items.select_related("item").order_by("item__code", "id"))
    for line in lines:
        require(buy_item(line.item, local_date(at)))
    _require_fair(library)
    library.rules, library.published_at = rules.as_json(), at
    library.agreement = _agreement(library, lines, mine)
    draw = library.draw = announce_draw(library, secret, rules, chance, at)
    library.save(update_fields=["rules", "published_at", "agreement", "draw"])
    library = move(library, "publish", by=by, at=at)
    facts = _notice(library, lines) | notice_facts(draw)
    chain.append(library.chain, "notice", facts, at=at)
    return reschedule(library)


@transaction.atomic
def cancel_library(*, library: Library, reason: str, by: Actor, at: dt.datetime) -> Library:
    """End the tender before applications close, with the reason. Raises Refused, WrongStatus."""
    library = locked_library(library)
    require(policies.cancel(by, library, at))
    kind = "cancelled" if library.published_at else ""
    return end_library(library, "cancel", reason=reason, by=by, at=at, kind=kind)


@transaction.atomic
def tender_again(
    *, library: Library, closes_at: dt.datetime, by: Actor, at: dt.datetime
) -> Library:
    """Draft the next tender with the same promises; it replaces this one when it is in force.

    Raises Refused.
    """
    library = locked_library(library)
    require(policies.tender_again(by, library))
    lines = library.items.select_related("item").order_by("id")
    plan = LibraryPlan(
        title=library.title,
        lines=[LibraryLine(x.item, x.price_fen, x.rate_bp, x.days) for x in lines],
        seats=library.seats,
        service_standard=library.service_standard,
        closes_at=closes_at,
        term_months=library.term_months,
        interval_months=library.interval_months,
    )
    return draft_library(plan=plan, region=library.region, by=by, at=at, replaces=library)


def _require_fair(library: Library) -> None:
    notice_text.require_fair(library.title, library.service_standard)


def _agreement(library: Library, lines: Sequence[LibraryItem], rules: LibraryRules) -> str:
    return agreement_text(
        number=library.number,
        title=library.title,
        promises=[
            Promise(x.item.code, x.item.name_zh, x.price_fen, x.rate_bp, x.days) for x in lines
        ],
        service_standard=library.service_standard,
        term_months=library.term_months,
        notice_days=rules.library_notice_days,
        signing_days=rules.library_signing_days,
    )


def _notice(library: Library, lines: Sequence[LibraryItem]) -> dict[str, Any]:
    """What the chain keeps of a notice: the facts that decide, the hash of what is signed."""
    return {
        "number": library.number,
        "title": library.title,
        "rule": RULE,
        "seats": library.seats,
        "term_months": library.term_months,
        "interval_months": library.interval_months,
        "items": [[x.item.code, x.price_fen, x.rate_bp, x.days] for x in lines],
        "agreement_sha256": agreement_hash(library.agreement),
        "closes_at": chain.moment(library.closes_at),
        "replaces": library.replaces.number if library.replaces else "",
        "rules": library.rules,
    }
