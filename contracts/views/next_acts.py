"""What may be done next in a contract's room, by the person who reads it."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from contracts import policies
from contracts.models import Contract, Milestone
from contracts.states import ContractStatus, MilestoneStatus
from core.actors import Actor, Role
from core.acts import Act
from core.money import format_fen
from core.policy import YES


def is_to_be_signed(contract: Contract) -> bool:
    """True while a signature is missing."""
    return contract.can("be_signed_by_agency") or contract.can("be_signed_by_owner")


def next_acts(
    actor: Actor, contract: Contract, milestones: list[Milestone], *, at: dt.datetime
) -> list[Act]:
    """The acts on the contract as a whole; those on a milestone stand at the milestone."""
    if is_to_be_signed(contract):
        return _signing(actor, contract)
    if actor.role == Role.OWNER:
        unpaid = [m for m in milestones if m.status == MilestoneStatus.AWAITING_FUNDS]
        rating = policies.rate(actor, contract, at=at)
        rate = [Act(_("Rate the work"), _url("rate", contract), rating, is_link=True)]
        return [*map(_pay, unpaid), *(rate if rating else [])]
    answer = policies.reply(actor, contract)
    reply = Act(_("Reply to the rating"), _url("reply", contract), answer, is_link=True)
    return [reply] if answer else []


def sentence(actor: Actor, contract: Contract, *, is_rated: bool, at: dt.datetime) -> object:
    """Why nothing is left to do for this person, or ""."""
    if contract.status == ContractStatus.CANCELLED:
        return _("The award was given back before signing. Nothing is left to do here.")
    if contract.completed_at is None:
        return ""
    reply = policies.reply(actor, contract)
    if is_rated and not reply:
        return _("The work is accepted, paid and rated. Nothing is left to do here.")
    if actor.role == Role.OWNER:
        return policies.rate(actor, contract, at=at).reason
    return reply.reason if actor.role == Role.AGENCY else _("The work is accepted and paid.")


def milestone_acts(actor: Actor, milestone: Milestone) -> list[Act]:
    """Deliver, accept, ask for rework: while the contract is in force and the work is not done."""
    contract = milestone.contract
    if contract.signed_at is None or milestone.accepted_at is not None:
        return []
    number = (contract, milestone.sequence)
    if actor.role == Role.AGENCY:
        verdict = policies.deliver(actor, milestone)
        return [Act(_("Deliver"), _url("deliver", *number), verdict, is_link=True)]
    if actor.role != Role.OWNER or milestone.status == MilestoneStatus.PLANNED:
        return []
    accept = policies.accept(actor, milestone)
    acts = [Act(_("Accept and release the money"), _url("accept", *number), accept)]
    rework = policies.ask_rework(actor, milestone)
    if rework:
        label = _("Ask for rework")
        acts.append(Act(label, _url("rework", *number), rework, kind="2", is_link=True))
    return acts


def _signing(actor: Actor, contract: Contract) -> list[Act]:
    """Read and sign, change the text, decline: whoever may not sign yet hears why."""
    sign, clauses = _("Read and sign"), _("Change special clauses")
    text = policies.revise_clauses(actor, contract)
    if actor.role == Role.AGENCY:
        decline = policies.decline(actor, contract)
        return [
            _page(sign, "agency-sign", contract, policies.sign_as_agency(actor, contract), ""),
            _page(clauses, "agency-clauses", contract, text),
            *([_page(_("Decline the contract"), "decline", contract, decline)] if decline else []),
        ]
    if actor.role == Role.OWNER:
        plan = policies.revise_plan(actor, contract)
        return [
            _page(sign, "owner-sign", contract, policies.sign_as_owner(actor, contract), ""),
            _page(_("Change the milestones"), "plan", contract, plan),
            *([_page(clauses, "owner-clauses", contract, text)] if text else []),
        ]
    return []


def _pay(milestone: Milestone) -> Act:
    facts = {"amount": format_fen(milestone.amount_fen), "name": milestone.name}
    url = reverse("billing:notice", args=[milestone.notice_code])
    return Act(_("Pay %(amount)s for “%(name)s”") % facts, url, YES, is_link=True)


def _page(label: str, name: str, contract: Contract, verdict: Any, kind: str = "2") -> Act:
    return Act(label, _url(name, contract), verdict, kind=kind, is_link=True)


def _url(name: str, contract: Contract, *more: object) -> str:
    return reverse(f"contracts:{name}", args=[contract.number, *more])
