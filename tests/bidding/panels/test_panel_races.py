"""Races over a panel: the last two sheets at once, a sheet against the end of the time."""

import pytest

from bidding.models import BidScore, Evaluator
from bidding.panels import actions as panels
from core.errors import DomainError
from core.models import ChainEntry
from tests.bidding.market import DRAWN
from tests.bidding.panels.market import PanelMarket
from tests.races import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def published(panel) -> int:
    return ChainEntry.objects.filter(chain=panel.procurement.chain, kind="scores published").count()


def test_of_the_last_two_sheets_at_once_one_publishes_all():
    market = PanelMarket()
    panel, agencies = market.seated()
    evaluators = market.declare(panel)
    for each in evaluators[:3]:
        market.hand_in(each, agencies, 80, 70, 60)
    answers = together(
        *(lambda e=each: market.hand_in(e, agencies, 80, 70, 60) for each in evaluators[3:])
    )
    assert all(isinstance(answer, Evaluator) for answer in answers)
    assert published(panel) == 1
    assert BidScore.objects.count() == 15


def test_the_same_sheet_twice_counts_once():
    market = PanelMarket()
    panel, agencies = market.seated()
    mine = market.declare(panel)[0]
    send = lambda: market.hand_in(mine, agencies, 80, 70, 60)  # noqa: E731 - twice the same call
    answers = together(send, send)
    assert sum(isinstance(answer, DomainError) for answer in answers) == 1


def test_a_sheet_at_the_deadline_is_in_or_refused_and_never_lost():
    """The clock asked inside the lock decides: what is accepted is published."""
    market = PanelMarket()
    panel, agencies = market.seated()
    evaluators = market.declare(panel)
    for each in evaluators[:4]:
        market.hand_in(each, agencies, 80, 70, 60)
    end = panel.score_by
    late, _closed = together(
        lambda: market.hand_in(evaluators[4], agencies, 80, 70, 60, when=end),
        lambda: panels.close_scoring(procurement=panel.procurement, at=end),
    )
    assert isinstance(late, DomainError)
    fresh = Evaluator.objects.get(pk=evaluators[4].pk)
    assert fresh.status == "absent"
    assert end > DRAWN


def test_a_sheet_just_before_the_deadline_beats_the_closer():
    market = PanelMarket()
    panel, agencies = market.seated()
    evaluators = market.declare(panel)
    for each in evaluators[:4]:
        market.hand_in(each, agencies, 80, 70, 60)
    sent, closed = together(
        lambda: market.hand_in(evaluators[4], agencies, 80, 70, 60),
        lambda: panels.close_scoring(procurement=panel.procurement, at=panel.score_by),
    )
    # Whoever has the lock first is heard: a sheet that was accepted is among the published ones.
    if isinstance(sent, Evaluator):
        assert published(panel) == 1
        assert BidScore.objects.filter(evaluator=evaluators[4]).count() == 3
        assert isinstance(closed, DomainError)
    else:
        assert published(panel) == 0
