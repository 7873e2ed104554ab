"""A notice is amended in the open: both versions kept, more time, old sign-ups confirmed or out."""

import datetime as dt

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions.amendments import AmendmentWaits, NothingAmended
from bidding.actions.sign_ups import NoticeAmended
from bidding.errors import UnfairWording
from bidding.models import Amendment, Procurement, SignUp
from bidding.policies import amendments as policies
from bidding.queries.amendments import compare, unconfirmed, unfinished
from bidding.queries.draws import entrants
from core import chain
from core.clock import deadline
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.market import AT, CLOSES, DRAWN, DrawMarket, at, bidder_of, owner_of
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
LATER = AT + dt.timedelta(days=1)  # a Tuesday; three working days on is Friday
SCOPE = "编制环境影响报告表并通过技术评审，另附现状监测。"


@pytest.fixture
def market():
    return DrawMarket()


def propose(market, procurement, when=LATER, by=None, reason="补充现状监测", **changes):
    now = Procurement.objects.get(pk=procurement.pk)
    facts = {"title": now.title, "scope": SCOPE, "closes_at": now.closes_at}
    return actions.propose_amendment(
        procurement=procurement,
        to=actions.Amended(**(facts | changes)),
        reason=reason,
        by=by or market.handler,
        clock=at(when),
    )


def amend(market, procurement, when=LATER, **more):
    """Proposed by the handler, let out by the approver."""
    proposed = propose(market, procurement, when, **more)
    return actions.amend(proposed=proposed, by=market.approver, clock=at(when))


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


def test_the_notice_stays_as_it_is_until_another_person_agrees(market):
    procurement = market.published()
    market.enter(procurement, 1)
    proposed = propose(market, procurement)
    procurement.refresh_from_db()
    assert "监测" not in procurement.scope and procurement.closes_at == CLOSES
    assert not Amendment.objects.exists()
    assert not ChainEntry.objects.filter(kind="amended").exists()
    with pytest.raises(AmendmentWaits):
        propose(market, procurement, title="再改一次")
    with pytest.raises(Refused):
        actions.amend(proposed=proposed, by=market.handler, clock=at(LATER))
    made = actions.amend(proposed=proposed, by=market.approver, clock=at(LATER))
    assert made.made_by == market.handler.user
    with pytest.raises(WrongStatus):
        actions.amend(proposed=proposed, by=market.approver, clock=at(LATER))


def test_whoever_wrote_it_does_not_let_it_out_unless_they_are_alone(market):
    both = owner_of(market.project, "handler", "approver")
    procurement = market.published()
    proposed = propose(market, procurement, by=both)
    assert "Somebody else" in str(policies.amend(both, proposed, LATER).reason)
    for other in (market.handler, market.approver):
        other.membership.is_active = False
        other.membership.save()
    assert policies.amend(both, proposed, LATER)


def test_what_came_back_is_written_anew_from_where_it_was(market):
    procurement = market.published()
    first = propose(market, procurement)
    actions.send_amendment_back(proposed=first, remark="写明点位", by=market.approver, at=LATER)
    assert unfinished(procurement) == (first, "写明点位")
    second = propose(market, procurement)
    assert unfinished(procurement) is None
    actions.take_amendment_back(proposed=second, by=market.handler, at=LATER)
    assert unfinished(procurement) == (second, "")
    with pytest.raises(WrongStatus):
        actions.send_amendment_back(proposed=second, remark="x", by=market.approver, at=LATER)
    assert str(second) == f"{procurement.pk} taken_back"
    amend(market, procurement)
    assert unfinished(procurement) is None


def test_an_end_that_moved_meanwhile_is_never_sooner(market):
    procurement = market.published()
    proposed = propose(market, procurement)
    moved = CLOSES + dt.timedelta(days=9)
    Procurement.objects.filter(pk=procurement.pk).update(closes_at=moved, draw_at=moved)
    actions.amend(proposed=proposed, by=market.approver, clock=at(LATER))
    procurement.refresh_from_db()
    assert procurement.closes_at == moved


def test_an_approval_that_comes_after_closing_changes_nothing(market):
    procurement = market.published()
    proposed = propose(market, procurement)
    with pytest.raises(Refused, match=r"only while|仅报名"):
        actions.amend(proposed=proposed, by=market.approver, clock=at(CLOSES))


def test_who_proposes_and_who_lets_out(market):
    agency = AgencyFactory()
    people, procurement = everybody(market.project.owner, agency), market.published()
    assert {name for name, by in people.items() if policies.propose(by, procurement, AT)} == {
        "owner_admin", "owner_handler", "system",
    }  # fmt: skip
    proposed = propose(market, procurement)
    let_out = lambda by: policies.amend(by, proposed, AT)  # noqa: E731
    send_back = lambda by: policies.send_back(by, proposed)  # noqa: E731
    for policy in (let_out, send_back):
        may = {name for name, by in people.items() if policy(by)}
        assert may == {"owner_admin", "owner_approver", "system"}
    may = {name for name, by in people.items() if policies.take_back(by, proposed)}
    assert may == {"owner_admin", "owner_handler", "system"}
    assert not policies.propose(market.handler, market.drafted(), AT)


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


def test_the_owner_amends_by_two_people_and_everybody_reads_both_versions(
    client, market, clock, sign_in
):
    procurement = market.published()
    client.force_login(market.handler.user)
    client.cookies["django_language"] = "en"
    url = reverse("bidding:amend", args=[procurement.number])
    owned = reverse("bidding:owned", args=[procurement.number])
    assert url in client.get(owned).text
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
    assert client.post(url, sent | {"scope": SCOPE}).status_code == 422
    page = client.get(owned)
    assert url not in page.text and "<ins>" in page.text
    approver = sign_in(market.approver.membership)
    approver.cookies["django_language"] = "en"
    assert "补充现状监测" in approver.get(reverse("bidding:buyer")).text
    back = reverse("bidding:act", args=[procurement.number, "send-amendment-back"])
    assert back in approver.get(owned).text and back not in page.text
    assert approver.post(back, {"reason": "请写明点位"}).status_code == 302
    assert "请写明点位" in client.get(url).text and SCOPE in client.get(url).text
    assert client.post(url, sent | {"scope": SCOPE}).status_code == 302
    take = reverse("bidding:act", args=[procurement.number, "take-amendment-back"])
    assert client.post(take).status_code == 302 and client.post(take).status_code == 409
    assert client.post(url, sent | {"scope": SCOPE}).status_code == 302
    let_out = reverse("bidding:act", args=[procurement.number, "publish-amendment"])
    assert client.post(let_out).status_code == 403
    assert approver.post(let_out).status_code == 302
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
