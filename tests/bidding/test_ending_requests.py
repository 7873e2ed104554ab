"""Ending without an award after closing: the owner asks in public, the regulator decides."""

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions.ending_requests import EndingAsked, EndingDecided
from bidding.models import Award, EndingRequest
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.market import CLOSES, DrawMarket, after, owner_of, regulator
from tests.factories import MembershipFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def decide(request, is_agreed, by=None, when=CLOSES):
    return actions.decide_ending(
        request=request, is_agreed=is_agreed, decision="理由", by=by or regulator(), at=when
    )


def kinds(procurement):
    entries = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    return list(entries.values_list("kind", flat=True))


def test_an_owner_alone_ends_nothing(market):
    procurement = market.in_publicity()
    market.ask_to_end(procurement, CLOSES)
    procurement.refresh_from_db()
    assert procurement.status == "publicity"
    assert Award.objects.get().status == "pending"
    assert kinds(procurement)[-1] == "end asked"


def test_with_the_regulators_consent_it_ends_in_public(market):
    procurement = market.in_publicity()
    decide(market.ask_to_end(procurement, CLOSES), True)
    procurement.refresh_from_db()
    assert procurement.status == "failed"
    assert "项目取消" in procurement.failure
    assert Award.objects.get().status == "void"
    assert kinds(procurement)[-2:] == ["end decided", "failed"]
    assert procurement.list_hash


def test_without_it_the_procurement_goes_on_to_its_award(market):
    procurement = market.in_publicity()
    request = market.ask_to_end(procurement, CLOSES)
    when = after(procurement.publicity_until)
    with pytest.raises(actions.results.StandStill):
        actions.award(procurement=procurement, at=when)
    decide(request, False, when=when)
    assert actions.award(procurement=procurement, at=when).status == "confirmed"


def test_asking_does_not_stop_the_draw(market):
    """Else an owner who knows the secrets could ask whenever the wrong one is about to win."""
    procurement = market.closed()
    market.ask_to_end(procurement, CLOSES)
    market.open_draw(procurement, CLOSES)
    assert market.hold(procurement).status == "selected"


def test_one_request_at_a_time_and_one_decision(market):
    procurement = market.closed()
    request = market.ask_to_end(procurement, CLOSES)
    with pytest.raises(EndingAsked):
        market.ask_to_end(procurement, CLOSES)
    decide(request, False)
    with pytest.raises(EndingDecided):
        decide(request, True)
    decide(market.ask_to_end(procurement, CLOSES), True)
    assert list(EndingRequest.objects.values_list("is_agreed", flat=True)) == [False, True]


def test_nobody_agrees_to_the_end_of_what_has_ended_by_itself(market):
    procurement = market.in_publicity()
    request = market.ask_to_end(procurement, CLOSES)
    type(procurement).objects.filter(pk=procurement.pk).update(status="failed")
    with pytest.raises(WrongStatus):
        decide(request, True)


def test_who_asks_and_who_decides(market):
    procurement = market.closed()
    for by in (owner_of(ProjectFactory(), "admin"), regulator(), market.approver):
        with pytest.raises(Refused):
            actions.ask_to_end(procurement=procurement, ground="need", reason="x", by=by, at=CLOSES)
    request = market.ask_to_end(procurement, CLOSES)
    elsewhere = regulator(region=RegionFactory(code="320100", name_zh="南京市"))
    for by in (market.handler, elsewhere):
        with pytest.raises(Refused):
            decide(request, True, by=by)


def test_the_regulator_decides_on_the_desk_and_everybody_reads_it(market, sign_in, client):
    procurement = market.closed()
    request = market.ask_to_end(procurement, CLOSES)
    desk = sign_in(MembershipFactory(regulator=True))
    assert "项目取消" in desk.get(reverse("bidding:oversight")).content.decode()
    address = reverse("bidding:ending_decide", args=[request.pk])
    desk.post(address, {"is_agreed": "yes"})
    request.refresh_from_db()
    assert request.decided_at is None, "reasons are missing"
    desk.post(address, {"is_agreed": "no", "decision": "资金仍在"})
    notice = client.get(reverse("bidding:notice", args=[procurement.number])).content.decode()
    assert "项目取消" in notice
    assert "资金仍在" in notice
    assert desk.post(address, {"is_agreed": "yes", "decision": "x"}).status_code == 404
