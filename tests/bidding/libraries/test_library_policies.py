"""Who may do what with a library: every policy by every kind of person, with what they hear."""

from types import SimpleNamespace

import pytest

from bidding.libraries import policies
from bidding.libraries.queries import kept_by
from tests.bidding.libraries.market import CLOSES, LibraryMarket, seated
from tests.bidding.market import AT, after
from tests.bidding.test_policies import AGENCYS, BIDDER, check
from tests.factories import DepartmentFactory, MembershipFactory
from tests.people import everybody, named

pytestmark = pytest.mark.django_db

REGION = "Only the regulator of this region looks after this library."
SECTOR = "Another sector department looks after this library."
SIGNER = "Only a signer of your agency does this. Ask your administrator."
KEEPERS = {"bureau", "city", "system"}


@pytest.fixture
def case():
    market = LibraryMarket()
    library = market.in_force()
    member = seated(library)[0]
    owner = MembershipFactory().organisation
    return SimpleNamespace(
        market=market,
        library=library,
        member=member,
        agency=member.agency,
        people=everybody(owner, member.agency),
    )


def of_keeper(who):
    return SECTOR if who == "other_sector" else REGION


def of_seller(duty_sentence):
    return lambda who: duty_sentence if who.startswith("agency_") and "_as_" not in who else AGENCYS


def test_open_a_tender(case):
    region, items = case.library.region, case.market.items

    def told(who):
        if who == "other_sector":
            code = items[0].code
            return f"Item {code} belongs to another sector department, which tenders it itself."
        return "Only the regulator of this region tenders its libraries."

    check(
        case.people,
        lambda actor: policies.open_tender(actor, region, items),
        {"bureau", "city"},
        told,
    )


def test_only_a_regulator_keeps_libraries_on_a_desk(case):
    found = {who for who, actor in case.people.items() if kept_by(actor).exists()}
    assert found == {"bureau", "city"}


def test_a_sector_tenders_and_keeps_its_own_items(case):
    mine = DepartmentFactory()
    actor = MembershipFactory(regulator=True, department=mine).as_actor()
    assert policies.open_tender(actor, case.library.region, case.market.items)
    case.library.department = mine
    assert policies.keep(actor, case.library)


def test_keep(case):
    check(case.people, lambda actor: policies.keep(actor, case.library), KEEPERS, of_keeper)


def test_tender_again(case):
    ask = lambda actor: policies.tender_again(actor, case.library)  # noqa: E731
    check(case.people, ask, KEEPERS, of_keeper)


def test_remove(case):
    case.member.library = case.library
    check(case.people, lambda actor: policies.remove(actor, case.member), KEEPERS, of_keeper)


def test_cancel_and_reject_at_their_time(case):
    draft = case.market.drafted()
    check(case.people, lambda actor: policies.cancel(actor, draft, AT), KEEPERS, of_keeper)
    closed = case.market.closed()
    applicant = closed.members.order_by("id").first()
    check(case.people, lambda actor: policies.reject(actor, applicant), KEEPERS, of_keeper)
    assert not policies.reject(case.people["bureau"], case.member)
    assert str(policies.cancel(case.people["bureau"], closed, CLOSES).reason) == (
        "It can no longer be cancelled: applications have closed."
    )


@pytest.mark.parametrize("verb", ["apply", "withdraw"])
def test_apply_and_withdraw(case, verb):
    subject = {"apply": case.agency, "withdraw": case.member}[verb]
    ask = lambda actor: getattr(policies, verb)(actor, subject)  # noqa: E731
    allowed = {"agency_admin", "agency_bidder", "system"}
    check(case.people, ask, allowed, of_seller(BIDDER))


def test_sign_and_give_notice(case):
    allowed = {"agency_admin", "agency_signer"}
    notice = lambda actor: policies.give_notice(actor, case.member)  # noqa: E731
    check(case.people, notice, allowed, of_seller(SIGNER))
    unsigned = seated(case.market.begun())[0]
    people = everybody(MembershipFactory().organisation, unsigned.agency)
    sign = lambda actor: policies.sign(actor, unsigned)  # noqa: E731
    check(people, sign, allowed, of_seller(SIGNER))
    assert named(people, "agency") >= allowed


def test_tendering_again_waits_for_the_end_of_the_own_tender(case):
    verdict = policies.tender_again(case.people["bureau"], case.market.published())
    assert str(verdict.reason) == "It can be tendered again once its own tender has ended."


def test_objections_have_their_time(case):
    library = case.market.in_publicity()
    assert policies.object_to_result(library, AT)
    assert not policies.object_to_result(library, after(library.publicity_until))
    assert not policies.object_to_result(case.library, AT)


def test_applications_have_their_time(case):
    library = case.market.published()
    assert policies.in_time(library, AT)
    assert not policies.in_time(library, CLOSES)
    assert not policies.in_time(case.library, AT)
