"""A pick in a library: the owner picks a member, the member answers in time."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.catalogue.policies import buy_item
from agencies.offers.queries.eligibility import eligibilities
from bidding.actions.endings import end
from bidding.actions.locking import locked, locked_agency, person
from bidding.actions.results import award_place, keep_places, stand
from bidding.errors import NotEligible, TooEarly
from bidding.events import AgencyAnswered, AgencyAsked
from bidding.methods.library import KEY, policies
from bidding.methods.library.models import LibraryTerms
from bidding.methods.library.outcome import promised
from bidding.methods.library.queries import case_of, price_of, terms_of
from bidding.models import (
    Award,
    FundSource,
    LibraryItem,
    LibraryMember,
    Procurement,
    ProcurementLine,
    Project,
)
from bidding.policies.procurements import tender
from bidding.queries.draws import entrant_id
from bidding.queries.eligibility import snapshot
from bidding.region_rules import BiddingRules, LibraryRules
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import BadInput
from core.events import publish
from core.policy import require
from core.series import next_number
from core.workflow import WrongStatus, move


class StandardFeeMissing(BadInput):
    """The library promises a rate, and the owner names no fee it is a rate of."""

    sentence = gettext_lazy("Enter the standard fee: the library promises a rate of it.")


class NotInThisLibrary(BadInput):
    """The item is not one of the member's library. Facts: promise."""

    sentence = gettext_lazy("This item is not one of the library. Choose an item it promises.")


@transaction.atomic
def pick_member(
    *,
    project: Project,
    member: LibraryMember,
    promise: LibraryItem,
    fund_source: str,
    reason: str,
    by: Actor,
    at: dt.datetime,
    standard_fen: int | None = None,
) -> Procurement:
    """Pick a member for an item of its library, at the promised price and days.

    The notice in the chain says why no tender of its own was needed. Raises Refused (person, term
    and region of the library, member, list guard, cap and tender threshold of public money),
    NotInThisLibrary, StandardFeeMissing, NotEligible.
    """
    require(policies.pick(by, project))
    member = _locked_member(member)
    library = member.library
    require(policies.pick_from(library, project, at))
    if promise.library_id != library.pk:
        raise NotInThisLibrary(promise=promise)
    require(buy_item(promise.item, local_date(at)))
    total = price_of(promise, standard_fen)
    if total is None:
        raise StandardFeeMissing
    terms = project.terms_of_region(at)
    rules = terms.rules
    require(policies.spend_in_library(total, fund_source, rules.of(LibraryRules)))
    require(tender(total, fund_source, rules.of(BiddingRules)))
    require(policies.ask_member(member, project))
    _require_eligible(member, promise, at)
    until = deadline(at, rules.of(BiddingRules).agency_reply_days, terms.calendar)
    procurement = Procurement(
        number=next_number("ZJ", at=at),
        project=project,
        owner=project.owner,
        title=f"{project.name} · {promise.item.name_zh}"[:200],
        method=KEY,
        fund_source=FundSource(fund_source),
        rules=rules.as_json(),
        created_by=person(by),
        created_at=at,
        due_at=until,
    )
    move(procurement, "offer", by=by, at=at, reason=reason)
    LibraryTerms.objects.create(
        procurement=procurement,
        member=member,
        promise=promise,
        standard_fen=None if promise.rate_bp is None else standard_fen,
        reason=reason,
        answer_until=until,
    )
    ProcurementLine.objects.create(
        procurement=procurement, item=promise.item, price_fen=total, days=promise.days
    )
    chain.append(
        procurement.chain,
        "library pick",
        {
            "library": library.number,
            "agreement_sha256": member.agreement_sha256,
            "item": promise.item.code,
            "price_fen": total,
            "rate_bp": promise.rate_bp,
            "days": promise.days,
            "rules": procurement.rules,
        },
        at=at,
        is_new=True,
    )
    publish(AgencyAsked(procurement, member.agency, at))
    return procurement


@transaction.atomic
def confirm_pick(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Award:
    """The member takes the work: the award stands at once and AwardConfirmed is published.

    Raises Refused, NotEligible, WrongStatus.
    """
    procurement, terms = _locked(procurement)
    require(policies.answer(by, terms, at))
    if not procurement.can("be_answered"):
        raise WrongStatus(status=procurement.status, move="confirm")
    member = _locked_member(terms.member)
    require(policies.ask_member(member, procurement.project))
    frozen = _require_eligible(member, terms.promise, at)
    agency = member.agency
    outcome = promised(case_of(procurement, terms))
    (place,) = keep_places(procurement, outcome, {entrant_id(agency): agency}, at)
    award = award_place(procurement, place, {"items": frozen}, at)
    stand(procurement, award, "confirm", by, at)
    publish(AgencyAnswered(procurement, "confirm", at))
    return award


@transaction.atomic
def decline_pick(
    *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """The member does not take the work, with its reason. Raises Refused, WrongStatus."""
    procurement, terms = _locked(procurement)
    require(policies.answer(by, terms, at))
    end(procurement, "decline", reason=reason, by=by, at=at)
    publish(AgencyAnswered(procurement, "decline", at))
    return procurement


@transaction.atomic
def lapse_pick(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Procurement:
    """A pick that nobody answered in time ends. Raises Refused, TooEarly, WrongStatus."""
    require(policies.lapse(by))
    procurement, terms = _locked(procurement)
    if at <= terms.answer_until:
        raise TooEarly(until=terms.answer_until)
    end(procurement, "lapse", reason=_("The member did not answer in time."), by=by, at=at)
    publish(AgencyAnswered(procurement, "lapse", at))
    return procurement


def _locked(procurement: Procurement) -> tuple[Procurement, LibraryTerms]:
    procurement = locked(procurement)
    return procurement, terms_of(procurement)


def _locked_member(member: LibraryMember) -> LibraryMember:
    """The member and then its agency under their locks: neither is removed meanwhile."""
    found = (
        LibraryMember.objects.select_for_update(of=("self",), no_key=True)
        .select_related("library__region")
        .get(pk=member.pk)
    )
    found.agency = locked_agency(found.agency)
    return found


def _require_eligible(
    member: LibraryMember, promise: LibraryItem, at: dt.datetime
) -> list[dict[str, object]]:
    """The eligibility of a locked member's agency for the item. Raises NotEligible."""
    answers = eligibilities(member.agency, [promise.item], local_date(at))
    if not all(answers):
        raise NotEligible(answers=answers)
    return snapshot(answers)
