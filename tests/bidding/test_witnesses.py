"""People are invited to watch a draw or an opening live, and say afterwards what they saw."""

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions.witnesses import InvitedAlready, NobodyHere
from bidding.methods.direct.models import DirectTerms
from bidding.models import Procurement, Witness
from bidding.policies import witnesses as policies
from bidding.queries.dates import coming, dates_of
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, DrawMarket, at, bidder_of, regulator
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory, MembershipFactory, UserFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def deputy():
    return MembershipFactory(regulator=True)


def invite(market, procurement, person, by=None):
    return actions.invite(
        procurement=procurement,
        email=f" {person.email.upper()} ",
        capacity="人大代表",
        by=by or market.handler,
        at=AT,
    )


def test_a_witness_finds_the_draw_on_the_page_of_dates_and_in_the_inbox(
    client, market, deputy, monkeypatch
):
    monkeypatch.setattr("bidding.views.dates.database_now", at(AT))
    notice = market.published()
    outsider = MembershipFactory(agency=True)
    invite(market, notice, outsider.user)
    client.force_login(outsider.user)
    page = client.get(reverse("bidding:dates")).text
    assert notice.title in page and "人大代表" in page
    assert [each.kind for each in coming(outsider.as_actor(), AT)] == [
        "questions",
        "closing",
        "draw",
    ]
    assert not coming(deputy.as_actor(), CLOSES.replace(year=2027))
    assert notice.number in client.get(reverse("shop:inbox")).text


def test_who_watched_says_so_once_on_the_notice(client, market, deputy, monkeypatch):
    monkeypatch.setattr("bidding.views.dates.database_now", at(CLOSES))
    revealed = market.opened()
    witness = invite(market, revealed, deputy.user)
    url = reverse("bidding:attest", args=[witness.pk])
    client.force_login(deputy.user)
    assert client.post(url, {"remark": "过早"}).status_code == 403
    market.hold(revealed)
    assert client.post(url, {"remark": ""}).status_code == 302
    assert not Witness.objects.get().remark
    assert client.post(url, {"remark": "过程与公布的规则一致"}).status_code == 302
    assert client.post(url, {"remark": "再说一次"}).status_code == 403
    entry = ChainEntry.objects.get(chain=revealed.chain, kind="witness")
    assert entry.payload["capacity"] == "人大代表"
    actions.publicise(procurement=Procurement.objects.get(), at=CLOSES)
    assert (
        "过程与公布的规则一致" in client.get(reverse("bidding:notice", args=[revealed.number])).text
    )


def test_nobody_speaks_for_a_witness(market, deputy):
    drawn = market.opened()
    witness = invite(market, drawn, deputy.user)
    drawn = market.hold(drawn)
    for by in (market.handler, regulator()):
        with pytest.raises(Refused):
            actions.attest(witness=witness, remark="一切正常", by=by, at=CLOSES)


def test_who_is_invited_acts_in_the_market_and_comes_once(market, deputy):
    draft = market.drafted()
    invite(market, draft, deputy.user)
    with pytest.raises(InvitedAlready):
        invite(market, draft, deputy.user)
    with pytest.raises(NobodyHere):
        invite(market, draft, UserFactory())


def test_who_invites(market):
    people, notice = everybody(market.project.owner, AgencyFactory()), market.published()
    may = {name for name, by in people.items() if policies.invite(by, notice)}
    assert {"owner_admin", "owner_handler"} <= may
    assert not any("agency" in name or "finance" in name for name in may)
    assert policies.invite(regulator(), notice)


def test_nothing_is_left_to_watch_after_the_draw(market, deputy):
    with pytest.raises(Refused, match=r"Nothing|没有"):
        invite(market, market.drawn(), deputy.user)
    assert not policies.invite(market.handler, market.offered())


def test_an_opening_is_watched_until_the_bids_are_open(deputy):
    market = SealedMarket()
    notice = market.published()
    assert policies.invite(market.handler, notice)
    assert [each.kind for each in dates_of(notice)] == ["questions", "closing", "opening"]


def test_a_selected_agency_and_a_bidder_see_their_dates(market):
    market.offered()
    bidder = market.sign_up(market.published(), AgencyFactory()).agency
    kinds = [each.kind for each in coming(bidder_of(bidder), AT)]
    assert kinds == ["questions", "closing", "draw"]
    assert "answer" in [each.kind for each in coming(market.handler, AT)]
    asked = DirectTerms.objects.get().asked_agency
    assert [each.kind for each in coming(bidder_of(asked), AT)] == ["answer"]


def test_the_owner_and_the_regulator_invite_on_a_page(client, market, deputy, monkeypatch):
    monkeypatch.setattr("bidding.views.dates.database_now", at(AT))
    monkeypatch.setattr("bidding.views.owner.database_now", at(AT))
    notice = market.published()
    url = reverse("bidding:witnesses", args=[notice.number])
    client.force_login(market.handler.user)
    assert url in client.get(reverse("bidding:owned", args=[notice.number])).text
    sent = {"email": deputy.user.email, "capacity": "公证员"}
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 422
    client.force_login(regulator().user)
    assert "公证员" in client.get(url).text
    client.logout()
    assert "公证员" in client.get(reverse("bidding:notice", args=[notice.number])).text
