"""Direct selection: the owner picks an offer from the shelf, the agency answers in time."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple, NewType, cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.catalogue.policies import buy_item
from agencies.models import Offer
from bidding.actions.answers import leave_work, require_eligible, take_work
from bidding.actions.locking import locked, locked_agency, person
from bidding.errors import TooEarly
from bidding.events import AgencyAsked
from bidding.methods.direct import KEY, policies
from bidding.methods.direct.models import DirectTerms
from bidding.methods.direct.outcome import take
from bidding.methods.direct.queries import case_of
from bidding.models import Award, Procurement, ProcurementLine, Project
from bidding.policies.procurements import commission, pay_from, tender
from bidding.queries.spending import public_money_before
from bidding.region_rules import BiddingRules
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import BadInput, Conflict
from core.events import publish
from core.policy import require
from core.series import next_number
from core.workflow import WrongStatus, move

# An offer as stored now, under its lock and that of its agency. Only `lock_offers` makes one.
LockedOffer = NewType("LockedOffer", Offer)


class DirectLine(NamedTuple):
    """One picked offer: what the owner saw as its price (fen) and working days."""

    offer: LockedOffer
    price_fen: int
    days: int


class OffersDiffer(BadInput):
    """The lines name no offer, offers of several agencies, or one item twice."""

    sentence = gettext_lazy("Choose offers of one agency, each item once.")


class OfferChanged(Conflict):
    """The offer is no longer what the owner saw. Facts: offer."""

    sentence = gettext_lazy(
        "An offer has changed or left the shelf meanwhile. Reload the page to see it."
    )


def lock_offers(found: QuerySet[Offer]) -> list[LockedOffer]:
    """These offers, locked until the caller's transaction ends, and by agency.

    The lock of an agency, that of suspension, comes before those of its offers.
    """
    offers = (
        found.select_for_update(of=("agency", "self"), no_key=True)
        .select_related("item", "agency__organisation__region")
        .order_by("agency_id", "pk")
    )
    return cast(list[LockedOffer], list(offers))


@transaction.atomic
def offer_directly(
    *,
    project: Project,
    lines: Sequence[DirectLine],
    shortlist: dict[str, Any],
    fiscal_percent: int,
    reason: str,
    by: Actor,
    at: dt.datetime,
) -> Procurement:
    """Offer work to one agency at the price of its own offers; it answers in `answer_until`.

    `shortlist` is the list, filters and ranking as the owner saw them. Raises Refused (person, list
    guard, cap for public money, agency, related parties), OffersDiffer, OfferChanged, NotEligible.
    """
    require(policies.offer_directly(by, project))
    _require_one_agency(lines)
    terms = project.terms_of_region(at)
    rules = terms.rules.of(BiddingRules)
    total = sum(line.price_fen for line in lines)
    items = [line.offer.item for line in lines]
    before = public_money_before(project, items, at, fiscal_percent=fiscal_percent)
    require(policies.spend_directly(total + before, fiscal_percent, rules))
    require(tender(project.owner, total, fiscal_percent, rules, before_fen=before))
    require(pay_from(project.owner, fiscal_percent))
    for item in items:
        require(commission(project.owner, item))
    agency = lines[0].offer.agency
    require(policies.ask_agency(agency, project))
    _require_on_shelf(lines, at)
    require_eligible(agency, items, at)
    until = deadline(at, rules.agency_reply_days, terms.calendar)
    procurement = Procurement(
        number=next_number("ZJ", at=at),
        project=project,
        owner=project.owner,
        title=_title(project, lines),
        method=KEY,
        fiscal_percent=fiscal_percent,
        rules=terms.rules.as_json(),
        created_by=person(by),
        created_at=at,
        due_at=until,
    )
    move(procurement, "offer", by=by, at=at, reason=reason)
    DirectTerms.objects.create(
        procurement=procurement,
        asked_agency=agency,
        reason=reason,
        answer_until=until,
        shortlist=shortlist,
    )
    ProcurementLine.objects.bulk_create(
        ProcurementLine(
            procurement=procurement,
            item=line.offer.item,
            offer=line.offer,
            price_fen=line.price_fen,
            days=line.days,
        )
        for line in lines
    )
    seen = hashlib.sha256(chain.canonical(shortlist)).hexdigest()
    chain.append(procurement.chain, "direct offer", {"shortlist_sha256": seen}, at=at, is_new=True)
    publish(AgencyAsked(procurement, agency, at))
    return procurement


@transaction.atomic
def confirm_selection(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Award:
    """The agency takes the work: the award stands at once and AwardConfirmed is published.

    Raises Refused, NotEligible, WrongStatus.
    """
    procurement, terms = _locked(procurement)
    require(policies.answer(by, terms, at))
    if not procurement.can("be_answered"):
        raise WrongStatus(status=procurement.status, move="confirm")
    agency = locked_agency(terms.asked_agency)
    require(policies.ask_agency(agency, procurement.project))
    items = [line.item for line in procurement.lines.select_related("item").order_by("id")]
    frozen = require_eligible(agency, items, at)
    return take_work(procurement, agency, take(case_of(procurement, agency)), frozen, by, at)


@transaction.atomic
def decline_selection(
    *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """The agency does not take the work, with its reason. Raises Refused, WrongStatus."""
    procurement, terms = _locked(procurement)
    require(policies.answer(by, terms, at))
    return leave_work(procurement, "decline", reason, by, at)


@transaction.atomic
def lapse(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Procurement:
    """An offer that nobody answered in time ends. Raises Refused, TooEarly, WrongStatus."""
    require(policies.lapse(by))
    procurement, terms = _locked(procurement)
    if at <= terms.answer_until:
        raise TooEarly(until=terms.answer_until)
    return leave_work(procurement, "lapse", _("The agency did not answer in time."), by, at)


def _require_one_agency(lines: Sequence[DirectLine]) -> None:
    agencies = {line.offer.agency_id for line in lines}
    items = {line.offer.item_id for line in lines}
    if len(agencies) != 1 or len(items) != len(lines):
        raise OffersDiffer


def _require_on_shelf(lines: Sequence[DirectLine], at: dt.datetime) -> None:
    """The locked offers are those the owner saw, and on the list."""
    for line in lines:
        offer = line.offer
        require(buy_item(offer.item, local_date(at)))
        is_same = offer.price_fen in (None, line.price_fen) and offer.promised_days == line.days
        if not is_same or not offer.machine.can(offer.status, "be_bought"):
            raise OfferChanged(offer=offer)


def _title(project: Project, lines: Sequence[DirectLine]) -> str:
    return f"{project.name} · {'、'.join(line.offer.item.name_zh for line in lines)}"[:200]


def _locked(procurement: Procurement) -> tuple[Procurement, DirectTerms]:
    """The procurement under its lock, with its terms."""
    procurement = locked(procurement)
    terms = DirectTerms.objects.select_related("asked_agency__organisation")
    return procurement, terms.get(procurement=procurement)
