"""Signing up: who, until when, with what frozen; what stays hidden."""

import datetime as dt

import pytest

from agencies.entry.states import AgencyStatus
from bidding import actions
from bidding.actions.sign_ups import AlreadySignedUp, RelatedParties
from bidding.errors import NotEligible
from bidding.models import SignUp
from bidding.queries.draws import entrants
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus, history
from tests.bidding.market import AT, CLOSES, DrawMarket, at, bidder_of, regulator
from tests.factories import AgencyFactory, QualificationFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def test_eligibility_of_the_moment_is_frozen_with_the_sign_up():
    market = DrawMarket(item=ServiceItemFactory(requires=["safety-assessment"]))
    agency = QualificationFactory().agency
    sign_up = market.sign_up(market.published(), agency)
    (frozen,) = sign_up.eligibility["items"]
    assert frozen["is_eligible"] and len(frozen["lines"]) == 2
    assert sign_up.submitted_at == AT


def test_ineligible_agency_hears_what_is_missing():
    market = DrawMarket(item=ServiceItemFactory(requires=["safety-assessment"]))
    procurement = market.published()
    with pytest.raises(NotEligible, match=r"安全评价机构资质|Safety"):
        market.sign_up(procurement, AgencyFactory())


def test_the_deadline_belongs_to_the_clock(market):
    procurement = market.published()
    market.sign_up(procurement, AgencyFactory(), CLOSES - dt.timedelta(microseconds=1))
    with pytest.raises(Refused, match=r"ended|结束|截止"):
        market.sign_up(procurement, AgencyFactory(), CLOSES)


def test_the_clock_is_asked_again_inside_the_gate(market):
    procurement, agency = market.published(), AgencyFactory()
    times = iter([CLOSES - dt.timedelta(seconds=1), CLOSES])
    with pytest.raises(Refused):
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=lambda: next(times),
        )
    assert not SignUp.objects.exists()


def test_one_sign_up_an_agency(market):
    procurement, agency = market.published(), AgencyFactory()
    market.sign_up(procurement, agency)
    with pytest.raises(AlreadySignedUp):
        market.sign_up(procurement, agency)


def test_withdrawal_is_free_logged_and_may_be_taken_back(market):
    procurement, agency = market.published(), AgencyFactory()
    sign_up = market.sign_up(procurement, agency)
    by = bidder_of(agency)
    actions.withdraw_sign_up(sign_up=sign_up, by=by, clock=at(AT))
    again = market.sign_up(procurement, agency, AT + dt.timedelta(hours=1))
    assert (again.pk, again.status) == (sign_up.pk, "submitted")
    assert [change.move for change in history(sign_up)] == ["withdraw", "resubmit"]
    with pytest.raises(Refused):
        actions.withdraw_sign_up(sign_up=again, by=by, clock=at(CLOSES))


def test_who_signs_an_agency_up_and_out(market):
    procurement, agency = market.published(), AgencyFactory()
    sign_up = market.sign_up(procurement, agency)
    for by in (market.handler, regulator(), bidder_of(AgencyFactory()), bidder_of(agency, "payer")):
        with pytest.raises(Refused):
            actions.sign_up(procurement=procurement, agency=agency, by=by, clock=at(AT))
        with pytest.raises(Refused):
            actions.withdraw_sign_up(sign_up=sign_up, by=by, clock=at(AT))


def test_suspended_agency_may_not_sign_up_but_may_leave(market):
    procurement, agency = market.published(), AgencyFactory()
    sign_up = market.sign_up(procurement, agency)
    type(agency).objects.filter(pk=agency.pk).update(status=AgencyStatus.SUSPENDED)
    agency.refresh_from_db()
    left = actions.withdraw_sign_up(sign_up=sign_up, by=bidder_of(agency), clock=at(AT))
    assert left.status == "withdrawn"
    with pytest.raises(Refused):
        market.sign_up(procurement, agency)


@pytest.mark.parametrize("shared", ["legal_representative", "contact_phone"])
def test_related_parties_are_refused_without_a_name(market, shared):
    procurement = market.published()
    first = AgencyFactory()
    market.sign_up(procurement, first)
    second = AgencyFactory()
    setattr(second.organisation, shared, getattr(first.organisation, shared))
    second.organisation.save()
    with pytest.raises(RelatedParties) as refused:
        market.sign_up(procurement, second)
    assert first.organisation.name not in str(refused.value)
    assert refused.value.facts == {}


def test_the_owners_own_company_is_refused(market):
    agency = AgencyFactory(organisation__contact_phone="0518-1")
    market.project.owner.contact_phone = "0518-1"
    market.project.owner.save()
    with pytest.raises(RelatedParties):
        market.sign_up(market.published(), agency)


def test_a_draft_takes_no_sign_ups(market):
    with pytest.raises(Refused):
        market.sign_up(market.approved(), AgencyFactory())


def test_nothing_public_changes_when_somebody_signs_up(market):
    procurement = market.published()
    before = (
        list(ChainEntry.objects.order_by("id").values_list("hash")),
        list(type(procurement).objects.filter(pk=procurement.pk).values()),
        entrants(procurement),
    )
    market.enter(procurement, 5)
    assert before == (
        list(ChainEntry.objects.order_by("id").values_list("hash")),
        list(type(procurement).objects.filter(pk=procurement.pk).values()),
        entrants(procurement),
    )


def test_withdrawing_twice_is_refused(market):
    agency = AgencyFactory()
    sign_up = market.sign_up(market.published(), agency)
    by = bidder_of(agency)
    actions.withdraw_sign_up(sign_up=sign_up, by=by, clock=at(AT))
    with pytest.raises(WrongStatus):
        actions.withdraw_sign_up(sign_up=sign_up, by=by, clock=at(AT))
