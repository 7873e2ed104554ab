"""An expert who was drawn declares, scores by keyboard, finds the draft again and hands in."""

import pytest

from bidding.models import Evaluator
from tests.bidding.market import DRAWN, at
from tests.bidding.panels.market import PanelMarket, person_of
from tests.journeys.steps import follow, looks_right, press, says

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_expert_scores_every_proposal_and_hands_in(monkeypatch, visit_as, javascript):
    monkeypatch.setattr("bidding.panels.views.room.database_now", at(DRAWN))
    market = PanelMarket()
    panel, agencies = market.seated()
    seat = market.evaluators(panel)[0]
    visitor = visit_as(person_of(seat.expert).membership, javascript=javascript)
    visitor.prefer(language="en")
    page = visitor("/expert/")
    follow(page, str(panel.procurement.number))
    faults = looks_right(visitor)
    press(page, "I have no interest")
    fields = page.locator("main input[type=number]")
    fields.first.focus()
    for _agency in agencies:
        for points in ("50", "30.5"):
            page.keyboard.type(points)
            page.keyboard.press("Tab")
        page.keyboard.type("Sound plan")
        page.keyboard.press("Tab")
    if javascript:
        page.get_by_text("The draft is saved, encrypted.").wait_for()
    else:
        press(page, "Save the draft")
    page = visitor(f"/expert/panels/{panel.procurement.number}/")
    assert page.locator("main input[type=number]").first.input_value() in ("50", "50.00")
    faults += looks_right(visitor)
    press(page, "Hand in for good")
    assert "Your scores are handed in" in says(page)
    assert Evaluator.objects.get(pk=seat.pk).status == "handed_in"
    follow(page, "Public page")
    assert "Handed in" in says(page)
    assert faults + looks_right(visitor) == []
