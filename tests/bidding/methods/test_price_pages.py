"""Pages of selecting by price: explaining a low price, deciding about it, opening by hand."""

import pytest
from django.conf import settings
from django.urls import reverse

from bidding import actions
from bidding.actions import sealing
from bidding.methods.lowest_price.models import Explanation
from bidding.models import Award, OpeningKey, SealedBid
from bidding.policies import sealing as policies
from bidding.queries.draws import entrant_id
from core.actors import SYSTEM
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import CLOSES, bidder_of, owner_of, regulator
from tests.bidding.sealing.market import LATER, PASSPHRASE, SealedMarket
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import check_url, typed_draft
from tests.factories import AgencyFactory, ProjectFactory

__all__ = ["clock"]
pytestmark = pytest.mark.django_db
LOW = [8_000_000, 11_500_000, 11_600_000]


@pytest.fixture
def market():
    return SealedMarket()


@pytest.fixture
def reads(sign_in):
    """`reads(membership)` gives a client of that person, who reads English."""

    def build(membership):
        browser = sign_in(membership)
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return browser

    return build


@pytest.fixture
def asked(market, clock):
    """A procurement whose lowest bidder is asked to explain, and that bidder."""
    procurement, agencies = market.opened_with(LOW)
    clock(LATER)
    return procurement, agencies[0]


def address(name):
    return reverse(f"lowest_price:{name}", args=[Explanation.objects.get().pk])


def test_the_bidder_is_asked_on_its_desk_and_sends_its_explanation(asked, reads):
    _procurement, agency = asked
    browser = reads(bidder_of(agency).membership)
    assert address("explain") in browser.get(reverse("bidding:selections")).text
    answer = browser.post(address("explain"), {"text": "自有仪器，路程近。"}, follow=True)
    assert "Your explanation is sent." in answer.text
    assert Explanation.objects.get().text == "自有仪器，路程近。"
    assert address("explain") not in answer.text


def test_an_empty_explanation_is_not_sent(asked, reads):
    _procurement, agency = asked
    browser = reads(bidder_of(agency).membership)
    answer = browser.post(address("explain"), {"text": " "}, follow=True)
    assert "Explain your price in at most 4,000 characters." in answer.text
    assert Explanation.objects.get().explained_at is None


def test_the_owner_decides_on_the_page_of_the_procurement(asked, market, reads):
    procurement, agency = asked
    buyer = reads(market.handler.membership)
    page = buyer.get(reverse("bidding:owned", args=[procurement.number]))
    assert "The agency has not explained its price yet." in page.text
    reads(bidder_of(agency).membership).post(address("explain"), {"text": "路程近。"})
    page = buyer.get(reverse("bidding:owned", args=[procurement.number]))
    assert address("judge") in page.text and "路程近。" in page.text
    decision = {"is_accepted": "yes", "decision": "成本明细可信。"}
    answer = buyer.post(address("judge"), decision, follow=True)
    assert "The decision is kept with its reasons." in answer.text
    assert Award.objects.get().agency == agency


def test_a_decision_without_reasons_is_none(asked, market, reads):
    _procurement, agency = asked
    reads(bidder_of(agency).membership).post(address("explain"), {"text": "路程近。"})
    buyer = reads(market.handler.membership)
    answer = buyer.post(address("judge"), {"is_accepted": "no"}, follow=True)
    assert "Choose a decision and give its reasons." in answer.text
    assert Explanation.objects.get().decided_at is None


@pytest.mark.parametrize(
    ("method", "terms"),
    [("average_price", {}), ("best_price", {}), ("k_lowest_draw", {"lowest": 2})],
)
def test_every_method_by_price_opens_and_answers(method, terms):
    market = SealedMarket()
    market.method, market.own_terms = method, terms
    procurement, agencies = market.opened_with([9_000_000, 9_600_000, 10_000_000])
    if procurement.status == "selected":
        assert Award.objects.get().agency == agencies[1]  # 9,600,000 is nearest to the mean
    else:  # the draw decides between them, or gives the factor
        assert (procurement.status, bool(procurement.list_hash)) == ("evaluation", True)


def opened_at(procurement, verb="release"):
    return reverse(f"bidding:{verb}", args=[procurement.number])


@pytest.mark.parametrize("party", ["owner", "regulator"])
def test_either_party_opens_the_bids_with_its_passphrase(market, reads, clock, party):
    procurement, _agencies = market.closed_with([9_000_000, 9_500_000, 9_600_000])
    actions.run_due(at=CLOSES)
    clock(CLOSES)
    by = {"owner": market.handler, "regulator": market.regulator}[party]
    browser = reads(by.membership)
    for wrong, said in (({}, "Enter your opening passphrase."), ({"passphrase": "x"}, "")):
        answer = browser.post(opened_at(procurement), wrong, follow=True)
        assert said in answer.text
        assert not SealedBid.objects.filter(opened__isnull=False).exists()
    answer = browser.post(opened_at(procurement), {"passphrase": PASSPHRASE}, follow=True)
    assert "Your share of the key is released." in answer.text
    assert SealedBid.objects.filter(opened__isnull=False).count() == 3


def test_what_is_no_key_opens_nothing(market, reads, clock):
    procurement, agencies = market.closed_with([9_000_000, 9_500_000, 9_600_000])
    clock(CLOSES)
    browser = reads(bidder_of(agencies[0]).membership)
    answer = browser.post(opened_at(procurement, "open_own"), {"ephemeral": "zz"}, follow=True)
    assert "Enter 64 hexadecimal digits." in answer.text
    assert not SealedBid.objects.filter(opened__isnull=False).exists()


def test_only_handlers_and_regulators_keep_shares(market):
    assert policies.keep_shares(market.handler) and policies.keep_shares(regulator())
    for by in (owner_of(market.project, "approver"), bidder_of(AgencyFactory()), SYSTEM):
        with pytest.raises(Refused, match="help to open what is sealed"):
            sealing.set_opening_passphrase(
                by=by, passphrase=PASSPHRASE, chance=b"n" * 48, at=CLOSES
            )
    assert OpeningKey.objects.count() == 2  # those of the market


def test_a_share_is_released_by_who_keeps_it_alone(market):
    procurement = market.published()
    stranger = owner_of(ProjectFactory(), "handler")
    said = "Only who keeps this share of the key may release it."
    assert policies.release(market.handler, procurement, "platform").reason == said
    assert policies.release(market.handler, procurement, "regulator").reason == said
    assert not policies.release(stranger, procurement, "owner")
    assert policies.release(SYSTEM, procurement, "platform")


def test_an_owner_says_how_many_of_the_lowest_enter_the_draw(market, sign_in):
    browser = sign_in(market.handler.membership)
    typed = {"method": "k_lowest_draw", "floor_fen": "80000"}
    for lowest in ("1", "11", "", "two"):
        draft = typed_draft(browser, market, **typed, lowest=lowest)
        assert browser.post(check_url(draft.number)).status_code == 422
    draft = typed_draft(browser, market, **typed, lowest="2")
    assert browser.post(check_url(draft.number)).status_code == 302
    assert draft.lowest_terms.count == 2


def test_only_the_two_lowest_are_drawn_where_the_notice_says_two(client):
    market = SealedMarket()
    market.method, market.own_terms = "k_lowest_draw", {"lowest": 2}
    procurement, agencies = market.opened_with([9_000_000, 10_000_000, 9_600_000])
    assert set(procurement.draw.tickets) == {entrant_id(agencies[n]) for n in (0, 2)}
    notice = ChainEntry.objects.get(chain=procurement.chain, kind="notice").payload
    assert notice["lowest"] == 2
    page = client.get(reverse("bidding:notice", args=[procurement.number])).text
    assert "进入抽取的最低报价家数" in page
