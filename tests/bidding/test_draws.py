"""Closing a procurement, and what its draw decides."""

import datetime as dt

import pytest

from agencies.entry.states import AgencyStatus
from bidding import actions
from bidding.draws import actions as draws
from bidding.draws.queries import promised
from bidding.draws.scheme import verify_transcript
from bidding.draws.transcript import digest
from bidding.errors import TooEarly
from bidding.models import Award, DrawResult, Procurement
from bidding.queries.draws import entrant_id, entrants
from bidding.queries.places import places_hash
from core import chain
from core.errors import Refused
from core.models import ChainEntry, RegionPolicy
from core.workflow import WrongStatus
from tests.bidding.market import (
    AT,
    CLOSES,
    DRAWN,
    PASSPHRASE,
    DrawMarket,
    after,
    at,
    draw_of,
    regulator,
    without_beacon,
)
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def kinds(procurement):
    return list(
        ChainEntry.objects.filter(chain=procurement.chain)
        .order_by("sequence")
        .values_list("kind", flat=True)
    )


def test_closing_publishes_the_frozen_list_before_any_reveal(market):
    procurement = market.closed(entrants=4)
    assert procurement.status == "closed"
    assert kinds(procurement) == ["notice", "list"]
    assert promised(draw_of(procurement))["list_hash"] == procurement.list_hash
    assert sorted(promised(draw_of(procurement))["tickets"]) == [
        entrant_id(each.agency) for each in entrants(procurement)
    ]


def test_nobody_closes_before_the_deadline(market):
    procurement = market.published()
    with pytest.raises(TooEarly):
        actions.close(procurement=procurement, clock=at(CLOSES - dt.timedelta(seconds=1)))
    with pytest.raises(Refused):
        actions.close(procurement=procurement, by=regulator(), clock=at(CLOSES))


def test_too_few_extend_once_then_fail(market):
    procurement = market.closed(entrants=2)
    assert (procurement.status, procurement.is_extended) == ("published", True)
    assert procurement.closes_at > CLOSES
    assert procurement.draw_at - procurement.closes_at == DRAWN - CLOSES
    again = actions.close(procurement=procurement, clock=at(procurement.closes_at))
    assert (again.status, again.due_at) == ("failed", None)
    assert kinds(again) == ["notice", "extended", "failed"]


def test_region_that_accepts_two_goes_on_after_the_extension(market):
    RegionPolicy.objects.create(
        region=market.project.region,
        version=1,
        rules={"too_few_policy": "accept_two"},
        in_force_from=AT,
    )
    procurement = market.closed(entrants=2)
    again = actions.close(procurement=procurement, clock=at(procurement.closes_at))
    assert again.status == "closed"


def test_who_lost_eligibility_is_excluded_with_the_reason(market):
    procurement = market.published()
    *_others, last = market.enter(procurement, 4)
    type(last.agency).objects.filter(pk=last.agency_id).update(status=AgencyStatus.SUSPENDED)
    actions.close(procurement=procurement, clock=at(CLOSES))
    last.refresh_from_db()
    assert last.status == "excluded" and last.exclusion
    assert entrant_id(last.agency) not in promised(draw_of(procurement))["tickets"]


def test_related_parties_that_slipped_in_together_do_not_both_enter(market):
    procurement = market.published()
    first, *_rest, last = market.enter(procurement, 4)
    last.agency.organisation.contact_phone = first.agency.organisation.contact_phone
    last.agency.organisation.save()
    actions.close(procurement=procurement, clock=at(CLOSES))
    last.refresh_from_db()
    first.refresh_from_db()
    assert (first.status, last.status) == ("submitted", "excluded")


def test_draw_follows_from_the_public_record_alone(market):
    procurement = market.drawn(entrants=5)
    transcript = procurement.draw.result.transcript
    verified = verify_transcript(transcript, published=promised(procurement.draw))
    assert verified.ok and verified.breaches == ()
    winner = Award.objects.get()
    assert (winner.status, winner.place) == ("pending", 1)
    assert entrant_id(winner.agency) == transcript["ranking"][0]["id"]
    entry = ChainEntry.objects.get(chain=procurement.chain, kind="draw")
    assert entry.payload["transcript_sha256"] == digest(transcript)
    places = ChainEntry.objects.get(chain=procurement.chain, kind="places")
    assert places.payload["places_sha256"] == places_hash(procurement.places.order_by("place"))
    release = "draw release"
    assert kinds(procurement) == [
        *("notice", "list", release, release, "reveals", release, "beacon", "draw", "places")
    ]
    assert chain.verify(procurement.chain).is_intact


def test_a_procurement_is_drawn_once(market):
    procurement = market.drawn()
    with pytest.raises(WrongStatus):
        draws.hold(draw=procurement.draw, at=after(DRAWN))
    assert DrawResult.objects.count() == 1


def test_a_draw_that_the_rule_does_not_need_is_dropped_and_its_secrets_stay_closed(market):
    procurement = market.published()
    actions.cancel(procurement=procurement, reason="停建", by=market.handler, at=AT)
    draw = draw_of(procurement)
    assert draw.status == "dropped" and not draw.shares.exclude(revealed="").exists()


def test_the_clock_takes_a_procurement_from_notice_to_award(market):
    without_beacon(market.project.region)
    procurement = market.published()
    market.enter(procurement, 3)
    assert actions.run_due(at=AT) == []
    assert actions.run_due(at=CLOSES) == [procurement.number]  # closed, and the list frozen
    assert actions.run_due(at=CLOSES) == [procurement.number]  # the platform releases
    by = {"by": market.regulator, "passphrase": PASSPHRASE}
    draws.release(draw=draw_of(procurement), **by, at=CLOSES)
    assert actions.run_due(at=DRAWN - dt.timedelta(seconds=1)) == []
    assert actions.run_due(at=DRAWN) == [procurement.number, procurement.number]
    procurement.refresh_from_db()
    assert procurement.status == "publicity"
    assert actions.run_due(at=after(DRAWN)) == []
    assert actions.run_due(at=after(procurement.publicity_until)) == [procurement.number]
    assert actions.run_due(at=after(procurement.publicity_until)) == []
    assert Award.objects.get().status == "confirmed"


def test_the_clock_lets_unanswered_offers_lapse(market):
    procurement = market.offered()
    late = after(procurement.direct_terms.answer_until)
    assert actions.run_due(at=late) == [procurement.number]
    assert actions.run_due(at=late) == []
    assert Procurement.objects.get(pk=procurement.pk).status == "declined"


def test_the_market_of_agencies_enters_by_credit_code():
    agency = AgencyFactory()
    assert entrant_id(agency) == agency.organisation.credit_code


def test_each_place_of_a_draw_is_kept_with_its_reason(market):
    procurement = market.drawn(entrants=4)
    places = procurement.places.order_by("place")
    assert [entrant_id(each.agency) for each in places] == [
        each["id"] for each in procurement.draw.result.transcript["ranking"]
    ]
    assert {each.amount_fen for each in places} == {procurement.total_fen}
    assert places[1].reason["facts"] == {"place": 2, "entrants": 4}
