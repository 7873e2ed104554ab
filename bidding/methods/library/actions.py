"""A pick in a library: the owner picks a member, which answers; or the draw picks one."""

import datetime as dt
from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agencies.catalogue.policies import buy_item
from agencies.offers.queries.eligibility import eligibilities
from bidding.actions.answers import leave_work, require_eligible, take_work
from bidding.actions.drawing import announce_draw
from bidding.actions.locking import locked, locked_agency, person
from bidding.actions.results import decide
from bidding.actions.schedule import reschedule
from bidding.draws.escrow import SealedSecret
from bidding.draws.queries import notice_facts
from bidding.errors import TooEarly
from bidding.events import AgencyAsked
from bidding.libraries.queries import pickable
from bidding.methods.library import KEY, RULE, policies
from bidding.methods.library.models import LibraryTerms
from bidding.methods.library.outcome import promised
from bidding.methods.library.queries import case_of, price_of, terms_of
from bidding.models import (
    Award,
    LibraryItem,
    LibraryMember,
    Procurement,
    ProcurementLine,
    Project,
    SignUp,
)
from bidding.policies.procurements import commission, pay_from, tender
from bidding.queries.eligibility import snapshot
from bidding.queries.spending import public_money_before
from bidding.region_rules import BiddingRules, LibraryRules
from bidding.rules import DRAW_DELAY
from core import chain
from core.actors import SYSTEM, Actor
from core.clock import deadline, local_date
from core.errors import BadInput
from core.events import publish
from core.policy import require
from core.region import RegionRules, Terms
from core.series import next_number
from core.workflow import WrongStatus, move


class StandardFeeMissing(BadInput):
    """The library promises a rate, and the owner names no fee it is a rate of."""

    sentence = gettext_lazy("Enter the standard fee: the library promises a rate of it.")


class NotInThisLibrary(BadInput):
    """The item is not one of the member's library. Facts: promise."""

    sentence = gettext_lazy("This item is not one of the library. Choose an item it promises.")


class TooFewMembers(BadInput):
    """Fewer than two members may take the work, so there is nothing to draw."""

    sentence = gettext_lazy("Fewer than two members may take this work. Pick the member yourself.")


class Wanted(NamedTuple):
    """What is picked: one item of a library for a project, and who pays."""

    project: Project
    promise: LibraryItem
    fiscal_percent: int
    standard_fen: int | None = None  # the fee by the standard, where the promise is a rate of it


@transaction.atomic
def pick_member(
    *, wanted: Wanted, member: LibraryMember, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """Pick a member for an item of its library, at the promised price and days.

    The notice in the chain says why no tender of its own was needed. Raises Refused (person, term
    and region of the library, member, list guard, cap and tender threshold of public money),
    NotInThisLibrary, StandardFeeMissing, NotEligible.
    """
    require(policies.pick(by, wanted.project))
    member = _locked_member(member)
    if wanted.promise.library_id != member.library_id:
        raise NotInThisLibrary(promise=wanted.promise)
    terms, total = _require_promised(wanted, at)
    require(policies.ask_member(member, wanted.project))
    require_eligible(member.agency, [wanted.promise.item], at)
    until = deadline(at, terms.rules.of(BiddingRules).agency_reply_days, terms.calendar)
    procurement = _procurement(wanted, terms.rules, by, at)
    procurement.due_at = until
    move(procurement, "offer", by=by, at=at, reason=reason)
    _keep_terms(procurement, wanted, total, member=member, reason=reason, answer_until=until)
    facts = _facts(procurement, wanted, total) | {"agreement_sha256": member.agreement_sha256}
    chain.append(procurement.chain, "library pick", facts, at=at, is_new=True)
    publish(AgencyAsked(procurement, member.agency, at))
    return procurement


@transaction.atomic
def prepare_draw(*, wanted: Wanted, reason: str, by: Actor, at: dt.datetime) -> Procurement:
    """Keep what is to be drawn for among the members; `begin_draw` begins it.

    Between the two the owner makes its secret for the number. Raises what `pick_member` raises, and
    TooFewMembers.
    """
    require(policies.pick(by, wanted.project))
    terms, total = _require_promised(wanted, at)
    if len(_able_members(wanted, at)) < 2:
        raise TooFewMembers
    procurement = _procurement(wanted, terms.rules, by, at)
    move(procurement, "prepare", by=by, at=at, reason=reason)
    _keep_terms(procurement, wanted, total, reason=reason)
    return procurement


@transaction.atomic
def begin_draw(
    *,
    procurement: Procurement,
    secret: SealedSecret | None,
    chance: bytes,
    by: Actor,
    at: dt.datetime,
) -> Procurement:
    """Let the draw pick among all members who may take the work now, with equal chance.

    Every member takes part by its agreement, so the list is frozen at once; then as with every
    draw: secrets opened, the draw, publicity, award, alternates. `chance`: 32 fresh bytes. Raises
    what `prepare_draw` raises, and SecretMissing, SecretIncomplete, NobodyOpens, WrongStatus.
    """
    procurement, kept = _locked(procurement)
    require(policies.pick(by, procurement.project))
    percent = procurement.fiscal_percent
    wanted = Wanted(procurement.project, kept.promise, percent, kept.standard_fen)
    terms, total = _require_promised(wanted, at)
    members = _able_members(wanted, at)
    if len(members) < 2:
        raise TooFewMembers
    procurement.rules = terms.rules.as_json()
    procurement.published_at = procurement.closes_at = procurement.closed_at = at
    procurement.draw_at = at + DRAW_DELAY
    announce_draw(procurement, secret, terms.rules, chance, at)
    procurement.save()
    move(procurement, "gather", by=by, at=at, reason=kept.reason)
    SignUp.objects.bulk_create(
        SignUp(
            procurement=procurement,
            agency=member.agency,
            eligibility={"items": frozen},
            submitted_by=member.signed_by,
            submitted_at=at,
        )
        for member, frozen in members
    )
    assert procurement.draw is not None, "it was announced"
    facts = _facts(procurement, wanted, total) | {
        "rule": RULE,
        "closes_at": chain.moment(at),  # the members are the list, so it closes as it opens
        **notice_facts(procurement.draw, procurement.draw_at),
    }
    chain.append(procurement.chain, "notice", facts, at=at, is_new=True)
    decide(procurement, by, at)
    return reschedule(procurement)


def _require_promised(wanted: Wanted, at: dt.datetime) -> tuple[Terms, int]:
    """The terms of the region, and what the promise costs in fen."""
    promise = wanted.promise
    require(policies.pick_from(promise.library, wanted.project, at))
    require(buy_item(promise.item, local_date(at)))
    total = price_of(promise, wanted.standard_fen)
    if total is None:
        raise StandardFeeMissing
    terms = wanted.project.terms_of_region(at)
    require(pay_from(wanted.project.owner, wanted.fiscal_percent))
    require(commission(wanted.project.owner, promise.item))
    require(policies.spend_in_library(total, wanted.fiscal_percent, terms.rules.of(LibraryRules)))
    share, rules = wanted.fiscal_percent, terms.rules.of(BiddingRules)
    before = public_money_before(wanted.project, [promise.item], at, fiscal_percent=share)
    require(tender(wanted.project.owner, total, share, rules, before_fen=before))
    return terms, total


def _able_members(
    wanted: Wanted, at: dt.datetime
) -> list[tuple[LibraryMember, list[dict[str, object]]]]:
    """Every member who may take the work now, with its eligibility."""
    found = []
    for member in pickable(wanted.promise.library):
        answers = eligibilities(member.agency, [wanted.promise.item], local_date(at))
        if policies.ask_member(member, wanted.project) and all(answers):
            found.append((member, snapshot(answers)))
    return found


def _procurement(wanted: Wanted, rules: RegionRules, by: Actor, at: dt.datetime) -> Procurement:
    """The procurement of a pick, not stored yet."""
    return Procurement(
        number=next_number("ZJ", at=at),
        project=wanted.project,
        owner=wanted.project.owner,
        title=f"{wanted.project.name} · {wanted.promise.item.name_zh}"[:200],
        method=KEY,
        fiscal_percent=wanted.fiscal_percent,
        rules=rules.as_json(),
        created_by=person(by),
        created_at=at,
    )


def _keep_terms(procurement: Procurement, wanted: Wanted, total: int, **more: Any) -> None:
    promise = wanted.promise
    LibraryTerms.objects.create(
        procurement=procurement,
        promise=promise,
        standard_fen=None if promise.rate_bp is None else wanted.standard_fen,
        **more,
    )
    ProcurementLine.objects.create(
        procurement=procurement, item=promise.item, price_fen=total, days=promise.days
    )


def _facts(procurement: Procurement, wanted: Wanted, total: int) -> dict[str, Any]:
    """What the chain keeps of a pick: above all in which open tender the members were found."""
    return {
        "number": procurement.number,
        "owner": procurement.owner.name,
        "library": wanted.promise.library.number,
        "item": wanted.promise.item.code,
        "price_fen": total,
        "rate_bp": wanted.promise.rate_bp,
        "days": wanted.promise.days,
        "rules": procurement.rules,
    }


@transaction.atomic
def confirm_pick(*, procurement: Procurement, by: Actor, at: dt.datetime) -> Award:
    """The member takes the work: the award stands at once and AwardConfirmed is published.

    Raises Refused, NotEligible, WrongStatus.
    """
    procurement, terms = _locked(procurement)
    if terms.member is None or not procurement.can("be_answered"):
        raise WrongStatus(status=procurement.status, move="confirm")
    require(policies.answer(by, terms, at))
    member = _locked_member(terms.member)
    require(policies.ask_member(member, procurement.project))
    frozen = require_eligible(member.agency, [terms.promise.item], at)
    outcome = promised(case_of(procurement, terms))
    return take_work(procurement, member.agency, outcome, frozen, by, at)


@transaction.atomic
def decline_pick(
    *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
) -> Procurement:
    """The member does not take the work, with its reason. Raises Refused, WrongStatus."""
    procurement, terms = _locked(procurement)
    require(policies.answer(by, terms, at))
    return leave_work(procurement, "decline", reason, by, at)


@transaction.atomic
def lapse_pick(*, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM) -> Procurement:
    """A pick that nobody answered in time ends. Raises Refused, TooEarly, WrongStatus."""
    require(policies.lapse(by))
    procurement, terms = _locked(procurement)
    if terms.answer_until is None or at <= terms.answer_until:
        raise TooEarly(until=terms.answer_until)
    return leave_work(procurement, "lapse", _("The member did not answer in time."), by, at)


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
