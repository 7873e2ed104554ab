"""The panel room, the public page of an evaluation, and the terms an owner types."""

import pytest
from django.urls import reverse

from bidding.methods.best_value.models import BestValueWeights
from bidding.models import Deviation, Panel
from bidding.panels import queries
from bidding.queries.draws import entrant_id
from tests.bidding.market import DRAWN, at
from tests.bidding.panels.market import CRITERIA, PanelMarket, person_of
from tests.bidding.wizard import check_url, typed_draft
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return PanelMarket()


@pytest.fixture(autouse=True)
def clock(monkeypatch):
    monkeypatch.setattr("bidding.panels.views.room.database_now", at(DRAWN))


@pytest.fixture
def room(market, sign_in):
    """The first evaluator's browser and the panel."""
    panel, agencies = market.seated()
    seat = market.evaluators(panel)[0]
    browser = sign_in(person_of(seat.expert).membership)
    browser.cookies["django_language"] = "en"
    return browser, panel, agencies


def url(name, panel, *more):
    return reverse(f"bidding:{name}", args=[panel.procurement.number, *more])


def filled(agencies, points=("50", "30.5")):
    typed = {}
    for agency in agencies:
        name = entrant_id(agency)
        typed |= {f"{name}-{n}": each for n, each in enumerate(points)}
        typed |= {f"{name}-remark": "思路清晰"}
    return typed


def test_the_desk_names_the_panel_and_the_room_asks_for_the_declaration_first(room):
    browser, panel, _agencies = room
    assert panel.procurement.number in browser.get(reverse("bidding:expert_desk")).text
    page = browser.get(url("panel_room", panel)).text
    assert "I have no interest" in page
    assert "方案 9000000" not in page
    assert browser.post(url("panel_declare", panel)).status_code == 302
    page = browser.get(url("panel_room", panel)).text
    assert "方案 9000000" in page
    assert "技术方案, at most 60 points" in page


def test_a_draft_is_saved_by_button_and_by_script_and_comes_back(room):
    browser, panel, agencies = room
    browser.post(url("panel_declare", panel))
    name = entrant_id(agencies[0])
    typed = {f"{name}-0": "12.5"}
    assert browser.post(url("panel_draft", panel), typed).status_code == 302
    assert 'value="12.5"' in browser.get(url("panel_room", panel)).text.replace("12.50", "12.5")
    json = {"headers": {"accept": "application/json"}}
    assert "encrypted" in browser.post(url("panel_draft", panel), typed, **json).json()["said"]
    wrong = {f"{name}-0": "61"}
    assert browser.post(url("panel_draft", panel), wrong, **json).status_code == 422
    assert browser.post(url("panel_draft", panel), wrong).status_code == 422


def test_scores_are_handed_in_whole_and_stay(room):
    browser, panel, agencies = room
    browser.post(url("panel_declare", panel))
    half = browser.post(url("panel_room", panel), filled(agencies[:1]))
    assert half.status_code == 422
    assert "Some points are missing" in half.text
    assert browser.post(url("panel_room", panel), filled(agencies)).status_code == 302
    page = browser.get(url("panel_room", panel)).text
    assert "You have handed in or left this panel" in page
    assert "Hash of your sheet" in page


def test_stepping_down_names_the_interest(room, market):
    browser, panel, _agencies = room
    assert browser.post(url("panel_recuse", panel)).status_code == 422
    done = browser.post(url("panel_recuse", panel), {"reason": "亲属在投标单位"})
    assert done.status_code == 302
    assert len(market.evaluators(panel)) == 5


def test_a_deviation_is_explained_in_the_room(market, sign_in):
    panel, _agencies = market.scored([*[(80, 70, 60)] * 4, (20, 70, 60)])
    deviation = Deviation.objects.get()
    browser = sign_in(person_of(deviation.score.evaluator.expert).membership)
    browser.cookies["django_language"] = "en"
    assert panel.procurement.number in browser.get(reverse("bidding:expert_desk")).text
    assert "20.00" in browser.get(url("panel_room", panel)).text
    address = url("panel_explain", panel, deviation.pk)
    assert browser.post(address).status_code == 422
    assert browser.post(address, {"explanation": "缺少监测方案"}).status_code == 302
    assert "缺少监测方案" in browser.get(url("panel_room", panel)).text
    assert "缺少监测方案" in browser.get(url("panel", panel)).text


def test_a_deviation_without_words_shows_as_such(market, client, sign_in):
    client.cookies["django_language"] = "en"
    panel, _agencies = market.scored([*[(80, 70, 60)] * 4, (20, 70, 60)])
    from bidding.panels import actions  # here: only this test ends the time by hand

    actions.end_explaining(procurement=panel.procurement, at=panel.explain_by)
    assert "Not explained." in client.get(url("panel", panel)).text
    browser = sign_in(person_of(Deviation.objects.get().score.evaluator.expert).membership)
    browser.cookies["django_language"] = "en"
    assert "Not explained." in browser.get(url("panel_room", panel)).text


def test_the_public_reads_numbers_first_then_scores_then_names(market, client):
    client.cookies["django_language"] = "en"
    procurement = market.published()
    assert client.get(url("panel", market.panel(procurement))).status_code == 200
    assert "Drawn from the expert pool" in client.get(url("panel", market.panel(procurement))).text
    other = PanelMarket.drafted(market)
    assert client.get(url("panel", market.panel(other))).status_code == 404


def test_names_come_with_the_result(market, client):
    client.cookies["django_language"] = "en"
    panel, agencies = market.scored([(80, 70, 60)] * 5)
    expert = market.evaluators(panel)[0].expert
    page = client.get(url("panel", panel)).text
    assert expert.number in page
    assert agencies[0].organisation.name in page
    assert "50.00" not in page
    assert expert.user.name not in page
    procurement = market.open_prices(panel.procurement)
    from bidding import actions

    actions.run_due(at=DRAWN)
    procurement.refresh_from_db()
    assert procurement.status == "publicity"
    assert queries.are_named(market.panel(procurement))
    assert expert.user.name in client.get(url("panel", panel)).text


def test_an_owner_types_the_criteria_of_the_proposal(market, sign_in):
    browser = sign_in(market.handler.membership)
    weights = {"price": 40, "credit": 10, "days": 10, "proposal": 40}
    typed = {f"{part}_weight": str(weight) for part, weight in weights.items()}
    typed |= {"floor_fen": "80000", "criteria": "技术方案 60\n人员安排：40"}
    draft = typed_draft(browser, market, method="best_value", **typed)
    assert browser.post(check_url(draft.number)).status_code == 302
    assert Panel.objects.get(procurement=draft).criteria == CRITERIA
    assert BestValueWeights.objects.get().proposal == 40


@pytest.mark.parametrize("criteria", ["", "技术方案", "方案 60", "方案 50\n方案 50"])
def test_criteria_that_are_none_are_refused(market, sign_in, criteria):
    browser = sign_in(market.handler.membership)
    weights = {"price": 40, "credit": 10, "days": 10, "proposal": 40}
    typed = {f"{part}_weight": str(weight) for part, weight in weights.items()}
    typed |= {"floor_fen": "80000", "criteria": criteria}
    draft = typed_draft(browser, market, method="best_value", **typed)
    assert browser.post(check_url(draft.number)).status_code == 422


def test_strangers_have_no_room(market, sign_in):
    panel, _agencies = market.seated()
    stranger = sign_in(MembershipFactory(expert=True))
    assert stranger.get(url("panel_room", panel)).status_code == 404
