"""Open tender: lots, a technical minimum below which no price is opened, points for both parts."""

from dataclasses import dataclass, replace
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding import actions
from bidding.methods.open_tender.method import METHOD, LotsCloseTogether
from bidding.methods.open_tender.models import OpenTenderTerms, Tender
from bidding.methods.open_tender.outcome import open_tender
from bidding.methods.protocol import Case, Entrant
from bidding.models import Award, OpenedBid, Place, Procurement
from bidding.queries.debriefs import debrief
from bidding.sealing.bids import BID
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, DRAWN, publish
from tests.bidding.panels.market import CRITERIA, PanelMarket
from tests.bidding.sealing.market import FLOOR
from tests.bidding.wizard import check_url, typed_draft

TERMS = {
    "floor_fen": 100,
    "ceiling_fen": 1000,
    "days": 20,
    "technical_weight": 60,
    "technical_minimum": 60,
}


@dataclass
class TenderMarket(PanelMarket):
    """Lots whose proposals need 60 of 100 points."""

    method: ClassVar[str] = "open_tender"

    def drafted(self, **changes: object) -> Procurement:
        terms = {
            "floor_fen": FLOOR,
            "criteria": CRITERIA,
            "tender": changes.pop("tender", ""),
            "tender_title": "管网工程技术服务",
            "technical_weight": 60,
            "technical_minimum": 60,
        }
        return super().drafted(terms=terms, **changes)


def case_of(bids, drawn=()):
    """Bids as name → (fen, points of each evaluator in hundredths)."""
    entrants = tuple(Entrant(name, fen, 10) for name, (fen, _points) in bids.items())
    technical = {name: points for name, (_fen, points) in bids.items()}
    return Case(entrants, TERMS | {"technical": technical}, drawn)


def test_the_example_of_the_documentation():
    bids = {"A": (400, [8000, 9000]), "B": (500, [9500, 9500]), "C": (300, [5900, 6000])}
    outcome = open_tender(case_of(bids))
    # A 0.6·85 + 0.4·100 = 91; B 0.6·95 + 0.4·80 = 89; C has 59.5 of 60 points
    assert [each.entrant for each in outcome.places] == ["A", "B"]
    assert [each.reason.facts["total"] for each in outcome.places] == ["91.00", "89.00"]
    assert outcome.out["C"].sentence == (
        "Out: the proposal has 59.50 points, below the least of 60. Its price was not opened."
    )


@given(
    found=st.dictionaries(
        st.from_regex(r"[A-Z]{2,5}", fullmatch=True),
        st.tuples(
            st.one_of(st.integers(90, 1010), st.sampled_from([200, 400])),
            st.lists(st.sampled_from([5900, 6000, 8000, 10_000]), min_size=3, max_size=3),
        ),
        min_size=1,
        max_size=6,
    ),
    data=st.data(),
)
def test_blind_to_order_equals_drawn_and_nobody_below_the_minimum(found, data):
    case = case_of(found)
    drawn = tuple(data.draw(st.permutations(sorted(open_tender(case).to_draw))))
    case = replace(case, drawn=drawn)
    shuffled = replace(case, entrants=tuple(data.draw(st.permutations(case.entrants))))
    outcome = open_tender(case)
    assert outcome == open_tender(shuffled)
    passed = {
        name
        for name, (fen, points) in found.items()
        if sum(points) >= 18_000 and 100 <= fen <= 1000
    }
    assert {each.entrant for each in outcome.places} == passed
    assert set(outcome.out) == set(found) - passed
    assert bool(outcome.nothing) == (not passed)
    totals = [float(each.reason.facts["total"]) for each in outcome.places]
    assert totals == sorted(totals, reverse=True)


def test_where_nobody_passes_the_reason_says_so():
    nobody = open_tender(case_of({"A": (400, [5000])}))
    assert nobody.nothing.sentence == "No proposal has the least points of the notice."
    dear = open_tender(case_of({"A": (4000, [9000])}))
    assert dear.nothing.sentence == "No bid lies between floor and ceiling."


@pytest.fixture
def market(db):
    return TenderMarket()


def test_a_price_below_the_technical_minimum_is_never_opened(market):
    panel, agencies = market.scored([(90, 70, 40)] * 5)
    procurement = market.open_prices(panel.procurement)
    opened = OpenedBid.objects.filter(bid__envelope__name=BID).order_by("bid")
    assert {each.bid.agency for each in opened} == set(agencies[:2])
    assert procurement.status == "selected"
    assert [each.agency for each in Place.objects.order_by("place")] == agencies[:2]
    outcome = METHOD.outcome(METHOD.case(procurement))
    assert len(outcome.out) == 1


def test_who_has_too_few_points_is_told_so_and_not_that_the_price_cannot_be_read(market):
    panel, agencies = market.scored([(90, 70, 40)] * 5)
    procurement = market.open_prices(panel.procurement)
    told = debrief(procurement, agencies[2])
    assert told.place is None
    assert told.why == (
        "Out: the proposal has 40.00 points, below the least of 60. Its price was not opened."
    )


def test_where_nobody_passes_no_price_is_opened_and_the_lot_ends(market):
    panel, _agencies = market.scored([(50, 40, 30)] * 5)
    procurement = Procurement.objects.get(pk=panel.procurement.pk)
    assert procurement.status == "failed"
    assert "least points" in procurement.failure
    assert not OpenedBid.objects.filter(bid__envelope__name=BID).exists()


def test_two_lots_share_a_tender_and_go_to_two_agencies(market, client):
    client.cookies["django_language"] = "en"
    first, agencies = market.scored([(90, 70, 65)] * 5)
    number = Tender.objects.get().number
    market.open_prices(first.procurement)
    second, others = market.scored([(65, 95, 70)] * 5, tender=number)
    market.open_prices(second.procurement)
    actions.run_due(at=DRAWN)
    lots = OpenTenderTerms.objects.order_by("lot")
    assert [(each.tender.number, each.lot) for each in lots] == [(number, 1), (number, 2)]
    assert {each.agency for each in Award.objects.order_by("id")} == {agencies[0], others[1]}
    page = client.get(f"/tenders/{number}/").text
    assert agencies[0].organisation.name in page
    assert others[1].organisation.name in page
    notice = ChainEntry.objects.get(chain=second.procurement.chain, kind="notice").payload
    assert (notice["tender"], notice["lot"]) == (number, 2)
    assert number in client.get(f"/notices/{second.procurement.number}/").text


def test_lots_of_a_tender_close_together(market):
    market.published()
    other = market.drafted(tender=Tender.objects.get().number, closes_at=CLOSES.replace(hour=9))
    with pytest.raises(LotsCloseTogether):
        publish(procurement=market.approve(other), by=market.handler, at=AT)


def test_a_tender_without_a_published_lot_is_nobody_s_business(market, client):
    market.drafted()
    assert client.get(f"/tenders/{Tender.objects.get().number}/").status_code == 404


def test_an_owner_types_a_lot_and_edits_it(market, sign_in):
    browser = sign_in(market.handler.membership)
    typed = {
        "floor_fen": "80000",
        "technical_weight": "60",
        "technical_minimum": "70",
        "criteria": "方案 100",
    }
    draft = typed_draft(browser, market, method="open_tender", **typed)
    assert browser.post(check_url(draft.number)).status_code == 422
    typed |= {"tender_title": "管网工程技术服务"}
    draft = typed_draft(browser, market, method="open_tender", **typed)
    assert browser.post(check_url(draft.number)).status_code == 302
    mine = OpenTenderTerms.objects.get(procurement=draft)
    assert (mine.lot, mine.technical_minimum, mine.tender.title) == (1, 70, "管网工程技术服务")
    assert str(mine) == f"{mine.tender.number}/1"
    terms = METHOD.copied_terms(draft)
    METHOD.forget_terms(draft)
    METHOD.write_terms(draft, terms)
    assert OpenTenderTerms.objects.get(procurement=draft).tender == mine.tender
