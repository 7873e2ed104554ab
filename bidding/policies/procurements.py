"""Drafting, approving and publishing a procurement."""

import datetime as dt
from typing import Final

from django.utils.translation import gettext_lazy as _

from agencies.models import Commissioner, ServiceItem
from bidding.models import Procurement, Project
from bidding.region_rules import BiddingRules
from bidding.states import ProcurementStatus
from core.actors import Actor, Role
from core.clock import add_working_days, local_date
from core.models import Organisation, OrganisationKind
from core.money import format_fen
from core.policy import YES, Verdict, no

from .people import another_than, approve_for, handle_for

# Whom the law on government procurement binds, where fiscal money pays.
BUYS_BY_LAW: Final = (OrganisationKind.AUTHORITY, OrganisationKind.INSTITUTION)
_TENDER: Final = _(
    "Public money from %(limit)s on must be tendered by law; this is %(total)s. "
    "Hand it to the public resources trading centre."
)
_GOVERNMENT_PROCUREMENT: Final = _(
    "Authorities and public institutions buy from %(limit)s on by government procurement; this is "
    "%(total)s. Register the plan with the finance department and buy on its platform."
)
_DIVIDED: Final = _(
    "Of it %(before)s was bought within a year for the same project and work: a need is not "
    "divided to stay below a threshold."
)


def open_project(actor: Actor) -> Verdict:
    """Handlers of a project owner."""
    if actor.role != Role.OWNER or actor.organisation is None:
        return no(_("Only a project owner opens a project. Switch to your project owner role."))
    return handle_for(actor, actor.organisation)


def draft(actor: Actor, project: Project) -> Verdict:
    """Handlers of the project's owner."""
    return handle_for(actor, project.owner)


def edit(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, while it is a draft."""
    may = handle_for(actor, procurement.owner)
    if may and not procurement.can("be_edited"):
        return no(
            _(
                "Only a draft is edited. Take it back where it waits for approval; once the notice "
                "is public, amend it."
            )
        )
    return may


def pay_from(owner: Organisation, fiscal_percent: int) -> Verdict:
    """What a department buys is paid by fiscal money alone."""
    if owner.kind == OrganisationKind.AUTHORITY and fiscal_percent != 100:
        return no(_("A public authority buys with fiscal money alone. Enter 100 per cent."))
    return YES


def commission(owner: Organisation, item: ServiceItem) -> Verdict:
    """Work that the authority commissions and pays by the list is not put on anybody else.

    Where the list is to be confirmed in this, nobody is refused.
    """
    is_sure = "commissioned_by" not in item.unconfirmed
    is_theirs = item.commissioned_by == Commissioner.AUTHORITY and is_sure
    if is_theirs and owner.kind != OrganisationKind.AUTHORITY:
        return no(
            _(
                "“%(item)s” is commissioned and paid for by the authority that asks for it. "
                "If it was demanded of you, report the demand."
            )
            % {"item": item.name}
        )
    return YES


def take_back(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, while it waits for approval."""
    return handle_for(actor, procurement.owner) and _waits(procurement)


def send_back(actor: Actor, procurement: Procurement) -> Verdict:
    """Approvers of the owner, while it waits for approval."""
    return approve_for(actor, procurement.owner) and _waits(procurement)


def _waits(procurement: Procurement) -> Verdict:
    if procurement.can("be_approved"):
        return YES
    return no(_("It does not wait for approval."))


def approve(actor: Actor, procurement: Procurement) -> Verdict:
    """An approver of the owner who did not write it, where the owner has more than one person."""
    may = approve_for(actor, procurement.owner)
    wrote = actor.is_same_person(procurement.created_by) or (
        procurement.pages.filter(saved_by=actor.user).exists()
    )
    return may and another_than(actor, procurement.owner, wrote)


def publish(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, once it is approved."""
    may = handle_for(actor, procurement.owner)
    if may and procurement.approved_at is None:
        return no(_("An approver of your organisation has to approve it first."))
    return may


def close(actor: Actor, procurement: Procurement) -> Verdict:
    """The clock, or a handler of the owner."""
    return handle_for(actor, procurement.owner)


def cancel(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, until sign-up closes."""
    may = handle_for(actor, procurement.owner)
    if may and not procurement.can("be_cancelled"):
        return no(_("It can no longer be cancelled: the list of entrants is frozen."))
    return may


def restore(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, where a draft was given up before anybody outside read it."""
    may = handle_for(actor, procurement.owner)
    if not may:
        return may
    is_draft = procurement.status == ProcurementStatus.CANCELLED and not procurement.published_at
    if not is_draft or not procurement.machine.has("restore"):
        return no(_("Only a draft that was given up is restored. Run a published one again."))
    first = procurement.rerun_of
    later = Procurement.objects.rerunning(first).first() if first else None
    if later is not None:
        return no(_("It is run again already, as %s. Open that one.") % later.number)
    return YES


def rerun(actor: Actor, procurement: Procurement) -> Verdict:
    """Handlers of the owner, once what was published has ended without an award."""
    may = handle_for(actor, procurement.owner)
    if not may:
        return may
    if procurement.published_at is None or not procurement.can("be_rerun"):
        return no(_("Only a published procurement that ended without an award is run again."))
    later = Procurement.objects.rerunning(procurement).first()
    if later is not None:
        return no(_("It is run again already, as %s. Open that one.") % later.number)
    return YES


def tender(
    owner: Organisation,
    total_fen: int,
    fiscal_percent: int,
    rules: BiddingRules,
    *,
    before_fen: int = 0,
) -> Verdict:
    """Public money from the thresholds of the law on does not go through the market.

    `before_fen` was spent on the same items for the same project within a year: a need is not
    divided to stay below (Implementing Regulations of the Government Procurement Law, art. 28).
    """
    sum_fen = total_fen + before_fen
    if fiscal_percent == 0:
        return YES
    if owner.kind in BUYS_BY_LAW and sum_fen >= rules.government_procurement_fen:
        limit_fen, where = rules.government_procurement_fen, _GOVERNMENT_PROCUREMENT
    elif sum_fen >= rules.compulsory_tender_fen:
        limit_fen, where = rules.compulsory_tender_fen, _TENDER
    else:
        return YES
    told = where % {"limit": format_fen(limit_fen), "total": format_fen(sum_fen)}
    if not before_fen:
        return no(told)
    divided = _DIVIDED % {"before": format_fen(before_fen)}
    return no(f"{told} {divided}")


def open_long_enough(
    closes_at: dt.datetime | None, at: dt.datetime, rules: BiddingRules
) -> Verdict:
    """A notice published at `at` takes sign-ups on so many working days after that day."""
    if closes_at is None or closes_at <= at:
        return no(_("Sign-up must end in the future. Choose a later date."))
    first = add_working_days(local_date(at), rules.minimum_open_days).date
    if local_date(closes_at) < first:
        return no(
            _(
                "A notice of this region is open for at least %(days)s working days. Let sign-up "
                "end on %(first)s or later."
            )
            % {"days": rules.minimum_open_days, "first": first.isoformat()}
        )
    return YES
