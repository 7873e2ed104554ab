"""A draw from its announcement to its result: secrets, releases, silence, the beacon, the time."""

import datetime as dt
import hashlib

import pytest

from agencies.models import CompliancePoints
from bidding import actions
from bidding.draws import actions as draws
from bidding.draws import beacons, queries
from bidding.draws.escrow import SealedSecret
from bidding.draws.scheme import verify_transcript
from bidding.errors import (
    AlreadyReleased,
    NobodyOpens,
    NoShareOfYours,
    SecretMissing,
    TooEarly,
    WrongOpeningPassphrase,
)
from bidding.models import Award, Draw, DrawRelease, DrawShare, OpeningKey
from bidding.queries.draws import entrant_id
from bidding.rules import DRAW_DELAY
from core import outbox
from core.actors import SYSTEM
from core.errors import Refused
from core.models import ChainEntry, OutboxMessage
from core.workflow import WrongStatus
from tests.bidding.market import (
    AT,
    BEACON,
    CLOSES,
    DRAWN,
    PASSPHRASE,
    DrawMarket,
    after,
    at,
    bidder_of,
    draw_of,
    later_secret,
    opener,
    owner_of,
    owner_secret,
    publish,
    regulator,
    without_beacon,
)
from tests.factories import AgencyFactory, MembershipFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def release(market, draw, party="regulator", when=CLOSES, **more):
    by = {"regulator": market.regulator, "owner": market.handler}[party]
    return draws.release(draw=draw, **({"by": by, "passphrase": PASSPHRASE, "at": when} | more))


def frozen(market, **more):
    return draw_of(market.closed(**more))


# Secrets


def test_a_notice_needs_the_secret_of_its_owner(market):
    with pytest.raises(SecretMissing):
        actions.publish(procurement=market.approved(), by=market.handler, at=AT)


@pytest.mark.parametrize("party", ["owner", "regulator"])
def test_nothing_is_announced_that_nobody_could_open(market, party):
    approved = market.approved()
    made = owner_secret(approved)
    lost = {"owner": market.handler, "regulator": market.regulator}[party].membership
    type(lost).objects.filter(pk=lost.pk).update(is_active=False)
    with pytest.raises(NobodyOpens):
        publish(procurement=approved, by=market.handler, at=AT, secret=made)


def test_a_secret_for_other_keepers_is_refused(market):
    approved = market.approved()
    made = owner_secret(approved)
    opener(regulator())
    with pytest.raises(draws.SecretIncomplete):
        publish(procurement=approved, by=market.handler, at=AT, secret=made)
    assert not Draw.objects.exists()


def test_the_platform_keeps_one_part_of_each_secret_and_no_secret(market):
    """Nothing that is stored, and no key that the platform has, gives a secret by itself."""
    draw = draw_of(market.published())
    for share in draw.shares.all():
        assert set(share.escrow) == set(draw.holders)
        assert not share.revealed
    assert {each["party"] for each in draw.holders.values()} == {"platform", "owner", "regulator"}


def test_the_regulator_adds_its_secret_once_while_the_list_is_open(market):
    draw = draw_of(market.published())
    facts = {"draw": draw, "party": "regulator", "by": market.regulator}
    share = draws.commit_later(**facts, sealed=later_secret(draw, "regulator"), at=AT)
    entry = ChainEntry.objects.get(chain=draw.chain, kind="commitment")
    assert entry.payload["commitment"] == share.commitment
    with pytest.raises(draws.CommittedAlready):
        draws.commit_later(**facts, sealed=later_secret(draw, "regulator", b"x" * 32), at=AT)


@pytest.mark.parametrize("when", [CLOSES, after(CLOSES)])
def test_who_may_know_who_takes_part_adds_no_secret(market, when):
    """Nobody has closed sign-up yet, but its time is over."""
    draw = draw_of(market.published())
    sealed = later_secret(draw, "regulator")
    with pytest.raises(WrongStatus):
        draws.commit_later(
            draw=draw, party="regulator", sealed=sealed, by=market.regulator, at=when
        )


def test_agencies_add_secrets_which_are_public_with_the_list_and_not_before(market):
    procurement = market.published()
    agency = AgencyFactory()
    draw, name = draw_of(procurement), entrant_id(agency)
    sealed = later_secret(draw, name, b"a" * 32)
    actions.sign_up(
        procurement=procurement, agency=agency, by=bidder_of(agency), clock=at(AT), secret=sealed
    )
    market.enter(procurement, 3)
    assert sealed.commitment not in str(ChainEntry.objects.values_list("payload", flat=True))
    assert name not in [each.party for each in queries.committed(draw)]
    actions.close(procurement=procurement, clock=at(CLOSES))
    frozen_list = ChainEntry.objects.get(chain=draw.chain, kind="list")
    assert frozen_list.payload["commits"][name] == sealed.commitment
    market.open_draw(procurement, CLOSES)
    transcript = market.hold(procurement).draw.result.transcript
    assert set(transcript["reveals"]) == {"owner", "platform", name}
    assert verify_transcript(transcript, published=queries.promised(draw_of(procurement))).ok


def test_the_secret_of_who_left_enters_no_draw(market):
    procurement, agency = market.published(), AgencyFactory()
    draw, by = draw_of(procurement), bidder_of(agency)
    sealed = later_secret(draw, entrant_id(agency))
    made = actions.sign_up(
        procurement=procurement, agency=agency, by=by, clock=at(AT), secret=sealed
    )
    actions.withdraw_sign_up(sign_up=made, by=by, clock=at(AT))
    market.enter(procurement, 3)
    actions.close(procurement=procurement, clock=at(CLOSES))
    assert {each.party for each in queries.committed(draw_of(procurement))} == {"owner", "platform"}


# Releases


def test_nothing_is_released_before_the_list_is_frozen(market):
    draw = draw_of(market.published())
    with pytest.raises(WrongStatus):
        draws.release_platform(draw=draw, at=AT)
    with pytest.raises(WrongStatus):
        release(market, draw)


@pytest.mark.parametrize("party", ["owner", "regulator"])
def test_two_of_three_open_every_secret_whoever_is_silent(market, party):
    draw = frozen(market)
    draws.release_platform(draw=draw, at=CLOSES)
    assert not draw.shares.exclude(revealed="").exists()
    release(market, draw, party)
    draw.refresh_from_db()
    assert draw.status == "opened"
    assert not draw.shares.filter(revealed="").exists()
    assert not DrawRelease.objects.exclude(parts={}).exists()


def test_owner_and_regulator_open_without_the_platform(market):
    draw = frozen(market)
    release(market, draw, "owner")
    assert release(market, draw, "regulator").status == "opened"


def test_silence_changes_nothing_and_is_named(market):
    results = {}
    for silent in ("owner", "regulator", None):
        procurement = market.closed()
        draw = draw_of(procurement)
        draws.release_platform(draw=draw, at=CLOSES)
        for party in {"owner", "regulator"} - {silent}:
            release(market, draw, party)
        market.hold(procurement)
        draw = draw_of(procurement)
        results[silent] = draw.result.silent
        assert all(draw.result.transcript["reveals"].values())
        told = ChainEntry.objects.get(chain=draw.chain, kind="draw").payload
        assert told["silent"] == draw.result.silent and told["breaches"] == []
    assert results == {"owner": ["owner"], "regulator": ["regulator"], None: []}
    label, silences, of = queries.silences(draw)[0]
    assert (str(label), silences, of) == ("Project owner", 1, 3)


def test_a_part_is_released_once_with_the_right_passphrase(market):
    draw = frozen(market)
    with pytest.raises(WrongOpeningPassphrase):
        release(market, draw, passphrase="another one altogether")
    release(market, draw)
    with pytest.raises(AlreadyReleased):
        release(market, draw)


def test_who_got_a_passphrase_after_the_notice_has_nothing_to_release(market):
    draw = frozen(market)
    late = opener(regulator(region=market.project.region))
    with pytest.raises(NoShareOfYours):
        release(market, draw, by=late)


def test_who_speaks_for_which_party(market):
    draw = frozen(market)
    elsewhere = regulator(region=RegionFactory(code="320100", name_zh="南京市"))
    operator = MembershipFactory(operator=True).as_actor()
    for by in (operator, elsewhere, owner_of(ProjectFactory(), "admin"), market.approver):
        with pytest.raises(Refused):
            release(market, draw, by=by)
    with pytest.raises(Refused):
        draws.release_platform(draw=draw, at=CLOSES, by=market.regulator)
    for by in (elsewhere, operator, owner_of(ProjectFactory(), "admin")):
        with pytest.raises(Refused):
            draws.hold(draw=draw, by=by, at=DRAWN)
        with pytest.raises(Refused):
            draws.hand_in(draw=draw, party="owner", secret=b"x" * 32, by=by, at=CLOSES)


def false(sealed: SealedSecret, other: SealedSecret) -> SealedSecret:
    """Committed to one secret, with the parts of another one."""
    return SealedSecret(sealed.commitment, other.escrow)


@pytest.mark.parametrize("kind", ["other", "unopenable"])
def test_a_false_secret_counts_as_empty_and_costs_the_agency_points(market, kind):
    procurement, agency = market.published(), AgencyFactory()
    draw, name = draw_of(procurement), entrant_id(agency)
    good = later_secret(draw, name)
    other = later_secret(draw, name, b"z" * 32)
    if kind == "unopenable":
        other = SealedSecret(other.commitment, dict.fromkeys(draw.holders, "00" * 80))
    actions.sign_up(
        procurement=procurement,
        agency=agency,
        by=bidder_of(agency),
        clock=at(AT),
        secret=false(good, other),
    )
    market.enter(procurement, 2)
    actions.close(procurement=procurement, clock=at(CLOSES))
    market.open_draw(procurement, CLOSES)
    transcript = market.hold(procurement).draw.result.transcript
    assert transcript["reveals"][name] is None
    assert verify_transcript(transcript).breaches == (name,)
    assert CompliancePoints.objects.get().agency == agency


# Where parts are lost


def test_a_party_shows_its_own_secret_from_the_file_it_kept(market):
    draw = frozen(market)
    from bidding.draws.escrow import secret_of

    facts = {"draw": draw, "party": "owner", "by": market.handler, "at": CLOSES}
    with pytest.raises(draws.SecretDiffers):
        draws.hand_in(**facts, secret=b"x" * 32)
    share = draws.hand_in(**facts, secret=secret_of(b"o" * 32))
    assert share.revealed and draw_of(draw.procurement).status == "frozen"
    release(market, draw)
    draws.release_platform(draw=draw, at=CLOSES)
    market.hold(draw.procurement)
    assert draw_of(draw.procurement).result.silent == []


def test_with_every_secret_shown_nothing_has_to_be_released(market):
    from bidding.draws.escrow import secret_of

    draw = frozen(market)
    DrawShare.objects.filter(party="platform").delete()
    draws.hand_in(
        draw=draw, party="owner", secret=secret_of(b"o" * 32), by=market.handler, at=CLOSES
    )
    assert draw_of(draw.procurement).status == "opened"


def test_a_draw_waits_for_its_keepers_and_then_goes_on_with_what_is_known(market):
    from bidding.draws.escrow import secret_of

    without_beacon(market.project.region)
    draw = frozen(market)
    draws.hand_in(
        draw=draw, party="owner", secret=secret_of(b"o" * 32), by=market.handler, at=CLOSES
    )
    draw = draw_of(draw.procurement)
    with pytest.raises(draws.SecretsClosed):
        draws.hold(draw=draw, at=DRAWN)
    draws.release_platform(draw=draw, at=CLOSES)
    assert actions.run_due(at=draws.patience(draw)) == [draw.number] * 2
    draw = draw_of(draw.procurement)
    assert draw.result.transcript["reveals"]["platform"] is None
    assert draw.result.silent == ["regulator"]


def test_without_anything_known_the_draw_is_aborted_in_public(market):
    without_beacon(market.project.region)
    draw = frozen(market)
    draws.hold(draw=draw, at=draws.patience(draw))
    draw = draw_of(draw.procurement)
    assert (draw.status, draw.procurement.status) == ("aborted", "failed")
    assert draw.aborted_reason and not Award.objects.exists()
    kept = ChainEntry.objects.filter(chain=draw.chain).order_by("-sequence").first()
    assert kept.kind == "draw aborted"


# The time and the beacon


def test_a_draw_is_held_at_its_time_and_not_before(market):
    without_beacon(market.project.region)
    procurement = market.opened()
    draw = draw_of(procurement)
    assert draw.draw_at == DRAWN
    with pytest.raises(TooEarly):
        draws.hold(draw=draw, at=DRAWN - dt.timedelta(seconds=1))
    assert draws.hold(draw=draw, by=market.handler, at=DRAWN).status == "drawn"


def test_the_notice_names_the_beacon_and_the_list_its_round(market):
    procurement = market.closed()
    notice, frozen_list = ChainEntry.objects.filter(
        chain=procurement.chain, kind__in=["notice", "list"]
    ).order_by("sequence")
    wanted = f"drand quicknet, round {queries.network().round_at(DRAWN)}"
    for entry in (notice, frozen_list):
        assert entry.payload["beacon"]["source"] == wanted
        assert entry.payload["beacon"]["at"] == beacons.second(DRAWN)


def test_the_worker_reads_the_round_of_the_draws_time(market, settings, monkeypatch):
    procurement = market.opened()
    draw = draw_of(procurement)
    settings.BEACON_URLS = ["https://a.example", "https://b.example"]
    assert actions.run_due(at=DRAWN) == [draw.number]
    assert draw_of(procurement).due_at is None
    wanted = queries.network().round_at(DRAWN)
    signature = "ab" * 48
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    answers = {
        f"https://a.example/public/{wanted}": {"round": wanted + 1},
        f"https://b.example/public/{wanted}": {
            "round": wanted,
            "randomness": value,
            "signature": signature,
        },
    }
    monkeypatch.setattr("bidding.outbox_handlers._answer", answers.__getitem__)
    outbox.drain(at=DRAWN)
    draw = draw_of(procurement)
    assert (draw.status, draw.beacon_value) == ("drawn", value)
    assert draw.result.transcript["beacon"]["value"] == value
    assert draws.read_beacon(draw=draw, value=b"other", at=DRAWN).beacon_value == value


def test_a_beacon_that_does_not_answer_is_asked_again(market, settings, monkeypatch):
    procurement = market.opened()
    settings.BEACON_URLS = ["https://a.example"]
    actions.run_due(at=DRAWN)
    monkeypatch.setattr("bidding.outbox_handlers._answer", lambda url: None)
    outbox.drain(at=DRAWN)
    message = OutboxMessage.objects.get(topic=draws.READ_BEACON)
    assert message.done_at is None and "NoValueYet" in message.last_error
    assert draw_of(procurement).status == "opened"


VALUE = "ab" * 32


def test_two_people_type_the_value_where_nobody_can_read_it(market):
    procurement = market.opened()
    draw = draw_of(procurement)
    operator = MembershipFactory(operator=True).as_actor()
    facts = {"draw": draw, "by": market.regulator}
    with pytest.raises(TooEarly):
        draws.type_beacon(**facts, value=VALUE, at=DRAWN - dt.timedelta(seconds=1))
    with pytest.raises(draws.NotAValue):
        draws.type_beacon(**facts, value="no hex", at=DRAWN)
    draws.type_beacon(**facts, value=f" {VALUE.upper()} ", at=DRAWN)
    assert draw_of(procurement).beacon_known_at is None
    with pytest.raises(draws.SecondPersonWanted):
        draws.type_beacon(**facts, value=VALUE, at=DRAWN)
    with pytest.raises(draws.BeaconDiffers):
        draws.type_beacon(draw=draw, by=operator, value="cd" * 32, at=DRAWN)
    with pytest.raises(Refused):
        draws.type_beacon(draw=draw, by=market.handler, value=VALUE, at=DRAWN)
    draws.type_beacon(draw=draw, by=operator, value=VALUE, at=DRAWN)
    draw = draw_of(procurement)
    assert (draw.status, draw.result.transcript["beacon"]["value"]) == ("drawn", VALUE)
    with pytest.raises(WrongStatus):
        draws.type_beacon(draw=draw, by=operator, value=VALUE, at=DRAWN)


def test_without_its_beacon_no_draw_is_held(market):
    draw = draw_of(market.opened())
    with pytest.raises(draws.BeaconMissing):
        draws.hold(draw=draw, at=DRAWN)


def test_a_value_known_before_the_secrets_waits_for_them(market):
    draw = frozen(market)
    draws.read_beacon(draw=draw, value=BEACON, at=DRAWN)
    draws.release_platform(draw=draw, at=DRAWN)
    release(market, draw, when=DRAWN)
    assert actions.run_due(at=after(DRAWN))[0] == draw.number
    assert draw_of(draw.procurement).status == "drawn"


def test_strength_is_said_by_who_made_the_secrets(market):
    without_beacon(market.project.region)
    draw = draw_of(market.published())
    found = queries.strength(draw)
    assert (found.is_strong, found.is_weak, found.made_outside) == (False, False, 1)
    draw.shares.filter(party="owner").delete()
    assert queries.strength(draw).is_weak
    draw.beacon_source = "drand quicknet"
    assert queries.strength(draw).is_strong


def test_opening_keys_of_a_draw_without_an_owner_are_the_operators(market):
    operator = opener(MembershipFactory(operator=True).as_actor())
    found = queries.new_holders(market.project.region, None)
    key = OpeningKey.objects.get(membership=operator.membership)
    assert found[str(key.pk)]["party"] == "owner"
    assert DRAW_DELAY and SYSTEM
