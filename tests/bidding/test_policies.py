"""Who may do what with a procurement: every policy by every kind of person, with what they hear."""

from types import SimpleNamespace

import pytest

from bidding import actions
from bidding.draws import policies as draws
from bidding.methods.direct import policies as direct
from bidding.methods.random_draw import KEY
from bidding.models import Procurement
from bidding.policies import ending_requests, procurements, results, sign_ups
from tests.bidding.market import AT, CLOSES, DrawMarket
from tests.factories import AgencyFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db

OWNERS = "Only the project owner's own people do this. Switch to the role you hold there."
HANDLER = "Only a handler of your organisation does this. Ask your administrator."
APPROVER = "Only an approver of your organisation does this. Ask your administrator."
AGENCYS = "Only the agency's own people do this. Switch to the role you hold there."
BIDDER = "Only a bidder of your agency does this. Ask your administrator."


@pytest.fixture
def case():
    market, agency = DrawMarket(), AgencyFactory()
    return SimpleNamespace(
        market=market,
        agency=agency,
        project=market.project,
        draft=market.drafted(),
        draw=market.published().draw,
        closed=Procurement(owner=market.project.owner, method=KEY, status="closed"),
        people=everybody(market.project.owner, agency),
    )


OWNERS_ACTS = {
    "draft": lambda c: lambda a: procurements.draft(a, c.project),
    "offer_directly": lambda c: lambda a: direct.offer_directly(a, c.project),
    "cancel": lambda c: lambda a: procurements.cancel(a, c.draft),
    "close": lambda c: lambda a: procurements.close(a, c.draft),
    "release for the owner": lambda c: lambda a: draws.speak_for(a, c.draw, "owner"),
    "publicise": lambda c: lambda a: results.publicise(a, c.draft),
    "award": lambda c: lambda a: results.award(a, c.draft),
    "ask to end": lambda c: lambda a: ending_requests.ask_to_end(a, c.closed),
}


def check(people, ask, allowed, told):
    """`allowed` pass; the others hear what `told(name)` gives."""
    for who, actor in people.items():
        verdict = ask(actor)
        assert bool(verdict) == (who in allowed), (who, str(verdict.reason))
        if who not in allowed:
            assert str(verdict.reason) == told(who), who


def of_owner(duty_sentence):
    mine = {f"owner_{duty}" for duty in ("admin", "handler", "approver", "payer", "signer")}
    return lambda who: duty_sentence if who in mine else OWNERS


def of_agency(who):
    return BIDDER if who.startswith("agency_") and who != "agency_as_owner" else AGENCYS


@pytest.mark.parametrize("name", OWNERS_ACTS)
def test_handlers_of_the_owner_act(case, name):
    allowed = {"owner_admin", "owner_handler", "system"}
    check(case.people, OWNERS_ACTS[name](case), allowed, of_owner(HANDLER))


def test_an_approver_of_the_owner_approves(case):
    allowed = {"owner_admin", "owner_approver", "system"}
    check(case.people, lambda a: procurements.approve(a, case.draft), allowed, of_owner(APPROVER))


def test_nothing_is_published_before_its_approval(case):
    handler = case.people["owner_handler"]
    assert str(procurements.publish(handler, case.draft).reason) == (
        "An approver of your organisation has to approve it first."
    )
    approved = case.market.approved()
    allowed = {"owner_admin", "owner_handler", "system"}
    check(case.people, lambda a: procurements.publish(a, approved), allowed, of_owner(HANDLER))


@pytest.mark.parametrize("policy", [sign_ups.sign_up, sign_ups.withdraw, results.refuse_award])
def test_bidders_of_the_agency_act(case, policy):
    allowed = {"agency_admin", "agency_bidder", "system"}
    check(case.people, lambda a: policy(a, case.agency), allowed, of_agency)


def test_only_the_agency_that_was_asked_answers(case):
    offered = case.market.offered(case.market.offer(case.agency))
    allowed = {"agency_admin", "agency_bidder", "system"}
    check(case.people, lambda a: direct.answer(a, offered.direct_terms, AT), allowed, of_agency)
    later = offered.direct_terms.answer_until.replace(year=2030)
    late = direct.answer(case.people["agency_bidder"], offered.direct_terms, later)
    assert "The time to answer has passed." in str(late.reason)


REGION = {"bureau", "city", "other_sector"}


def test_the_regulator_of_the_region_releases_and_holds(case):
    sentence = "Only the regulator of this region speaks for the regulator."
    check(
        case.people,
        lambda a: draws.speak_for(a, case.draw, "regulator"),
        REGION,
        lambda who: sentence,
    )
    allowed = REGION | {"owner_admin", "owner_handler", "system"}
    check(case.people, lambda a: draws.hold(a, case.draw), allowed, of_owner(HANDLER))


ONLY_KEEPERS = "Only who keeps this part of the secrets may release it."


def test_the_platform_releases_by_the_clock_alone(case):
    ask = lambda a: draws.speak_for(a, case.draw, "platform")  # noqa: E731
    check(case.people, ask, {"system"}, lambda who: ONLY_KEEPERS)


def test_without_an_owner_the_operator_keeps_its_part_and_nobody_of_an_owner_holds(case):
    case.draw.owner = None
    ask = lambda a: draws.speak_for(a, case.draw, "owner")  # noqa: E731
    check(case.people, ask, {"operator"}, lambda who: ONLY_KEEPERS)
    told = "Only the regulator of this region holds this draw."
    hold = lambda a: draws.hold(a, case.draw)  # noqa: E731
    check(case.people, hold, REGION | {"system"}, lambda who: told)


def test_the_regulator_and_the_operator_type_values(case):
    ask = lambda a: draws.type_beacon(a, case.draw)  # noqa: E731
    told = "The value is typed in by people of the regulator or the operator."
    check(case.people, ask, REGION | {"operator", "system"}, lambda who: told)


def test_an_objection_is_decided_in_its_region(case):
    shown = case.market.in_publicity()
    objection = actions.object_to_result(
        procurement=shown, by_name="周明", contact="13800000000", text="理由", at=CLOSES
    )
    check(
        case.people,
        lambda a: results.decide_objection(a, objection),
        REGION,
        lambda who: "Only the regulator of this region decides this.",
    )


def test_an_unanswered_offer_lapses_by_the_clock_alone(case):
    check(
        case.people,
        direct.lapse,
        {"system"},
        lambda who: "An unanswered offer lapses by itself.",
    )


@pytest.mark.parametrize("status", ["suspended", "removed"])
def test_an_agency_out_of_the_market_is_at_no_door(case, status):
    case.agency.status = status
    bidder = case.people["agency_bidder"]
    assert str(sign_ups.sign_up(bidder, case.agency).reason) == (
        "Your agency may not take new work at present."
    )
    assert "may not take new work: its status is" in str(
        direct.ask_agency(case.agency, case.project).reason
    )
    assert sign_ups.withdraw(bidder, case.agency)
