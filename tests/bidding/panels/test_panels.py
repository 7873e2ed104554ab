"""The panel of a procurement: drawn without ties, sealed scores, deviations, the rule after it."""

import pytest
from django.db import DatabaseError, connection

from bidding import actions
from bidding.draws import actions as draws
from bidding.draws.queries import promised
from bidding.draws.scheme import verify_transcript
from bidding.errors import TooEarly
from bidding.models import BidScore, Deviation, Evaluator, OpenedBid, Place, Procurement
from bidding.panels import actions as panels
from bidding.panels import queries, sheets
from bidding.panels.actions.panel import NothingToExplain, PoolTooSmall, SheetIncomplete
from bidding.panels.eligibility import candidates
from bidding.panels.seating import seated
from bidding.queries.draws import entrant_id
from core.clock import deadline
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.market import AT, CLOSES, DRAWN, PASSPHRASE
from tests.bidding.panels.market import SALT, PanelMarket, full, person_of
from tests.factories import AgencyFactory, ExpertFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
EQUAL = [(80, 70, 60)] * 5


@pytest.fixture
def market():
    return PanelMarket()


def later():
    """When the time to score is over."""
    return deadline(DRAWN, 3)


def kinds(procurement):
    entries = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    return [each.kind for each in entries]


# Who is drawn


def test_first_of_the_order_with_the_places_kept_for_elsewhere():
    order = ["a", "b", "c", "d", "e", "f"]
    assert seated(order, 3, set(), 0) == ["a", "b", "c"]
    assert seated(order, 3, {"e", "f"}, 1) == ["a", "b", "e"]
    assert seated(order, 3, {"a", "f"}, 2) == ["a", "b", "f"]
    assert seated(order, 3, {"f"}, 2) == ["a", "b", "f"]
    assert seated(order, 0, {"f"}, 2) == []
    assert seated(["a"], 3, {"a"}, 1) == ["a"]


def test_nobody_with_a_tie_to_a_party_may_be_drawn(market):
    procurement = market.drafted()
    owner = procurement.owner
    relative = OrganisationFactory(legal_representative=owner.legal_representative)
    family = [market.item.family]
    tied = [
        ExpertFactory(families=family, employer_name=owner.name),
        ExpertFactory(families=family, employer_code=owner.credit_code),
        ExpertFactory(families=family, employer_code=relative.credit_code),
        ExpertFactory(families=family, user__name=owner.legal_representative),
        ExpertFactory(families=family),
        ExpertFactory(families=["legal"]),
        ExpertFactory(families=family, status="paused"),
    ]
    MembershipFactory(user=tied[4].user, organisation=owner)
    free = ExpertFactory(families=family, employer_code="")
    assert candidates(procurement, []) == [*market.pool, *market.away, free]


def test_a_bidder_s_employee_is_not_on_the_frozen_list(market):
    procurement = market.published()
    agencies = market.bids(procurement, [9_000_000, 10_000_000, 11_000_000])
    mine = market.pool[0]
    mine.employer_code = agencies[0].organisation.credit_code
    mine.save()
    actions.close(procurement=procurement, clock=lambda: procurement.closes_at)
    actions.run_due(at=procurement.closes_at)
    market.release(procurement, "owner")
    panel = market.panel(procurement)
    assert panel.status == "drawing"
    assert set(panel.draw.tickets) == {each.number for each in [*market.pool[1:], *market.away]}


def test_a_notice_needs_a_pool_from_which_a_panel_can_be_drawn(market):
    for each in market.away:
        panels.pause(expert=each, reason="休假", by=market.regulator, at=AT)
    with pytest.raises(PoolTooSmall):
        market.published()


def test_the_draw_of_the_panel_verifies_and_one_comes_from_elsewhere(market):
    panel, _agencies = market.seated()
    evaluators = market.evaluators(panel)
    assert len(evaluators) == 5
    assert any(each.expert in market.away for each in evaluators)
    proved = verify_transcript(panel.draw.result.transcript, published=promised(panel.draw))
    assert proved.ok, proved.steps
    assert panel.score_by == later()


# What is sealed


def test_nobody_reads_a_score_before_all_have_handed_in(market):
    panel, agencies = market.seated()
    evaluators = market.declare(panel)
    for each in evaluators[:4]:
        market.hand_in(each, agencies, 81, 72, 63)
    assert BidScore.objects.count() == 0
    assert queries.compared(market.panel(panel.procurement)) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM bidding_evaluator t")
        text = " ".join(row[0] for row in cursor)
    assert "6000" not in text
    told = ChainEntry.objects.filter(chain=panel.procurement.chain, kind="scores handed in")
    assert {frozenset(each.payload) for each in told.order_by("sequence")} == {
        frozenset({"evaluator", "sheet_sha256"})
    }


def test_the_last_sheet_publishes_all_and_each_fits_its_hash(market):
    panel, agencies = market.scored(EQUAL)
    assert panel.status == "done"
    published = ChainEntry.objects.get(chain=panel.procurement.chain, kind="scores published")
    told = ChainEntry.objects.filter(chain=panel.procurement.chain, kind="scores handed in")
    hashes = {each.payload["evaluator"]: each.payload["sheet_sha256"] for each in told.order_by()}
    for each in published.payload["sheets"]:
        sheet = sheets.Sheet(
            each["panel"],
            each["evaluator"],
            each["salt"],
            {name: sheets.Marks(tuple(p), why) for name, (p, why) in each["marks"].items()},
        )
        assert hashes[each["evaluator"]] == sheet.digest
    means = [(each.agency, each.mean) for each in queries.compared(panel)]
    assert means == list(zip(agencies, ["80.00", "70.00", "60.00"], strict=True))


def test_published_scores_can_never_be_changed(market):
    market.scored(EQUAL)
    with pytest.raises(DatabaseError):
        BidScore.objects.update(total=1)


def test_the_prices_are_opened_after_the_scores_and_the_best_value_wins(market):
    panel, agencies = market.scored([(60, 100, 60)] * 5)
    procurement = panel.procurement
    assert procurement.status == "opening"
    assert not OpenedBid.objects.filter(bid__envelope__name="bid").exists()
    procurement = market.open_prices(procurement)
    assert procurement.status == "selected"
    # 40·90 % + 10·credit + 10 + 40·100 % beats 40 + 10·credit + 10 + 40·60 %
    first = Place.objects.get(procurement=procurement, place=1)
    assert first.agency == agencies[1]
    assert first.reason["facts"]["proposal"] == "100.00"
    assert first.reason["facts"]["experts"] == 5
    assert kinds(procurement).index("scores published") < kinds(procurement).index("places")


# What an evaluator may do


def test_nothing_is_scored_before_the_declaration(market):
    panel, agencies = market.seated()
    evaluator = market.evaluators(panel)[0]
    with pytest.raises(Refused, match="Declare first"):
        market.hand_in(evaluator, agencies, 80, 70, 60)


def test_only_the_person_drawn_scores(market):
    panel, _agencies = market.seated()
    first, second = market.evaluators(panel)[:2]
    for by in (person_of(second.expert), market.handler, market.regulator):
        with pytest.raises(Refused, match="Only the expert"):
            panels.declare(evaluator=first, by=by, at=DRAWN)


def test_a_draft_is_kept_and_read_back_by_its_evaluator(market):
    panel, agencies = market.seated()
    evaluator = market.declare(panel)[0]
    marks = {entrant_id(agencies[0]): sheets.Marks((5050, None), "待补")}
    panels.save_draft(
        evaluator=evaluator, marks=marks, salt=SALT, by=person_of(evaluator.expert), at=DRAWN
    )
    assert queries.opened_sheet(market.evaluators(panel)[0]).marks == marks


@pytest.mark.parametrize("marks", [full(80, 70), (*full(80, 70), sheets.Marks((1, 4001)))])
def test_an_incomplete_or_too_generous_sheet_is_not_handed_in(market, marks):
    panel, agencies = market.seated()
    evaluator = market.declare(panel)[0]
    names = map(entrant_id, agencies)
    with pytest.raises(SheetIncomplete):
        market.hand_in(evaluator, [], marks=dict(zip(names, marks, strict=False)))
    assert market.evaluators(panel)[0].status == "seated"


def test_what_is_handed_in_is_final(market):
    panel, agencies = market.seated()
    evaluator = market.declare(panel)[0]
    market.hand_in(evaluator, agencies, 80, 70, 60)
    with pytest.raises(Refused, match="nothing can be changed"):
        market.hand_in(evaluator, agencies, 81, 70, 60)


def test_after_the_time_nothing_is_handed_in(market):
    panel, agencies = market.seated()
    evaluator = market.declare(panel)[0]
    with pytest.raises(Refused, match="has ended"):
        market.hand_in(evaluator, agencies, 80, 70, 60, when=later())


def test_who_steps_down_is_followed_by_the_next_of_the_draw(market):
    panel, _agencies = market.seated()
    first = market.evaluators(panel)[0]
    panels.recuse(
        evaluator=first, reason="配偶任职于投标单位", by=person_of(first.expert), at=DRAWN
    )
    seats = market.evaluators(panel)
    assert first.expert not in [each.expert for each in seats]
    assert len(seats) == 5
    assert any(each.expert in market.away for each in seats)
    assert Evaluator.objects.get(pk=first.pk).reason == "配偶任职于投标单位"


def test_who_is_silent_loses_the_seat_and_with_nobody_left_a_majority_decides(market):
    panel, agencies = market.seated()
    for each in market.declare(panel)[:3]:
        market.hand_in(each, agencies, 80, 70, 60)
    with pytest.raises(TooEarly):
        panels.close_scoring(procurement=panel.procurement, at=DRAWN)
    actions.run_due(at=later())
    panel = market.panel(panel.procurement)
    assert Evaluator.objects.filter(status="absent").count() == 2
    assert len(market.evaluators(panel)) == 5  # the next of the draw
    again = deadline(later(), 3)
    assert panel.score_by == again
    actions.run_due(at=again)
    last = deadline(again, 3)
    actions.run_due(at=last)  # the one who was left
    panel = market.panel(panel.procurement)
    assert panel.status == "done"
    assert BidScore.objects.values("evaluator").distinct().order_by("evaluator").count() == 3


def test_without_a_majority_the_procurement_ends_in_public(market):
    panel, _agencies = market.seated()
    when = later()
    while market.panel(panel.procurement).status == "scoring":
        actions.run_due(at=when)
        when = deadline(when, 3)
    assert market.panel(panel.procurement).status == "dissolved"
    procurement = Procurement.objects.get(pk=panel.procurement.pk)
    assert (procurement.status, procurement.due_at) == ("failed", None)
    assert "Too few experts" in procurement.failure


# Deviations


def test_a_score_far_from_the_others_is_explained_and_counts(market):
    panel, agencies = market.scored([*[(80, 70, 60)] * 4, (20, 70, 60)])
    assert panel.status == "explaining"
    deviation = Deviation.objects.get()
    assert (deviation.score.total, deviation.score.agency) == (2000, agencies[0])
    evaluator = deviation.score.evaluator
    by = person_of(evaluator.expert)
    explained = panels.explain(deviation=deviation, explanation="缺少关键监测方案", by=by, at=DRAWN)
    assert explained.explained_at == DRAWN
    panel = market.panel(panel.procurement)
    assert panel.status == "done"
    assert queries.totals(panel.procurement)[agencies[0].pk] == [8000] * 4 + [2000]
    with pytest.raises((NothingToExplain, WrongStatus)):
        panels.explain(deviation=deviation, explanation="再补充", by=by, at=DRAWN)


def test_an_unexplained_deviation_counts_too_and_shows(market):
    panel, _agencies = market.scored([*[(80, 70, 60)] * 4, (20, 70, 60)])
    with pytest.raises(TooEarly):
        panels.end_explaining(procurement=panel.procurement, at=DRAWN)
    actions.run_due(at=panel.explain_by)
    panel = market.panel(panel.procurement)
    assert panel.status == "done"
    assert "deviations unexplained" in kinds(panel.procurement)
    lowest = [
        score for bid in queries.compared(panel) for score in bid.scores if score.explanation == ""
    ]
    assert [each.total for each in lowest] == ["20.00"]


def test_two_evaluators_are_never_far_from_each_other():
    assert sheets.far_from_others([0, 10_000], 20) == [False, False]
    assert sheets.far_from_others([8000, 8000, 6000], 20) == [False, False, True]
    assert sheets.far_from_others([8000, 8000, 6001], 20) == [False, False, False]


def test_nothing_is_closed_twice(market):
    panel, _agencies = market.scored(EQUAL)
    for act in (panels.close_scoring, panels.end_explaining):
        with pytest.raises(WrongStatus):
            act(procurement=panel.procurement, at=later())


# Without anything to score


def test_without_any_proposal_no_price_is_opened(market):
    procurement = market.published()
    for agency in AgencyFactory.create_batch(3):
        market.send(procurement, agency, 9_000_000, "")
    actions.close(procurement=procurement, clock=lambda: procurement.closes_at)
    actions.run_due(at=procurement.closes_at)
    procurement = market.release(procurement, "owner")
    assert procurement.status == "failed"
    assert not OpenedBid.objects.filter(bid__envelope__name="bid").exists()


def test_an_ended_procurement_seats_nobody(market):
    procurement, _agencies = market.proposals_open()
    panel = market.panel(procurement)
    draws.release_platform(draw=panel.draw, at=CLOSES)
    draws.release(draw=panel.draw, passphrase=PASSPHRASE, by=market.handler, at=CLOSES)
    Procurement.objects.filter(pk=procurement.pk).update(status="failed")
    draws.run_due_draws(at=DRAWN)
    assert market.panel(procurement).status == "drawing"
    assert market.evaluators(panel) == []
