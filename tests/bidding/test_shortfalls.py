"""Too few entrants where the region leaves it to the owner: a reason, a second person, a time."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse

from bidding import actions
from bidding.errors import TooEarly
from bidding.models import Procurement
from bidding.policies import shortfalls
from bidding.queries.sealing import envelope_of, published
from core import chain
from core.errors import Refused
from core.models import ChainEntry, RegionPolicy
from core.workflow import WrongStatus
from tests.bidding.market import AT, DrawMarket, after, at, owner_of
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
REASON = "偏远，仅一家愿意承接，价格合理"


def short(market, entrants=1, enter=None):
    """Closed for the second time with so few, in a region that leaves it to the owner."""
    rules = {"too_few_policy": "ask_owner"}
    RegionPolicy.objects.create(
        region=market.project.region, version=1, rules=rules, in_force_from=AT
    )
    procurement = market.published()
    for _n in range(entrants):
        (enter or market.sign_up)(procurement, AgencyFactory())
    for _n in range(2):
        procurement = actions.close(procurement=procurement, clock=at(procurement.closes_at))
    return procurement


@pytest.fixture
def market():
    return DrawMarket()


def propose(market, procurement, by=None):
    return actions.propose_going_on(
        procurement=procurement, reason=REASON, by=by or market.handler, at=procurement.closed_at
    )


def go_on(market, procurement, by=None):
    return actions.go_on_with_few(
        procurement=procurement, by=by or market.approver, at=procurement.closed_at
    )


def kinds(procurement):
    found = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    return [each.kind for each in found]


def test_a_reason_and_a_second_person_let_it_go_on(market):
    procurement = short(market)
    assert (procurement.status, procurement.due_at) == ("short", procurement.shortfall.decide_by)
    propose(market, procurement)
    procurement = go_on(market, procurement)
    assert procurement.status == "closed" and procurement.list_hash
    assert kinds(procurement) == ["notice", "extended", "too few", "goes on with few", "list"]
    told = ChainEntry.objects.get(chain=procurement.chain, kind="goes on with few").payload
    assert told == {"entrants": 1, "reason": REASON}
    assert chain.verify(procurement.chain).is_intact


def test_nobody_approves_what_nobody_or_they_themselves_proposed(market):
    procurement = short(market)
    both = owner_of(market.project, "handler", "approver")
    with pytest.raises(Refused, match=r"say first|先由"):
        go_on(market, procurement, both)
    propose(market, procurement, both)
    with pytest.raises(Refused, match=r"Somebody else|另一人"):
        go_on(market, procurement, both)
    with pytest.raises(Refused):
        propose(market, procurement, market.approver)
    with pytest.raises(Refused):
        go_on(market, procurement, market.handler)
    waiting = procurement.shortfall
    waiting.refresh_from_db()
    waiting.approved_by, waiting.approved_at = waiting.proposed_by, AT
    with pytest.raises(IntegrityError):
        waiting.save()


def test_without_a_decision_in_time_it_fails(market):
    procurement = short(market)
    until = procurement.shortfall.decide_by
    with pytest.raises(TooEarly):
        actions.lapse_shortfall(procurement=procurement, at=until)
    assert actions.run_due(at=after(until)) == [procurement.number]
    procurement.refresh_from_db()
    assert (procurement.status, procurement.due_at) == ("failed", None)
    assert actions.run_due(at=after(until)) == []
    for act in (propose, go_on):
        with pytest.raises(WrongStatus):
            act(market, procurement)


def test_with_nobody_at_all_it_fails_at_once(market):
    assert short(market, entrants=0).status == "failed"


def test_sealed_prices_have_their_hashes_published_before_the_decision():
    market = SealedMarket()
    procurement = short(market, enter=lambda p, agency: market.bid(p, agency, 9_000_000))
    hashes = published(envelope_of(procurement))
    assert len(hashes["digests"]) == 1
    propose(market, procurement)
    procurement = go_on(market, procurement)
    assert (procurement.status, published(envelope_of(procurement))) == ("opening", hashes)
    assert kinds(procurement).count("bids") == 1
    actions.run_due(at=procurement.closed_at)
    market.release(procurement, "owner", procurement.closed_at)
    procurement.refresh_from_db()
    assert procurement.status == "selected"


@pytest.mark.parametrize(
    ("ask", "who"),
    [
        (shortfalls.propose, {"owner_admin", "owner_handler", "system"}),
        (shortfalls.lapse, {"owner_admin", "owner_handler", "system"}),
        (shortfalls.go_on, {"owner_admin", "owner_approver", "system"}),
    ],
)
def test_who_decides(market, ask, who):
    procurement = propose(market, short(market))
    people = everybody(market.project.owner, AgencyFactory())
    assert {name for name, by in people.items() if ask(by, procurement)} == who


def test_the_desk_asks_for_it_and_the_notice_says_how(client, market, monkeypatch):
    procurement = short(market)
    late = procurement.closed_at + dt.timedelta(minutes=1)
    for view in ("owner", "public"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(late))
    client.force_login(market.handler.user)
    assert procurement.number in client.get(reverse("bidding:buyer")).text
    url = reverse("bidding:act", args=[procurement.number, "propose"])
    assert url in client.get(reverse("bidding:owned", args=[procurement.number])).text
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": REASON}).status_code == 302
    client.force_login(market.approver.user)
    assert REASON in client.get(reverse("bidding:owned", args=[procurement.number])).text
    go = reverse("bidding:act", args=[procurement.number, "go-on"])
    assert client.post(go).status_code == 302
    assert Procurement.objects.get().status == "closed"
    assert REASON not in client.get(reverse("bidding:notices")).text
    assert client.get(reverse("bidding:notice", args=[procurement.number])).status_code == 200
