"""Publicity, objections, stand-still, award, refusal, alternates."""

import pytest

from agencies.entry.states import AgencyStatus
from agencies.models import Complaint, CompliancePoints
from agencies.region_rules import SupervisionRules
from agencies.supervision.states import ComplaintStatus
from agencies.supervision.windows import closes_at
from bidding import actions
from bidding.actions.results import ObjectionDecided, StandStill
from bidding.errors import TooEarly
from bidding.events import AwardConfirmed, AwardRefused
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Award
from bidding.queries.draws import ranked
from core import chain, events
from core.clock import local_date
from core.errors import Refused
from core.workflow import WrongStatus
from tests.bidding.market import CLOSES, DrawMarket, after, bidder_of, owner_of, regulator
from tests.factories import AgencyFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def heard():
    found = []
    for kind in (AwardConfirmed, AwardRefused):
        events.on(kind)(found.append)
    yield found
    for kind in (AwardConfirmed, AwardRefused):
        events._listeners[kind].remove(found.append)


def objection_to(procurement):
    return actions.object_to_result(
        procurement=procurement, by_name="某机构", contact="139", text="名单有误", at=CLOSES
    )


def test_award_stands_after_its_publicity(market, heard):
    procurement = market.in_publicity()
    with pytest.raises(TooEarly):
        actions.award(procurement=procurement, at=procurement.publicity_until)
    when = after(procurement.publicity_until)
    award = actions.award(procurement=procurement, at=when)
    procurement.refresh_from_db()
    assert (award.status, award.confirmed_at) == ("confirmed", when)
    assert (procurement.status, procurement.due_at) == ("awarded", None)
    assert [event.award.pk for event in heard] == [award.pk]
    assert chain.verify(procurement.chain).is_intact


def test_undecided_objection_holds_the_award(market):
    procurement = market.in_publicity()
    objection = objection_to(procurement)
    when = after(procurement.publicity_until)
    with pytest.raises(StandStill):
        actions.award(procurement=procurement, at=when)
    assert actions.run_due(at=when) == []
    decide = {"objection": objection, "decision": "名单无误", "by": regulator(), "at": when}
    actions.decide_objection(**decide, is_upheld=False)
    with pytest.raises(ObjectionDecided):
        actions.decide_objection(**decide, is_upheld=True)
    assert actions.award(procurement=procurement, at=when).status == "confirmed"


def test_upheld_objection_passes_the_award_on(market):
    procurement = market.in_publicity()
    actions.decide_objection(
        objection=objection_to(procurement),
        is_upheld=True,
        decision="中选机构材料不实",
        by=regulator(),
        at=CLOSES,
    )
    first, second = Award.objects.order_by("place")
    assert (first.status, second.status, second.place) == ("void", "pending", 2)
    assert second.agency == ranked(procurement)[1].agency


def test_live_complaint_about_the_result_holds_the_award(market):
    procurement = market.in_publicity()
    complaint = Complaint.objects.create(
        number="TS-2026-000001",
        agency=Award.objects.get().agency,
        about=procurement.number,
        complainant_name="某人",
        complainant_contact="139",
        matter="result",
        is_about_quality=False,
        learned_on=local_date(CLOSES),
        text="有异议",
        received_at=CLOSES,
    )
    when = after(procurement.publicity_until)
    with pytest.raises(StandStill):
        actions.award(procurement=procurement, at=when)
    Complaint.objects.filter(pk=complaint.pk).update(status=ComplaintStatus.INADMISSIBLE)
    assert actions.award(procurement=procurement, at=when)


def test_complaints_about_a_result_end_with_its_publicity(market):
    procurement = market.in_publicity()
    closes = closes_at(
        "result", learned_at=CLOSES, about=procurement.number, rules=SupervisionRules()
    )
    assert closes == procurement.publicity_until


def test_winner_that_was_suspended_meanwhile_is_passed_over(market, heard):
    procurement = market.in_publicity()
    winner = Award.objects.get()
    type(winner.agency).objects.filter(pk=winner.agency_id).update(status=AgencyStatus.SUSPENDED)
    assert actions.award(procurement=procurement, at=after(procurement.publicity_until)) is None
    procurement.refresh_from_db()
    first, second = Award.objects.order_by("place")
    assert (first.status, second.status, procurement.status) == ("void", "pending", "publicity")
    assert heard == []
    assert actions.award(procurement=procurement, at=after(procurement.publicity_until)) == second


def test_refused_award_goes_to_the_next_alternate_and_costs_points(market, heard):
    award = market.awarded()
    by = bidder_of(award.agency)
    actions.refuse_award(award=award, reason="人员离职", by=by, at=award.confirmed_at)
    first, second = Award.objects.order_by("place")
    assert (first.status, first.refusal) == ("refused", "人员离职")
    assert (second.status, second.procurement.status) == ("pending", "publicity")
    assert CompliancePoints.objects.get().agency == award.agency
    assert [type(event) for event in heard] == [AwardConfirmed, AwardRefused]


def test_after_the_second_alternate_the_procurement_fails(market):
    procurement = market.in_publicity(entrants=5)
    for place in (1, 2, 3):
        award = Award.objects.get(place=place)
        by = bidder_of(award.agency)
        actions.refuse_award(award=award, reason="无法承接", by=by, at=CLOSES)
    procurement.refresh_from_db()
    assert procurement.status == "failed"
    assert Award.objects.count() == 3


def test_alternate_that_may_no_longer_win_is_skipped(market):
    procurement = market.in_publicity()
    _first, second, third = ranked(procurement)[:3]
    type(second.agency).objects.filter(pk=second.agency_id).update(status=AgencyStatus.REMOVED)
    award = Award.objects.get()
    actions.refuse_award(award=award, reason="x", by=bidder_of(award.agency), at=CLOSES)
    assert Award.objects.get(status="pending").agency == third.agency


def test_refused_direct_selection_fails_so_that_the_owner_picks_again(market):
    procurement = market.offered()
    by = bidder_of(procurement.direct_terms.asked_agency)
    award = confirm_selection(procurement=procurement, by=by, at=CLOSES)
    actions.refuse_award(award=award, reason="无法承接", by=by, at=CLOSES)
    procurement.refresh_from_db()
    assert procurement.status == "failed"


def test_objections_only_while_in_publicity(market):
    with pytest.raises(Refused):
        objection_to(market.drawn())
    procurement = market.in_publicity()
    with pytest.raises(Refused):
        actions.object_to_result(
            procurement=procurement,
            by_name="x",
            contact="x",
            text="x",
            at=after(procurement.publicity_until),
        )


def test_who_may_publicise_award_decide_refuse_and_fail(market):
    drawn, procurement = market.drawn(), market.in_publicity()
    objection, award = objection_to(procurement), procurement.awards.get()
    stranger = owner_of(ProjectFactory(), "admin")
    elsewhere = regulator(region=RegionFactory(code="320100", name_zh="南京市"))
    for by in (stranger, regulator()):
        with pytest.raises(Refused):
            actions.publicise(procurement=drawn, by=by, at=CLOSES)
        with pytest.raises(Refused):
            actions.award(procurement=procurement, by=by, at=CLOSES)
    for by in (stranger, market.handler, elsewhere):
        with pytest.raises(Refused):
            actions.decide_objection(
                objection=objection, is_upheld=True, decision="x", by=by, at=CLOSES
            )
    for by in (stranger, market.handler, bidder_of(AgencyFactory())):
        with pytest.raises(Refused):
            actions.refuse_award(award=award, reason="x", by=by, at=CLOSES)


def test_award_outside_publicity_is_refused(market):
    with pytest.raises(WrongStatus):
        actions.award(procurement=market.drawn(), at=CLOSES)
    award = market.awarded()
    with pytest.raises(WrongStatus):
        actions.award(procurement=award.procurement, at=after(award.confirmed_at))
