"""Sealed bids: nobody reads or counts them before the deadline; two of three open them after it."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction

from bidding import actions
from bidding.actions import sealing
from bidding.actions.sign_ups import AlreadySignedUp, RelatedParties
from bidding.models import KeyShare, OpenedBid, Procurement, Release, SealedBid
from bidding.queries import sealing as queries
from bidding.sealing import bids
from bidding.sealing.bids import BID
from core import chain
from core.errors import Refused
from core.models import ChainEntry, Membership
from core.workflow import WrongStatus
from tests.bidding.market import (
    AT,
    CHANCE,
    CLOSES,
    PASSPHRASE,
    DrawMarket,
    after,
    at,
    bidder_of,
    opener,
    regulator,
)
from tests.bidding.sealing.market import EPHEMERAL, SealedMarket
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db
CANARY = 9_371_548
PRICES = [9_500_000, 9_000_000, 10_000_000]


@pytest.fixture
def market():
    return SealedMarket()


def dump() -> str:
    """Every row of every table, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row[0] for row in cursor.fetchall()]
    return "\n".join(found)


def kinds(procurement):
    entries = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    return [each.kind for each in entries]


def opened_amounts(procurement):
    opened = queries.opened(queries.envelope_of(procurement))
    return [each.content["amount_fen"] for each in opened]


def test_no_price_is_anywhere_in_the_database_before_the_opening(market):
    procurement, _agencies = market.closed_with([CANARY, 9_000_000, 10_000_000])
    actions.run_due(at=CLOSES)
    assert str(CANARY) not in dump()
    market.release(procurement, "owner")
    assert str(CANARY) in dump()


def test_how_many_have_bid_leaves_no_trace_in_the_procurement_or_its_chain(market):
    procurement = market.published()
    before = Procurement.objects.filter(pk=procurement.pk).values().get()
    entries = ChainEntry.objects.count()
    market.bids(procurement, PRICES)
    assert Procurement.objects.filter(pk=procurement.pk).values().get() == before
    assert ChainEntry.objects.count() == entries


def test_a_receipt_does_not_tell_how_many_came_before(market):
    procurement = market.published()
    market.bids(procurement, PRICES)
    bid = market.bid(procurement, AgencyFactory(), 9_100_000)
    assert (bid.sequence, bid.position) == (1, 4)


def test_the_hashes_are_published_at_the_deadline_before_anything_is_read(market):
    procurement, _agencies = market.closed_with(PRICES)
    digests = list(SealedBid.objects.order_by("position").values_list("digest", flat=True))
    published = queries.published(queries.envelope_of(procurement))
    assert published["digests"] == published["counted"] == digests
    assert published["head"] == bids.head(procurement.number, digests)
    assert procurement.status == "opening"
    assert not OpenedBid.objects.exists()


def test_a_later_bid_replaces_the_earlier_one(market):
    procurement = market.published()
    first, *_others = market.bids(procurement, PRICES)
    market.bid(procurement, first, 8_500_000)
    actions.close(procurement=procurement, clock=at(CLOSES))
    actions.run_due(at=CLOSES)
    procurement = market.release(procurement, "regulator")
    assert opened_amounts(procurement) == [
        8_500_000,
        9_000_000,
        10_000_000,
    ]
    published = queries.published(queries.envelope_of(procurement))
    assert len(published["digests"]) == 4 and len(published["counted"]) == 3


def test_a_bid_sealed_for_a_sequence_that_is_taken_is_refused(market):
    procurement, agency = market.published(), AgencyFactory()
    bid = market.bid(procurement, agency, 9_000_000)
    with pytest.raises(sealing.BidReplaced):
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(AT),
            bid={"sequence": 1, "sealed": {BID: bytes(bid.sealed)}},
        )


def test_withdrawing_is_free_and_the_bid_does_not_count(market):
    procurement = market.published()
    agencies = market.bids(procurement, [*PRICES, 8_100_000])
    mine = procurement.sign_ups.get(agency=agencies[3])
    actions.withdraw_sign_up(sign_up=mine, by=bidder_of(agencies[3]), clock=at(AT))
    procurement = actions.close(procurement=procurement, clock=at(CLOSES))
    published = queries.published(queries.envelope_of(procurement))
    assert len(published["digests"]) == 4 and len(published["counted"]) == 3


def test_whoever_withdrew_may_bid_again(market):
    procurement = market.published()
    (agency,) = market.bids(procurement, [9_000_000])
    mine = procurement.sign_ups.get(agency=agency)
    actions.withdraw_sign_up(sign_up=mine, by=bidder_of(agency), clock=at(AT))
    assert market.bid(procurement, agency, 8_900_000).sequence == 2


def test_other_methods_take_one_sign_up_an_agency():
    market, agency = DrawMarket(), AgencyFactory()
    procurement = market.published()
    market.sign_up(procurement, agency)
    with pytest.raises(AlreadySignedUp):
        market.sign_up(procurement, agency)


@pytest.mark.parametrize("length", [0, 48, 49, 1023, 1071, 1073, 48 + 17 * 1024])
def test_what_cannot_be_a_sealed_bid_is_refused(market, length):
    procurement, agency = market.published(), AgencyFactory()
    with pytest.raises(sealing.NotSealed):
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(AT),
            bid={"sequence": 1, "sealed": {BID: bytes(length)}},
        )
    assert not procurement.sign_ups.exists()


def test_a_late_bid_is_refused(market):
    procurement = market.published()
    with pytest.raises(Refused):
        market.bid(procurement, AgencyFactory(), 9_000_000, when=CLOSES)


@pytest.mark.parametrize("parties", [("owner", "regulator"), ("platform", "owner")])
def test_any_two_parties_open(market, parties):
    procurement, _agencies = market.closed_with(PRICES)
    for party in parties:
        if party == "platform":
            procurement = sealing.release_platform(procurement=procurement, at=CLOSES)
        else:
            procurement = market.release(procurement, party)
    assert opened_amounts(procurement) == sorted(PRICES)
    assert chain.verify(procurement.chain).is_intact
    assert kinds(procurement)[1:5] == ["bids", "release", "release", "opened"]


def test_one_party_alone_opens_nothing(market):
    procurement, _agencies = market.closed_with(PRICES)
    procurement = market.release(procurement, "owner")
    assert procurement.status == "opening"
    with pytest.raises(sealing.AlreadyReleased):
        market.release(procurement, "owner")
    assert not OpenedBid.objects.exists()


def test_the_shares_are_erased_with_the_opening_and_the_key_is_kept_nowhere(market):
    procurement, _agencies = market.opened_with(PRICES)
    assert {bytes(each.share) for each in Release.objects.all()} == {b""}
    private = sealing._derive(CHANCE, f"{procurement.number} private key")
    assert private.hex() not in dump()
    assert queries.envelope_of(procurement).public_key in dump()


def test_the_clock_releases_the_platform_s_share_and_then_waits_for_people(market):
    procurement, _agencies = market.closed_with(PRICES)
    assert actions.run_due(at=CLOSES) == [procurement.number]
    assert actions.run_due(at=CLOSES + dt.timedelta(days=9)) == []
    procurement.refresh_from_db()
    assert (procurement.status, procurement.due_at) == ("opening", None)


def test_nobody_releases_before_the_deadline(market):
    procurement = market.published()
    market.bids(procurement, PRICES)
    with pytest.raises(WrongStatus):
        market.release(procurement, "owner", when=AT)
    with pytest.raises(WrongStatus):
        sealing.release_platform(procurement=procurement, at=AT)


def test_a_wrong_passphrase_releases_nothing(market):
    procurement, _agencies = market.closed_with(PRICES)
    with pytest.raises(sealing.WrongOpeningPassphrase):
        market.release(procurement, "owner", passphrase="another one")
    assert not Release.objects.exists()


def test_who_set_a_passphrase_after_the_notice_holds_no_share(market):
    procurement, _agencies = market.closed_with(PRICES)
    with pytest.raises(sealing.NoShareOfYours):
        market.release(procurement, "regulator", by=opener(regulator()))


def test_a_new_passphrase_leaves_the_older_notices_to_the_older_one(market):
    procurement, _agencies = market.closed_with(PRICES)
    opener(market.handler, "a new one of many words")
    assert queries.envelope_of(market.release(procurement, "owner")).releases.count() == 1


@pytest.mark.parametrize("who", ["approver", "regulator", "agency"])
def test_only_who_keeps_the_share_of_a_party_releases_it(market, who):
    procurement, agencies = market.closed_with(PRICES)
    by = bidder_of(agencies[0]) if who == "agency" else getattr(market, who)
    with pytest.raises(Refused):
        market.release(procurement, "owner", by=by)


def test_a_notice_goes_out_only_where_owner_and_regulator_can_open():
    market = SealedMarket()
    people = {sealing.RegulatorOpensNothing: market.regulator, sealing.NobodyOpens: market.handler}
    for refusal, by in people.items():
        Membership.objects.filter(pk=by.membership.pk).update(is_active=False)
        with pytest.raises(refusal):
            market.published()
        Membership.objects.filter(pk=by.membership.pk).update(is_active=True)
    assert queries.envelope_of(market.published()).public_key


def _tamper(sql: str, *values: object) -> None:
    """As the owner of the database could."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(sql, values)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


TAMPERING = {
    "changed": "UPDATE bidding_sealedbid"
    " SET sealed = set_byte(sealed, 99, get_byte(sealed, 99) # 1) WHERE position = 2",
    "dropped": "DELETE FROM bidding_sealedbid WHERE position = 3",
    "withdrawn": "UPDATE bidding_signup SET status = 'withdrawn'"
    " WHERE id = (SELECT min(id) FROM bidding_signup)",
    "added": "INSERT INTO bidding_sealedbid (envelope_id, agency_id, sequence, sealed, digest,"
    " position, head, received_at) SELECT envelope_id, agency_id, 2, sealed, repeat('a', 64), 4,"
    " head, received_at FROM bidding_sealedbid WHERE position = 1",
}


@pytest.mark.parametrize("how", TAMPERING)
def test_the_opening_refuses_where_a_bid_was_changed_dropped_or_added(market, how):
    procurement, _agencies = market.closed_with(PRICES)
    market.release(procurement, "regulator")
    _tamper(TAMPERING[how])
    with pytest.raises(sealing.BidsDiffer), transaction.atomic():
        market.release(procurement, "owner")
    assert not OpenedBid.objects.exists()
    procurement.refresh_from_db()
    assert procurement.status == "opening"


def test_a_bid_that_holds_nothing_readable_has_no_place_and_harms_no_other(market):
    procurement = market.published()
    market.bids(procurement, PRICES)
    agency, copier = AgencyFactory.create_batch(2)
    stolen = SealedBid.objects.first()
    for each, content in ((agency, bytes(48 + 1024)), (copier, bytes(stolen.sealed)[:-1] + b"!")):
        actions.sign_up(
            procurement=procurement,
            agency=each,
            by=bidder_of(each),
            clock=at(AT),
            bid={"sequence": 1, "sealed": {BID: content}},
        )
    actions.close(procurement=procurement, clock=at(CLOSES))
    actions.run_due(at=CLOSES)
    procurement = market.release(procurement, "owner")
    assert OpenedBid.objects.filter(content__isnull=True).count() == 2
    assert procurement.places.count() == 3


def test_a_bidder_opens_its_own_bid_with_its_key_file_where_shares_are_lost(market):
    procurement = market.published()
    agencies = AgencyFactory.create_batch(3)
    keys = [bytes([n]) * 32 for n in (1, 2, 3)]
    for agency, price, key in zip(agencies, PRICES, keys, strict=True):
        market.bid(procurement, agency, price, ephemeral=key)
    procurement = actions.close(procurement=procurement, clock=at(CLOSES))
    for agency, key in zip(agencies, keys, strict=True):
        procurement = sealing.open_own(
            procurement=procurement,
            agency=agency,
            ephemeral=key,
            by=bidder_of(agency),
            at=after(CLOSES),
        )
    assert procurement.status == "selected"
    assert set(OpenedBid.objects.values_list("opener", flat=True)) == {"bidder"}


def test_another_key_file_opens_nothing(market):
    procurement, agencies = market.closed_with(PRICES)
    for agency in (agencies[0], AgencyFactory()):
        with pytest.raises(sealing.NotYourKeyFile):
            sealing.open_own(
                procurement=procurement,
                agency=agency,
                ephemeral=EPHEMERAL,
                by=bidder_of(agency),
                at=after(CLOSES),
            )


def test_sealed_bids_and_what_they_said_stay_as_written(market):
    market.opened_with(PRICES)
    for model in (SealedBid, OpenedBid, KeyShare):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            model.objects.filter(pk=model.objects.first().pk)._raw_delete("default")


def test_the_notice_holds_the_key_and_the_commitments_of_the_shares(market):
    procurement = market.published()
    notice = ChainEntry.objects.get(chain=procurement.chain, kind="notice").payload
    (envelope,) = notice["sealing"]["envelopes"].values()
    assert envelope["public_key"] == queries.envelope_of(procurement).public_key
    assert set(envelope["shares"]) == {"owner", "regulator", "platform"}


def test_related_agencies_do_not_meet(market):
    procurement = market.published()
    agencies = market.bids(procurement, PRICES)
    twin = AgencyFactory(organisation__contact_phone=agencies[0].organisation.contact_phone)
    with pytest.raises(RelatedParties):
        market.bid(procurement, twin, 9_000_000)


def test_a_passphrase_is_kept_nowhere(market):
    market.opened_with(PRICES)
    assert PASSPHRASE not in dump()
