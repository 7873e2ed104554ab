"""A notice is amended in the open: both versions kept, more time, old sign-ups confirmed or out."""

import datetime as dt

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions.amendments import NothingAmended
from bidding.actions.sign_ups import NoticeAmended
from bidding.errors import UnfairWording
from bidding.models import Amendment, Procurement, SignUp
from bidding.policies import amendments as policies
from bidding.queries.amendments import compare, unconfirmed
from bidding.queries.draws import entrants
from core import chain
from core.clock import deadline
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.market import AT, CLOSES, DRAWN, DrawMarket, at, bidder_of
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=1)  # a Tuesday; three working days on is Friday
SCOPE = "编制环境影响报告表并通过技术评审，另附现状监测。"


@pytest.fixture
def market():
    return DrawMarket()


def amend(market, procurement, when=LATER, by=None, reason="补充现状监测", **changes):
    now = Procurement.objects.get(pk=procurement.pk)
    facts = {"title": now.title, "scope": SCOPE, "closes_at": now.closes_at}
    return actions.amend(
        procurement=procurement,
        to=actions.Amended(**(facts | changes)),
        reason=reason,
        by=by or market.handler,
        clock=at(when),
    )


def confirm(sign_up, when=LATER, **more):
    by = more.pop("by", None) or bidder_of(sign_up.agency)
    return actions.confirm_sign_up(sign_up=sign_up, by=by, clock=at(when), **more)


def closed(procurement):
    procurement.refresh_from_db()
    return actions.close(procurement=procurement, clock=at(procurement.closes_at))


def test_both_versions_are_kept_and_the_chain_tells_the_new_one(market):
    procurement = market.published()
    amendment = amend(market, procurement, days={market.item.code: 25})
    procurement.refresh_from_db()
    assert amendment.before["scope"] != amendment.after["scope"] == procurement.scope == SCOPE
    assert amendment.after["days"] == {market.item.code: 25}
    assert (procurement.days, procurement.version, amendment.number) == (25, 1, 1)
    told = ChainEntry.objects.get(chain=procurement.chain, kind="amended").payload
    assert (told["amendment"], told["reason"]) == (1, "补充现状监测")
    assert told["closes_at"] == chain.moment(procurement.closes_at)
    assert chain.verify(procurement.chain).is_intact


def test_the_region_gives_time_to_read_it(market):
    procurement = market.published()
    amend(market, procurement)
    procurement.refresh_from_db()
    assert procurement.closes_at == procurement.due_at == deadline(LATER, 3)
    assert procurement.draw_at - procurement.closes_at == DRAWN - CLOSES
    assert LATER < procurement.questions_until < procurement.closes_at
    late = procurement.closes_at + dt.timedelta(days=7)
    amend(market, procurement, title="环境影响报告表及监测", closes_at=late)
    procurement.refresh_from_db()
    assert (procurement.closes_at, procurement.version) == (late, 2)


def test_only_who_confirmed_is_in_at_closing(market):
    procurement = market.published()
    first, *others, silent = market.enter(procurement, 5)
    amend(market, procurement)
    assert unconfirmed(silent.agency) == 1
    for sign_up in (first, *others):
        assert confirm(sign_up).version == 1
    assert unconfirmed(first.agency) == 0
    procurement = closed(procurement)
    assert procurement.status == "closed"
    assert {each.agency for each in entrants(procurement)} == {
        each.agency for each in (first, *others)
    }
    silent.refresh_from_db()
    assert silent.status == "excluded" and "1" in silent.exclusion[0]


def test_a_later_end_alone_asks_nobody_to_confirm(market):
    procurement = market.published()
    market.enter(procurement, 3)
    late = CLOSES + dt.timedelta(days=7)
    made = amend(market, procurement, scope=procurement.scope, closes_at=late)
    assert not made.is_to_be_confirmed
    assert closed(procurement).status == "closed"


def test_who_bids_again_has_read_the_new_notice():
    market = SealedMarket()
    procurement = market.published()
    agencies = market.bids(procurement, [9_000_000, 9_500_000, 10_000_000])
    amend(market, procurement)
    for agency in agencies:
        market.bid(procurement, agency, 8_800_000, when=LATER)
    assert closed(procurement).status == "opening"
    assert {each.version for each in SignUp.objects.all()} == {1}


def test_a_confirmed_sealed_bid_counts_and_leaves_no_public_trace():
    market = SealedMarket()
    procurement = market.published()
    market.bids(procurement, [9_000_000, 9_500_000, 10_000_000])
    amend(market, procurement)
    before = list(ChainEntry.objects.values_list("hash", flat=True))
    for sign_up in SignUp.objects.order_by("id"):
        confirm(sign_up)
    assert list(ChainEntry.objects.values_list("hash", flat=True)) == before
    actions.close(procurement=procurement, clock=at(Procurement.objects.get().closes_at))
    bids = ChainEntry.objects.get(chain=procurement.chain, kind="bids").payload
    assert len(bids["counted"]) == 3


def test_nobody_stands_by_what_they_have_not_read(market):
    procurement, agency = market.published(), AgencyFactory()
    (sign_up,) = market.enter(procurement, 1)
    amend(market, procurement)
    with pytest.raises(NoticeAmended):
        confirm(sign_up, version=0)
    facts = {"procurement": procurement, "agency": agency, "by": bidder_of(agency)}
    with pytest.raises(NoticeAmended):
        actions.sign_up(**facts, clock=at(LATER), version=0)
    assert actions.sign_up(**facts, clock=at(LATER), version=1).version == 1
    actions.withdraw_sign_up(sign_up=sign_up, by=bidder_of(sign_up.agency), clock=at(LATER))
    with pytest.raises(WrongStatus):
        confirm(sign_up, version=1)
    with pytest.raises(Refused):
        confirm(sign_up, by=market.handler)


def test_what_may_not_be_amended(market):
    procurement = market.published()
    with pytest.raises(UnfairWording):
        amend(market, procurement, scope="仅限本市注册的机构参加。")
    with pytest.raises(NothingAmended):
        amend(market, procurement, scope=procurement.scope)
    with pytest.raises(Refused, match=r"sooner|早于"):
        amend(market, procurement, closes_at=CLOSES - dt.timedelta(hours=1))
    with pytest.raises(Refused, match=r"only while|仅报名"):
        amend(market, procurement, when=CLOSES)
    assert not Amendment.objects.exists()
    procurement.refresh_from_db()
    assert "监测" not in procurement.scope


def test_who_amends(market):
    agency = AgencyFactory()
    people, procurement = everybody(market.project.owner, agency), market.published()
    may = {name for name, by in people.items() if policies.amend(by, procurement, AT)}
    assert may == {"owner_admin", "owner_handler", "system"}
    assert not policies.amend(market.handler, market.drafted(), AT)


@pytest.mark.parametrize(
    ("old", "new", "left", "right"),
    [
        ("工期20日", "工期25日", [("工期", False), ("20", True), ("日", False)], None),
        ("同\n旧", "同\n新", [("同\n", False), ("旧", True)], [("同\n", False), ("新", True)]),
        ("", "新", [], [("新", True)]),
        ("旧", "", [("旧", True)], []),
        ("同", "同", [("同", False)], [("同", False)]),
    ],
)
def test_versions_side_by_side(old, new, left, right):
    before, after = compare(old, new)
    assert before == left
    assert right is None or after == right
    assert "".join(text for text, _changed in before) == old
    assert "".join(text for text, _changed in after) == new


# Pages


@pytest.fixture
def clock(monkeypatch):
    for view in ("public", "owner", "agency", "amendments"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(LATER))
    monkeypatch.setattr("bidding.views.amendments.arrived_at", at(LATER))


def test_the_owner_amends_and_everybody_reads_both_versions(client, market, clock):
    procurement = market.published()
    client.force_login(market.handler.user)
    url = reverse("bidding:amend", args=[procurement.number])
    assert url in client.get(reverse("bidding:owned", args=[procurement.number])).text
    page = client.get(url)
    assert procurement.scope in page.text
    sent = {
        "title": procurement.title,
        "scope": procurement.scope,
        f"days_{market.item.code}": 20,
        "closes_at": "2026-11-26T10:00",
        "reason": "补充现状监测",
    }
    assert client.post(url, sent).status_code == 422
    assert client.post(url, sent | {"scope": "仅限本市注册的机构参加。"}).status_code == 422
    assert client.post(url, sent | {"scope": SCOPE}).status_code == 302
    client.logout()
    notice = client.get(reverse("bidding:notice", args=[procurement.number])).text
    assert "<ins>" in notice and "补充现状监测" in notice and procurement.scope[:-1] in notice


def test_the_agency_s_desk_asks_for_confirmation(client, market, clock):
    procurement = market.published()
    (sign_up,) = market.enter(procurement, 1)
    url = reverse("bidding:confirm", args=[procurement.number])
    client.force_login(bidder_of(sign_up.agency).user)
    desk = reverse("bidding:opportunities")
    assert url not in client.get(desk).text
    amend(market, procurement)
    assert url in client.get(desk).text
    assert client.post(url, {"version": "0"}).status_code == 409
    assert client.post(url, {"version": "1"}).status_code == 302
    sign_up.refresh_from_db()
    assert sign_up.version == 1 and sign_up.confirmed_by is not None
    assert url not in client.get(desk).text
