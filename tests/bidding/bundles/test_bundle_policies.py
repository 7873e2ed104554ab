"""Who may do what with a bundle: every policy by every kind of person, with what they hear."""

from types import SimpleNamespace

import pytest

from bidding.bundles import policies, queries
from tests.bidding.test_policies import HANDLER, check, of_owner
from tests.factories import AgencyFactory, DepartmentFactory, MembershipFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db

WINDOW = "Only the approval window of this region does this."
SPEAKER = "Only a department that reviews a member gives its opinion."
HANDLERS = {"owner_admin", "owner_handler", "system"}
WINDOWS = {"bureau", "city"}


@pytest.fixture
def case(market):
    return SimpleNamespace(
        market=market,
        bundle=market.convened(),
        people=everybody(market.project.owner, AgencyFactory()),
    )


def test_handlers_of_the_owner_start(case):
    check(
        case.people,
        lambda actor: policies.start(actor, case.market.project),
        HANDLERS,
        of_owner(HANDLER),
    )


def test_handlers_of_the_owner_hand_in(case):
    draft = case.market.started()
    check(case.people, lambda a: policies.hand_in(a, draft), HANDLERS, of_owner(HANDLER))


def test_handlers_of_the_owner_link(case):
    member = case.market.started().members.order_by("id")[0]
    check(case.people, lambda a: policies.link(a, member), HANDLERS, of_owner(HANDLER))


def test_nothing_is_linked_once_the_review_was_called(case):
    member = case.bundle.members.order_by("id")[0]
    told = policies.link(case.market.handler, member).reason
    assert told == "The assessments are over: no procurement is linked any more."


def test_handlers_of_the_owner_withdraw(case):
    check(case.people, lambda a: policies.withdraw(a, case.bundle), HANDLERS, of_owner(HANDLER))


@pytest.mark.parametrize(
    ("policy", "stage"),
    [
        (policies.accept, "submitted"),
        (policies.list_missing, "submitted"),
        (policies.pause, "accepted"),
    ],
)
def test_the_window_of_the_region_acts(case, policy, stage):
    bundle = getattr(case.market, stage)()
    check(case.people, lambda actor: policy(actor, bundle), WINDOWS, lambda _who: WINDOW)
    told = policy(case.people["bureau"], case.market.started()).reason
    assert told in ("There are no papers to be answered now.", "The clock does not run now.")


def test_the_window_calls_the_review_merges_and_approves(case):
    assessed = case.market.assessed()
    asked = {
        "convene": lambda actor: policies.convene(actor, assessed, []),
        "merge": lambda actor: policies.merge(actor, case.bundle, []),
    }
    for ask in asked.values():
        check(case.people, ask, WINDOWS, lambda _who: WINDOW)
    told = policies.approve(case.people["bureau"], case.bundle).reason
    assert told == "It is not at this stage."


def test_departments_of_its_members_speak(case):
    people = case.people
    ecology = DepartmentFactory(code="ecology")
    people["ecology"] = MembershipFactory(regulator=True, department=ecology).as_actor()

    def ask(actor):
        return policies.give_opinion(actor, case.bundle, queries.silent(case.bundle))

    check(people, ask, {"ecology"}, lambda _who: SPEAKER)
    accepted = case.market.accepted()
    told = policies.give_opinion(people["ecology"], accepted, queries.silent(accepted)).reason
    assert told == "It is not in joint review."


def test_each_desk_sees_what_is_its_own(case):
    people, bundle = case.people, case.bundle
    assert set(queries.kept_by(people["bureau"])) == {bundle}
    assert set(queries.kept_by(people["city"])) == {bundle}
    assert not queries.kept_by(people["other_city"]).exists()
    assert not queries.kept_by(people["other_sector"]).exists()
    assert not queries.kept_by(people["owner_admin"]).exists()
    assert set(queries.owned_by(people["owner_handler"])) == {bundle}
    assert not queries.owned_by(people["other_owner"]).exists()
    assert not queries.waiting_for_regulator(people["public"]).exists()


def test_a_desk_waits_only_while_it_has_to_act(case):
    market, bundle = case.market, case.bundle
    ecology, window = market.department("ecology"), case.people["bureau"]
    assert set(queries.waiting_for_regulator(ecology)) == {bundle}
    assert not queries.waiting_for_regulator(window).exists()  # departments have the word
    market.speak(bundle, "ecology", "改一处")
    assert not queries.waiting_for_regulator(ecology).exists()
    market.speak(bundle, "reform")
    assert set(queries.waiting_for_regulator(window)) == {bundle}
    market.merge(bundle)
    assert set(queries.waiting_for_owner(market.handler)) == {bundle}
    market.hand_in(bundle, note="revised")
    assert set(queries.waiting_for_regulator(ecology)) == {bundle}
    assert not queries.waiting_for_regulator(market.department("reform")).exists()
    assert not queries.waiting_for_regulator(window).exists()
