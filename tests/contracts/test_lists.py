"""Lists of contracts: who finds which, by what; what the menu counts; the log and the schedule."""

import datetime as dt

import pytest

from contracts.actions.accept import ask_rework
from contracts.models import Contract, Milestone
from contracts.queries.rooms import change_log, schedule, visible_to, waiting_for
from contracts.wording import split
from core.actors import PUBLIC, SYSTEM, Actor, Role
from tests.contracts import world as w
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def numbers(answer) -> set[str]:
    return {contract.number for contract in answer.context["page"].object_list}


def test_list_is_searched_by_number_title_and_party_and_filtered_by_status(sign_in):
    world = w.drafted(title="河道清淤监理")
    other = w.signed()
    Contract.objects.filter(pk=other.contract.pk).update(owner=world.contract.owner)
    both = {world.contract.number, other.contract.number}
    for query, found in [
        ("", both),
        (f"q={world.contract.number[-4:]}", {world.contract.number}),
        ("q=河道", {world.contract.number}),
        (f"q={other.seller.organisation.name}", {other.contract.number}),
        (f"q={world.contract.owner.name}", both),
        ("q=没有这个词", set()),
        ("status=signed", {other.contract.number}),
        ("status=rated", set()),
    ]:
        assert numbers(sign_in(world.owner).get(f"/buyer/contracts/?{query}")) == found, query


@pytest.mark.parametrize("query", ["status=unknown", f"q={'长' * 81}"])
def test_filter_that_cannot_be_read_is_told_and_filters_nothing(sign_in, query):
    world = w.drafted()
    answer = sign_in(world.owner).get(f"/buyer/contracts/?{query}")
    assert answer.status_code == 200
    assert answer.context["filter"].errors
    assert numbers(answer) == {world.contract.number}


def test_public_list_is_searched_by_party_and_number(client):
    first, second = w.signed(title="河道清淤监理"), w.signed()
    both = {first.contract.number, second.contract.number}
    for query, found in [
        ("", both),
        ("q=河道", {first.contract.number}),
        (f"q={second.contract.owner.name}", {second.contract.number}),
        (f"q={second.contract.number}", {second.contract.number}),
        ("q=没有这个词", set()),
        (f"q={'长' * 81}", both),
    ]:
        assert numbers(client.get(f"/contracts/?{query}")) == found, query


@pytest.mark.parametrize("role", [{"finance": True}, {"operator": True}])
def test_other_roles_see_no_contracts(role):
    w.drafted()
    assert not visible_to(MembershipFactory(**role).as_actor())


@pytest.mark.parametrize("actor", [PUBLIC, SYSTEM, Actor(Role.REGULATOR), Actor(Role.AGENCY)])
def test_nobody_in_particular_sees_no_contracts(actor):
    w.drafted()
    assert not visible_to(actor)
    assert waiting_for(actor) == 0


# how far the contract went, how many wait for the owner, and for the agency
@pytest.mark.parametrize(
    ("stage", "owner", "agency"),
    [
        (w.drafted, 0, 1),
        (w.half_signed, 1, 0),
        (w.signed, 0, 0),
        (w.in_service, 0, 1),
        (w.delivered, 1, 0),
        (w.completed, 0, 0),
        (w.rated, 0, 0),
    ],
)
def test_menu_counts_what_waits_for_this_desk(stage, owner, agency):
    world = stage()
    assert (waiting_for(world.buyer), waiting_for(world.worker)) == (owner, agency)
    assert waiting_for(MembershipFactory(regulator=True).as_actor()) == 0
    assert waiting_for(MembershipFactory().as_actor()) == 0


def test_work_sent_back_waits_for_the_agency_and_counts_a_contract_once():
    world = w.delivered()
    ask_rework(milestone=world.milestone(), reason="改", by=world.buyer, at=w.NOON + 3 * w.DAY)
    Milestone.objects.filter(contract=world.contract).update(status="rework")
    assert (waiting_for(world.buyer), waiting_for(world.worker)) == (0, 1)


def test_log_tells_what_happened_newest_first_and_who_did_it():
    world = w.rated(amount_fen=2_000_000)
    milestones = list(world.contract.milestones.order_by("sequence"))
    log = change_log(world.contract, milestones)
    assert [each.at for each in log] == sorted((each.at for each in log), reverse=True)
    texts = [each.text for each in log]
    assert texts[0] == "Contract: Rated"
    assert "Version 1 of the text" in texts
    assert f"1. {milestones[0].name}: Delivered" in texts
    funded = next(each for each in log if each.text.endswith(": Funded"))
    assert funded.note == "by rule"


def test_schedule_follows_the_plan_until_the_money_comes_and_then_the_days_it_gives():
    world = w.drafted()
    today = dt.date(2026, 11, 20)

    def spans():
        contract = world.again()
        return schedule(contract, contract.milestones.order_by("sequence"), today)

    first, second = spans()
    assert (first.start, first.worked_until) == (dt.date(2026, 11, 16), None)
    assert second.start == first.due
    w.sign_as_agency(world)
    w.sign_as_owner(world)
    w.pay(world)
    first, second = spans()
    assert (first.start, first.due) == (dt.date(2026, 11, 17), world.milestone().due_on)
    assert first.worked_until == today
    w.hand_over(world)
    assert spans()[0].worked_until == dt.date(2026, 11, 18)


def test_blank_lines_before_the_first_title_are_no_clause():
    assert split("\n  \n【保密】守密") == split("【保密】守密")
    assert split("\n \n") == []


def test_rows_name_themselves():
    world = w.rated()
    contract = world.contract
    rows = [
        contract,
        contract.revisions.first(),
        contract.documents.first(),
        contract.signatures.first(),
        contract.signatures.first().certificate,
        world.milestone(),
        world.milestone().deliverables.first(),
        contract.rating,
    ]
    names = [str(row) for row in rows]
    assert all(names)
    assert contract.number in names[0]
    assert world.milestone().name in names[5]
