"""Who may do what with a contract: every policy by every kind of person, with what they hear."""

import datetime as dt
from types import SimpleNamespace

import pytest

from contracts import policies
from contracts.models import Contract, Milestone
from contracts.states import ContractStatus, MilestoneStatus
from tests.contracts import world
from tests.people import everybody, named

pytestmark = pytest.mark.django_db

STRANGER = {
    "owner": "Only the project owner of this contract can do this.",
    "agency": "Only the agency of this contract can do this.",
}
DUTY = "You need the duty “{}” for this. Ask your organisation's administrator."


@pytest.fixture
def deal():
    """One contract, whose status each test writes as it needs it, and everybody."""
    made = world.drafted()
    return SimpleNamespace(
        contract=Contract.objects.get(pk=made.contract.pk),
        people=everybody(made.award.procurement.owner, made.seller),
    )


def milestone_of(contract: Contract, status: str) -> Milestone:
    found = contract.milestones.order_by("sequence").first()
    found.contract, found.status = contract, status
    return found


# policy, status, side, duties that suffice, the duty a colleague without them is told of
CONTRACT = [
    ("revise_plan", "drafted", "owner", {"handler", "signer"}, "Handler"),
    ("sign_as_agency", "drafted", "agency", {"signer"}, "Signer"),
    ("sign_as_owner", "agency_signed", "owner", {"signer"}, "Signer"),
    ("decline", "drafted", "agency", {"bidder", "signer"}, "Bidder"),
    ("rate", "completed", "owner", {"handler", "approver"}, "Handler"),
]
MILESTONE = [
    ("deliver", "funded", "agency", {"deliverer"}, "Deliverer"),
    ("deliver", "rework", "agency", {"deliverer"}, "Deliverer"),
    ("accept", "delivered", "owner", {"approver"}, "Approver"),
    ("ask_rework", "delivered", "owner", {"handler", "approver"}, "Handler"),
]


def ask(name: str, actor, subject):
    more = {"at": dt.datetime(2026, 11, 20, tzinfo=dt.UTC)} if name == "rate" else {}
    return getattr(policies, name)(actor, subject, **more)


def check(people, name, subject, side, duties, duty, also=frozenset()):
    """Who passes, what a colleague without the duty hears, what all others hear."""
    passes = {f"{side}_{each}" for each in duties | {"admin"}} | set(also)
    for who, actor in people.items():
        verdict = ask(name, actor, subject)
        assert bool(verdict) == (who in passes), (name, who, str(verdict.reason))
        if who not in passes:
            colleague = who in named(people, side)
            assert str(verdict.reason) == (DUTY.format(duty) if colleague else STRANGER[side]), who


@pytest.mark.parametrize(("name", "status", "side", "duties", "duty"), CONTRACT)
def test_acts_on_a_contract_by_everybody(deal, name, status, side, duties, duty):
    deal.contract.status = status
    check(deal.people, name, deal.contract, side, duties, duty)


@pytest.mark.parametrize(("name", "status", "side", "duties", "duty"), MILESTONE)
def test_acts_on_a_milestone_by_everybody(deal, name, status, side, duties, duty):
    milestone = milestone_of(deal.contract, status)
    also = {"system"} if name == "accept" else set()
    check(deal.people, name, milestone, side, duties, duty, also)


def test_both_parties_change_the_clauses_with_a_duty_of_theirs(deal):
    allowed = {
        who for who, actor in deal.people.items() if policies.revise_clauses(actor, deal.contract)
    }
    assert allowed == {
        "owner_admin",
        "owner_handler",
        "owner_signer",
        "agency_admin",
        "agency_bidder",
        "agency_signer",
    }
    for who in deal.people.keys() - named(deal.people, "owner") - named(deal.people, "agency"):
        verdict = policies.revise_clauses(deal.people[who], deal.contract)
        assert str(verdict.reason) == "Only the parties of this contract can change it.", who


def test_only_the_parties_read(deal):
    allowed = {w for w, actor in deal.people.items() if policies.read(actor, deal.contract)}
    assert allowed == named(deal.people, "owner") | named(deal.people, "agency")
    public = policies.read(deal.people["public"], deal.contract)
    assert str(public.reason) == "Only the parties of this contract can read it."


def test_a_reply_is_the_agencys_and_is_given_once():
    rated = world.rated()
    people = everybody(rated.award.procurement.owner, rated.seller)
    contract = Contract.objects.get(pk=rated.contract.pk)
    allowed = {who for who, actor in people.items() if policies.reply(actor, contract)}
    assert allowed == {"agency_admin", "agency_bidder"}
    assert str(policies.reply(people["owner_admin"], contract).reason) == STRANGER["agency"]
    contract.rating.replied_at = world.NOON
    again = policies.reply(people["agency_bidder"], contract)
    assert str(again.reason) == "You have replied to this rating."


WRONG_STATUS = {
    "revise_clauses": "The agency has signed: the text can no longer be changed.",
    "revise_plan": "The agency has signed: the milestones can no longer be changed.",
    "sign_as_agency": "The agency has already signed, or the contract is no longer open.",
    "sign_as_owner": "The owner has already signed, or the contract is no longer open.",
    "decline": "A contract can be declined only before the agency has signed.",
    "rate": "A contract is rated once, and only when completed and paid.",
    "reply": "There is no rating to reply to.",
}
OPEN_IN = {
    "revise_clauses": {"drafted"},
    "revise_plan": {"drafted"},
    "sign_as_agency": {"drafted"},
    "sign_as_owner": {"agency_signed"},
    "decline": {"drafted"},
    "rate": {"completed"},
}
OTHERWISE = {
    ("sign_as_owner", "drafted"): "The agency signs first. Wait until it has signed.",
    ("rate", "signed"): "A contract can be rated when all its work is accepted and paid.",
    ("rate", "in_service"): "A contract can be rated when all its work is accepted and paid.",
    ("rate", "rated"): "A contract can be rated when all its work is accepted and paid.",
    ("rate", "archived"): "A contract can be rated when all its work is accepted and paid.",
}


@pytest.mark.parametrize("name", OPEN_IN)
def test_every_other_status_is_named_to_the_one_who_may(deal, name):
    side = "agency" if name in ("sign_as_agency", "decline") else "owner"
    actor = deal.people[f"{side}_admin"]
    for status in ContractStatus:
        deal.contract.status = status
        verdict = ask(name, actor, deal.contract)
        assert bool(verdict) == (status in OPEN_IN[name]), status
        if not verdict:
            wanted = OTHERWISE.get((name, status.value), WRONG_STATUS[name])
            assert str(verdict.reason) == wanted, status


def test_every_other_milestone_is_named_to_the_one_who_may(deal):
    owner, agency = deal.people["owner_admin"], deal.people["agency_admin"]
    for status in MilestoneStatus:
        milestone = milestone_of(deal.contract, status)
        assert bool(policies.deliver(agency, milestone)) == (status in ("funded", "rework"))
        assert bool(policies.accept(owner, milestone)) == (status == "delivered")
        assert bool(policies.ask_rework(owner, milestone)) == (status == "delivered")
    planned = milestone_of(deal.contract, "planned")
    assert "Work starts when the milestone is funded." in str(
        policies.deliver(agency, planned).reason
    )
    assert str(policies.accept(owner, planned).reason) == (
        "There is no delivered work to accept in this milestone."
    )


def test_the_period_for_rating_ends(deal):
    deal.contract.status = "completed"
    deal.contract.due_at = dt.datetime(2026, 11, 19, tzinfo=dt.UTC)
    verdict = ask("rate", deal.people["owner_admin"], deal.contract)
    assert str(verdict.reason) == "The period for rating this contract is over."
