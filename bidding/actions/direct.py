"""Direct selection: the owner picks an offer from the shelf, the agency answers in time."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item
from agencies.models import Agency, Offer, ServiceItem
from agencies.offers.queries.eligibility import eligibilities
from bidding.events import AwardConfirmed
from bidding.models import Award, FundSource, Method, Procurement, ProcurementLine, Project
from bidding.policies import direct as policies
from bidding.queries.eligibility import snapshot
from bidding.region_rules import BiddingRules
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import BadInput, Conflict
from core.events import publish
from core.policy import require
from core.series import next_number
from core.workflow import move

from .locking import locked, locked_agency, person


class DirectLine(NamedTuple):
    """One picked offer: what the owner saw as its price (fen) and working days."""

    offer: Offer
    price_fen: int
    days: int


class OffersDiffer(BadInput):
    """The lines name no offer, offers of several agencies, or one item twice."""

    sentence = _("Choose offers of one agency, each item once.")


class OfferChanged(Conflict):
    """The offer is no longer what the owner saw. Facts: offer."""

    sentence = _("An offer has changed or left the shelf meanwhile. Reload the page to see it.")


class NotEligible(BadInput):
    """The agency lacks a requirement of an item. Facts: answers."""

    sentence = _("The agency does not meet every requirement of this work. Choose another agency.")


class TooEarly(Conflict):
    """The deadline has not passed yet. Facts: until."""

    sentence = _("This can be done only after its deadline.")


@transaction.atomic
def offer_directly(
    *,
    project: Project,
    lines: Sequence[DirectLine],
    shortlist: dict[str, Any],
    fund_source: str,
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
    require(policies.spend_directly(total, fund_source, rules))
    offers = _locked_offers(lines)
    agency = offers[0].agency
    require(policies.ask_agency(agency, project))
    _require_on_shelf(lines, offers, at)
    require_eligible(agency, [line.offer.item for line in lines], at)
    until = deadline(at, rules.agency_reply_days, terms.calendar)
    procurement = Procurement(
        number=next_number("ZJ", at=at),
        project=project,
        owner=project.owner,
        title=_title(project, lines),
        method=Method.DIRECT,
        fund_source=FundSource(fund_source),
        asked_agency=agency,
        reason=reason,
        rules=terms.rules.as_json(),
        created_by=person(by),
        created_at=at,
        answer_until=until,
        due_at=until,
        shortlist=shortlist,
    )
    move(procurement, "offer", by=by, at=at, reason=reason)
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
    return procurement


@transaction.atomic
def confirm_selection(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Award:
    """The agency takes the work: the award stands at once and AwardConfirmed is published.

    Raises Refused, NotEligible, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.answer(by, procurement, at))
    agency = locked_agency(_asked(procurement))
    require(policies.ask_agency(agency, procurement.project))
    lines = list(procurement.lines.select_related("item").order_by("id"))
    frozen = require_eligible(agency, [line.item for line in lines], at)
    move(procurement, "confirm", by=by, at=at)
    award = Award.objects.create(
        procurement=procurement,
        agency=agency,
        amount_fen=sum(line.price_fen for line in lines),
        days=max(line.days for line in lines),
        eligibility={"items": frozen},
        made_at=at,
        confirmed_at=at,
    )
    move(award, "confirm", by=by, at=at)
    _settle(procurement)
    chain.append(
        procurement.chain,
        "award",
        {
            "agency": agency.organisation.credit_code,
            "amount_fen": award.amount_fen,
            "days": award.days,
        },
        at=at,
    )
    publish(AwardConfirmed(award, at))
    return award


@transaction.atomic
def decline_selection(
    *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """The agency does not take the work, with its reason. Raises Refused, WrongStatus."""
    procurement = locked(procurement)
    require(policies.answer(by, procurement, at))
    move(procurement, "decline", by=by, at=at, reason=reason)
    return _settle(procurement, failure=reason)


@transaction.atomic
def lapse(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Procurement:
    """An offer that nobody answered in time ends. Raises Refused, TooEarly, WrongStatus."""
    require(policies.lapse(by))
    procurement = locked(procurement)
    if procurement.answer_until is None or at <= procurement.answer_until:
        raise TooEarly(until=procurement.answer_until)
    move(procurement, "lapse", by=by, at=at)
    return _settle(procurement, failure=str(_("The agency did not answer in time.")))


def require_eligible(
    agency: Agency, items: Sequence[ServiceItem], at: dt.datetime
) -> list[dict[str, object]]:
    """The eligibility of a locked agency for every item, as a snapshot. Raises NotEligible."""
    answers = eligibilities(agency, items, local_date(at))
    if not all(answers):
        raise NotEligible(answers=answers)
    return snapshot(answers)


def _require_one_agency(lines: Sequence[DirectLine]) -> None:
    agencies = {line.offer.agency_id for line in lines}
    items = {line.offer.item_id for line in lines}
    if len(agencies) != 1 or len(items) != len(lines):
        raise OffersDiffer


def _locked_offers(lines: Sequence[DirectLine]) -> list[Offer]:
    """The offers as stored now. The lock of their agency (that of suspension) comes first."""
    return list(
        Offer.objects.select_for_update(of=("agency", "self"), no_key=True)
        .select_related("item", "agency__organisation__region")
        .filter(pk__in=[line.offer.pk for line in lines])
        .order_by("pk")
    )


def _require_on_shelf(
    lines: Sequence[DirectLine], offers: Sequence[Offer], at: dt.datetime
) -> None:
    """The locked offers are those the owner saw, and on the list."""
    locked_offers = {offer.pk: offer for offer in offers}
    for line in lines:
        offer = locked_offers[line.offer.pk]
        require(buy_item(offer.item, local_date(at)))
        is_same = offer.price_fen in (None, line.price_fen) and offer.promised_days == line.days
        if not is_same or not offer.machine.can(offer.status, "be_bought"):
            raise OfferChanged(offer=offer)


def _title(project: Project, lines: Sequence[DirectLine]) -> str:
    return f"{project.name} · {'、'.join(line.offer.item.name_zh for line in lines)}"[:200]


def _asked(procurement: Procurement) -> Agency:
    agency = procurement.asked_agency
    assert agency is not None, "a direct selection asks an agency"
    return agency


def _settle(procurement: Procurement, failure: str = "") -> Procurement:
    """Nothing more is due."""
    procurement.due_at, procurement.failure = None, failure[:300]
    procurement.save(update_fields=["due_at", "failure"])
    return procurement
