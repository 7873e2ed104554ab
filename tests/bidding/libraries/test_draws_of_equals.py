"""Where seats separate equals: announced with the notice, frozen, opened, drawn, recomputed."""

import pytest
from django.urls import reverse

from bidding.draws import actions as draws
from bidding.draws.queries import order, promised
from bidding.draws.scheme import verify_transcript
from bidding.errors import NobodyOpens, SecretMissing
from bidding.libraries import actions
from bidding.libraries.models import Library, LibraryMember
from bidding.models import Draw, OpeningKey
from bidding.queries.draws import entrant_id
from bidding.rules import DRAW_DELAY
from core import chain
from core.models import ChainEntry
from tests.bidding.libraries.market import CLOSES, LibraryMarket, fresh, statuses
from tests.bidding.libraries.test_tenders import kinds, ranked
from tests.bidding.market import AT, BEACON, PASSPHRASE, at, bidder_of, later_secret
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db
DRAWN = CLOSES + DRAW_DELAY


@pytest.fixture
def market():
    return LibraryMarket()


def equals(market):
    """Two seats, one of them for three equals; the list is frozen."""
    return market.decide(ranked(market, [8000, 9500, 8000, 8000]))


def hold(market, library) -> Library:
    """The platform and the regulator release, the beacon is read."""
    draw = Draw.objects.get(number=library.number)
    draws.release_platform(draw=draw, at=CLOSES)
    draws.release(draw=draw, passphrase=PASSPHRASE, by=market.regulator, at=CLOSES)
    draws.read_beacon(draw=draw, value=BEACON, at=DRAWN)
    return fresh(library)


def test_equals_at_the_last_seat_are_frozen_and_published_before_any_secret_is_open(market):
    library = equals(market)
    assert (library.status, statuses(library)) == ("drawing", ["applied"] * 4)
    tied = LibraryMember.objects.filter(library=library, score=8000)
    assert promised(library.draw)["tickets"] == {entrant_id(each.agency): 1 for each in tied}
    assert kinds(library)[-1] == "list"


def test_the_order_of_the_draw_is_recomputed_from_what_was_public_before(market):
    library = hold(market, equals(market))
    assert library.status == "reviewed"
    assert statuses(library) == ["admitted", "admitted", "alternate", "alternate"]
    transcript = library.draw.result.transcript
    assert verify_transcript(transcript, published=promised(library.draw)).ok
    rows = LibraryMember.objects.filter(library=library, place__gt=1).order_by("place")
    assert tuple(entrant_id(each.agency) for each in rows) == order(library.draw)
    assert rows[0].why == "Credit 80.00 equals that of 2 others; the draw gave number 2."
    assert chain.verify(library.chain).is_intact


def test_the_operators_people_keep_the_third_part(market):
    library = equals(market)
    for by in (market.operator, market.regulator):
        draws.release(draw=library.draw, passphrase=PASSPHRASE, by=by, at=CLOSES)
    assert Draw.objects.get().status == "opened"


def test_an_applicant_adds_a_secret_of_its_own(market):
    library, agency = market.published(), AgencyFactory()
    sealed = later_secret(library.draw, entrant_id(agency))
    actions.apply(
        library=library,
        agency=agency,
        accepts_promises=True,
        by=bidder_of(agency),
        clock=at(AT),
        secret=sealed,
    )
    kept = library.draw.shares.get(agency=agency)
    assert (kept.party, kept.commitment) == (entrant_id(agency), sealed.commitment)


def test_without_anything_known_the_draw_is_aborted_in_public(market):
    library = equals(market)
    Draw.objects.update(beacon_source="none")
    draw = Draw.objects.get()
    draws.hold(draw=draw, at=draws.patience(draw))
    assert (fresh(library).status, kinds(library)[-1]) == ("failed", "draw aborted")


def test_where_nobody_is_equal_the_draw_is_dropped(market):
    library = market.decided()
    assert library.status == "reviewed"
    assert Draw.objects.get().status == "dropped"


def test_a_notice_needs_the_regulators_secret_and_somebody_who_opens(market):
    library = market.drafted()
    with pytest.raises(SecretMissing):
        market.publish(library, AT, secret=None)
    library = market.drafted()
    market.regulator.membership.is_active = False
    market.regulator.membership.save()
    with pytest.raises(NobodyOpens):
        market.publish(library, AT)
    assert OpeningKey.objects.count() == 2


def test_pages_show_the_list_the_commitments_and_the_transcript(market, client, monkeypatch):
    monkeypatch.setattr("bidding.draws.views.database_now", at(CLOSES))
    client.cookies["django_language"] = "en"
    library = equals(market)
    address = reverse("bidding:draw", args=[library.number])
    assert address in client.get(reverse("bidding:library", args=[library.number])).text
    text = client.get(address).text
    assert "The list is frozen." in text and "Not opened" in text
    tied = LibraryMember.objects.filter(library=library, score=8000)
    assert all(each.agency.organisation.name in text for each in tied)
    file = reverse("bidding:transcript", args=[library.number])
    assert client.get(file).status_code == 404
    hold(market, library)
    assert client.get(file).json()["number"] == library.number
    text = client.get(address).text
    assert ChainEntry.objects.get(kind="reveals").payload["secrets"]["regulator"] in text
    sent = {"text": client.get(file).content.decode()}
    checked = client.post(reverse("bidding:verify_draw"), sent).text
    assert "Right: the result follows from the public record." in checked
    assert f'<a href="{address}">{library.number}</a>' in checked


def test_a_secret_that_is_none_publishes_nothing(market, sign_in, monkeypatch):
    monkeypatch.setattr("bidding.libraries.views.regulator.database_now", at(AT))
    library, keeper = market.drafted(), sign_in(market.regulator.membership)
    address = reverse("bidding:regulator_library_act", args=[library.number, "publish"])
    for sent in ("", "no json"):
        assert keeper.post(address, {"secret": sent}).status_code == 422
    assert fresh(library).status == "draft"
