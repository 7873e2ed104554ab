"""Direct selection: offered, confirmed, declined, lapsed, refused."""

import datetime as dt

import pytest
from django.urls import reverse

from agencies.catalogue.states import ItemStatus
from agencies.entry.states import AgencyStatus
from bidding.errors import NotEligible, TooEarly
from bidding.events import AwardConfirmed
from bidding.methods.direct import actions as direct
from bidding.methods.direct.actions import OfferChanged, OffersDiffer
from bidding.models import Award, Procurement
from bidding.queries import notices
from core import chain, events
from core.clock import local_date
from core.errors import Refused
from core.workflow import WrongStatus
from tests.bidding.market import AT, Market, bidder_of, owner_of
from tests.factories import AgencyFactory, MembershipFactory, ProjectFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(hours=1)
TOO_LATE = AT + dt.timedelta(days=10)


@pytest.fixture
def market():
    return Market()


@pytest.fixture
def heard():
    found = []
    events.on(AwardConfirmed)(found.append)
    yield found
    events._listeners[AwardConfirmed].remove(found.append)


def test_offer_waits_for_the_agency_with_everything_the_owner_saw(market):
    procurement = market.offered()
    procurement.refresh_from_db()
    line = procurement.lines.get()
    assert procurement.status == "offered"
    assert procurement.number == "ZJ-2026-000001"
    assert (line.price_fen, line.days) == (2_000_000, 20)
    assert procurement.direct_terms.shortlist == {"places": ["a", "b"]}
    assert procurement.due_at == procurement.direct_terms.answer_until
    assert local_date(procurement.direct_terms.answer_until) == dt.date(2026, 11, 26)
    assert chain.verify(procurement.chain).entries == 1


def test_confirmation_awards_at_once_and_says_so(market, heard):
    procurement = market.offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    award = direct.confirm_selection(procurement=procurement, by=by, at=LATER)
    procurement.refresh_from_db()
    assert (award.status, award.amount_fen, award.days) == ("confirmed", 2_000_000, 20)
    assert (procurement.status, procurement.due_at) == ("awarded", None)
    assert [(event.award.pk, event.at) for event in heard] == [(award.pk, LATER)]
    assert chain.verify(procurement.chain).is_intact


def test_a_second_confirmation_is_refused(market):
    procurement = market.offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    direct.confirm_selection(procurement=procurement, by=by, at=LATER)
    with pytest.raises(WrongStatus):
        direct.confirm_selection(procurement=procurement, by=by, at=LATER)
    assert Award.objects.count() == 1


def test_declined_offer_keeps_the_reason(market):
    procurement = market.offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    direct.decline_selection(procurement=procurement, reason="人手不足", by=by, at=LATER)
    procurement.refresh_from_db()
    assert (procurement.status, procurement.failure) == ("declined", "人手不足")
    assert not Award.objects.exists()


def test_unanswered_offer_lapses_only_after_its_time(market):
    procurement = market.offered()
    with pytest.raises(TooEarly):
        direct.lapse(procurement=procurement, at=procurement.direct_terms.answer_until)
    direct.lapse(procurement=procurement, at=TOO_LATE)
    procurement.refresh_from_db()
    assert (procurement.status, procurement.due_at) == ("declined", None)


def test_several_offers_of_one_agency_become_one_award(market):
    agency = AgencyFactory()
    other = Market(project=market.project, item=ServiceItemFactory())
    procurement = market.offered(market.offer(agency), other.offer(agency, promised_days=30))
    award = direct.confirm_selection(procurement=procurement, by=bidder_of(agency), at=LATER)
    assert (award.amount_fen, award.days) == (4_000_000, 30)


def test_offers_of_two_agencies_are_refused(market):
    with pytest.raises(OffersDiffer):
        market.offered(market.offer(), Market(item=ServiceItemFactory()).offer())


@pytest.mark.parametrize(
    "changes", [{"price_fen": 2_000_001}, {"promised_days": 21}, {"status": "paused"}]
)
def test_an_offer_that_changed_meanwhile_is_refused(market, changes):
    line = market.offer()
    type(line.offer).objects.filter(pk=line.offer.pk).update(**changes)
    with pytest.raises(OfferChanged):
        market.offered(line)
    assert not Procurement.objects.exists()


def test_public_money_stops_at_the_cap_of_the_region(market):
    line = market.offer(price_fen=50_000_001)
    with pytest.raises(Refused, match=r"ends at ¥500,000\.00|¥500,000\.00"):
        market.offered(line, fiscal_percent=100)
    assert market.offered(line, fiscal_percent=0).status == "offered"


def test_work_outside_the_list_cannot_be_bought(market):
    line = market.offer()
    type(market.item).objects.filter(pk=market.item.pk).update(status=ItemStatus.WITHDRAWN)
    with pytest.raises(Refused):
        market.offered(line)


def test_suspended_agency_can_neither_be_asked_nor_confirm(market):
    with pytest.raises(Refused):
        market.offered(market.offer(AgencyFactory(status=AgencyStatus.SUSPENDED)))
    procurement = market.offered()
    agency = procurement.direct_terms.asked_agency
    type(agency).objects.filter(pk=agency.pk).update(status=AgencyStatus.REMOVED)
    with pytest.raises(Refused):
        direct.confirm_selection(procurement=procurement, by=bidder_of(agency), at=LATER)
    assert not Award.objects.exists()


def test_agency_without_the_qualification_cannot_be_asked():
    market = Market(item=ServiceItemFactory(requires=["safety-assessment"]))
    with pytest.raises(NotEligible):
        market.offered()


@pytest.mark.parametrize("shared", ["legal_representative", "contact_phone"])
def test_related_parties_do_not_contract(market, shared):
    agency = AgencyFactory()
    setattr(agency.organisation, shared, "同一个")
    agency.organisation.save()
    setattr(market.project.owner, shared, "同一个")
    market.project.owner.save()
    with pytest.raises(Refused, match=r"Related parties|关联"):
        market.offered(market.offer(agency))


def test_who_may_offer(market):
    for by in (
        owner_of(market.project, "approver"),
        owner_of(ProjectFactory(), "handler"),
        MembershipFactory(regulator=True).as_actor(),
    ):
        with pytest.raises(Refused):
            market.offered(by=by)


def test_who_may_answer(market):
    procurement = market.offered()
    agency = procurement.direct_terms.asked_agency
    for by in (market.handler, bidder_of(AgencyFactory()), bidder_of(agency, "deliverer")):
        with pytest.raises(Refused):
            direct.confirm_selection(procurement=procurement, by=by, at=LATER)
        with pytest.raises(Refused):
            direct.decline_selection(procurement=procurement, reason="x", by=by, at=LATER)
    with pytest.raises(Refused, match=r"time to answer|时间"):
        direct.confirm_selection(procurement=procurement, by=bidder_of(agency), at=TOO_LATE)
    with pytest.raises(Refused):
        direct.lapse(procurement=procurement, at=TOO_LATE, by=market.handler)


VERBS = ["approve", "publish", "cancel", "close", "publicise", "award", "end"]


@pytest.mark.parametrize("verb", VERBS)
def test_acts_of_other_methods_are_refused_with_a_sentence(market, sign_in, verb):
    """A direct selection lacks most moves; whoever asks for one hears why, and nothing changes."""
    procurement = market.offered()
    address = reverse("bidding:act", args=[procurement.number, verb])
    answer = sign_in(market.handler.membership).post(address, {"reason": "x", "ground": "need"})
    assert answer.status_code in (403, 409)
    assert procurement.number in answer.text
    procurement.refresh_from_db()
    assert (procurement.status, procurement.due_at is None) == ("offered", False)


def test_the_place_is_kept_at_the_price_of_the_offers(market):
    procurement = market.offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    award = direct.confirm_selection(procurement=procurement, by=by, at=LATER)
    place = procurement.places.get()
    assert (place.agency, place.amount_fen, place.days) == (
        award.agency,
        award.amount_fen,
        award.days,
    )


def test_an_offer_that_waits_stands_at_the_answer_of_the_agency(market):
    procurement = market.offered()
    states = [state for _label, _when, state in notices.steps(procurement, LATER)]
    assert states[:3] == ["done", "now", ""]
