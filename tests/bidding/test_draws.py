"""Closing, revealing, drawing."""

import datetime as dt

import pytest

from agencies.entry.states import AgencyStatus
from bidding import actions
from bidding.actions.secret_shares import AlreadyRevealed, SecretDiffers, SecretWanted
from bidding.draw import commit, verify_transcript
from bidding.errors import TooEarly
from bidding.models import Award, Draw, Procurement
from bidding.queries.draws import entrant_id, entrants, promised, ranked
from bidding.queries.places import places_hash
from bidding.transcript import digest
from core import chain
from core.actors import SYSTEM
from core.errors import Refused
from core.models import ChainEntry, RegionPolicy
from core.workflow import WrongStatus
from tests.bidding.market import (
    AT,
    CLOSES,
    DRAWN,
    DrawMarket,
    after,
    at,
    owner_of,
    regulator,
)
from tests.factories import AgencyFactory, MembershipFactory, ProjectFactory, RegionFactory

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
    assert promised(procurement)["list_hash"] == procurement.list_hash
    assert sorted(promised(procurement)["tickets"]) == [
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
    assert entrant_id(last.agency) not in promised(procurement)["tickets"]


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
    transcript = procurement.draw.transcript
    verified = verify_transcript(transcript, published=promised(procurement))
    assert verified.ok and verified.breaches == ()
    winner = Award.objects.get()
    assert (winner.status, winner.place) == ("pending", 1)
    assert entrant_id(winner.agency) == transcript["ranking"][0]["id"]
    assert ranked(procurement)[0].agency == winner.agency
    entry = ChainEntry.objects.get(chain=procurement.chain, kind="draw")
    assert entry.payload["transcript_sha256"] == digest(transcript)
    places = ChainEntry.objects.get(chain=procurement.chain, kind="places")
    assert places.payload["places_sha256"] == places_hash(procurement.places.order_by("place"))
    assert kinds(procurement) == ["notice", "list", "reveal", "reveal", "reveal", "draw", "places"]
    assert chain.verify(procurement.chain).is_intact


def test_nothing_is_revealed_before_the_list_is_frozen(market):
    procurement = market.published()
    with pytest.raises(WrongStatus):
        actions.reveal(procurement=procurement, party="platform", by=SYSTEM, at=AT)


def test_a_party_reveals_once_and_only_what_it_committed_to(market):
    procurement = market.closed()
    with pytest.raises(SecretDiffers):
        actions.reveal(
            procurement=procurement, party="owner", by=market.handler, at=CLOSES, secret=b"x" * 32
        )
    actions.reveal(procurement=procurement, party="owner", by=market.handler, at=CLOSES)
    with pytest.raises(AlreadyRevealed):
        actions.reveal(procurement=procurement, party="owner", by=market.handler, at=CLOSES)


def test_own_commitment_takes_the_secret_out_of_the_platforms_hands(market):
    procurement, by = market.published(), regulator()
    own = commit(procurement.number, "regulator", b"k" * 32).hex()
    actions.commit_own(procurement=procurement, party="regulator", commitment=own, by=by, at=AT)
    market.enter(procurement, 3)
    actions.close(procurement=procurement, clock=at(CLOSES))
    facts = {"procurement": procurement, "party": "regulator", "by": by, "at": CLOSES}
    with pytest.raises(SecretWanted):
        actions.reveal(**facts)
    actions.reveal(**facts, secret=b"k" * 32)
    assert promised(procurement)["commits"]["regulator"] == own
    with pytest.raises(WrongStatus):
        actions.commit_own(
            procurement=procurement, party="regulator", commitment=own, by=by, at=CLOSES
        )


def test_silence_is_waited_for_then_counts_as_a_breach(market):
    procurement = market.closed()
    actions.reveal(procurement=procurement, party="platform", by=SYSTEM, at=CLOSES)
    with pytest.raises(TooEarly):
        actions.draw(procurement=procurement, at=DRAWN - dt.timedelta(seconds=1))
    held = actions.draw(procurement=procurement, at=DRAWN)
    verified = verify_transcript(held.transcript, published=promised(procurement))
    assert verified.ok and set(verified.breaches) == {"owner", "regulator"}


def test_draw_without_any_reveal_is_aborted_in_public(market):
    procurement = market.closed()
    held = actions.draw(procurement=procurement, at=DRAWN)
    procurement.refresh_from_db()
    assert held.aborted_reason and held.transcript == {}
    assert procurement.status == "failed" and not Award.objects.exists()
    assert kinds(procurement)[-1] == "draw aborted"


def test_a_procurement_is_drawn_once(market):
    procurement = market.drawn()
    with pytest.raises(WrongStatus):
        actions.draw(procurement=procurement, at=DRAWN)
    assert Draw.objects.count() == 1


def test_who_speaks_for_which_party(market):
    procurement = market.closed()
    elsewhere = regulator(region=RegionFactory(code="320100", name_zh="南京市"))
    operator = MembershipFactory(operator=True).as_actor()
    wrong = {
        "owner": [regulator(), operator, owner_of(ProjectFactory(), "admin"), market.approver],
        "regulator": [market.handler, operator, elsewhere],
        "platform": [market.handler, regulator()],
    }
    for party, people in wrong.items():
        for by in people:
            with pytest.raises(Refused):
                actions.reveal(procurement=procurement, party=party, by=by, at=CLOSES)
    for by in (elsewhere, operator, owner_of(ProjectFactory(), "admin")):
        with pytest.raises(Refused):
            actions.draw(procurement=procurement, by=by, at=DRAWN)


def test_the_clock_takes_a_procurement_from_notice_to_award(market):
    procurement = market.published()
    market.enter(procurement, 3)
    assert actions.run_due(at=AT) == []
    for when, status in [(CLOSES, "closed"), (after(CLOSES), "closed"), (DRAWN, "selected")]:
        assert actions.run_due(at=when) == [procurement.number]
        procurement.refresh_from_db()
        assert procurement.status == status
    actions.run_due(at=DRAWN)
    procurement.refresh_from_db()
    assert procurement.status == "publicity"
    assert actions.run_due(at=after(DRAWN)) == []
    assert actions.run_due(at=after(procurement.publicity_until)) == [procurement.number]
    assert actions.run_due(at=after(procurement.publicity_until)) == []
    assert Award.objects.get().status == "confirmed"
    assert Draw.objects.get().transcript["reveals"]["owner"] is None


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
        each["id"] for each in procurement.draw.transcript["ranking"]
    ]
    assert {each.amount_fen for each in places} == {procurement.total_fen}
    assert places[1].reason["facts"] == {"place": 2, "entrants": 4}
