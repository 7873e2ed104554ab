"""Where seats separate equals: committed with the notice, frozen, revealed, drawn, recomputed."""

import datetime as dt

import pytest
from django.urls import reverse

from bidding.actions.secret_shares import AlreadyRevealed, SecretDiffers, SecretWanted
from bidding.draw import commit, verify_transcript
from bidding.errors import CommitmentMissing, TooEarly
from bidding.libraries import actions
from bidding.libraries.models import Library, LibraryMember
from bidding.libraries.queries import waiting_for_regulator
from bidding.queries.draws import entrant_id, promised_in
from bidding.rules import DRAW_DELAY
from core import chain
from core.actors import SYSTEM
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.libraries.market import CLOSES, LibraryMarket, fresh, statuses
from tests.bidding.libraries.test_tenders import kinds, ranked
from tests.bidding.market import AT, SECRETS, at

pytestmark = pytest.mark.django_db
DRAWN = CLOSES + DRAW_DELAY


@pytest.fixture
def market():
    return LibraryMarket()


def equals(market):
    """Two seats, one of them for three equals; the list is frozen."""
    return market.decide(ranked(market, [8000, 9500, 8000, 8000]))


def reveal(market, library, party="regulator", **more):
    by = market.regulator if party == "regulator" else SYSTEM
    return actions.reveal_share(library=library, party=party, by=by, at=CLOSES, **more)


def test_equals_at_the_last_seat_are_frozen_and_published_before_any_reveal(market):
    library = equals(market)
    assert (library.status, statuses(library)) == ("drawing", ["applied"] * 4)
    tied = LibraryMember.objects.filter(library=library, score=8000)
    assert promised_in(library.chain)["tickets"] == {entrant_id(each.agency): 1 for each in tied}
    assert kinds(library)[-1] == "list"
    assert list(waiting_for_regulator(market.regulator)) == [library]


def test_the_clock_reveals_for_the_platform_and_draws_when_nobody_is_awaited(market):
    library = equals(market)
    assert actions.run_due_libraries(at=CLOSES) == [library.number]
    assert actions.run_due_libraries(at=CLOSES) == []  # the regulator is awaited
    reveal(market, library)
    assert actions.run_due_libraries(at=CLOSES) == [library.number]
    library = fresh(library)
    assert library.status == "reviewed"
    assert statuses(library) == ["admitted", "admitted", "alternate", "alternate"]
    first = LibraryMember.objects.get(library=library, place=1)
    assert first.score == 9500


def test_the_order_of_the_draw_is_recomputed_from_what_was_public_before(market):
    library = equals(market)
    for party in ("regulator", "platform"):
        reveal(market, library, party)
    library = actions.draw_equals(library=library, at=CLOSES)
    transcript = library.draw.transcript
    assert verify_transcript(transcript, published=promised_in(library.chain)).ok
    drawn = [each["id"] for each in transcript["ranking"]]
    rows = LibraryMember.objects.filter(library=library, place__gt=1).order_by("place")
    assert [entrant_id(each.agency) for each in rows] == drawn
    assert rows[0].why == "Credit 80.00 equals that of 2 others; the draw gave number 2."
    assert chain.verify(library.chain).is_intact
    with pytest.raises(WrongStatus):
        actions.draw_equals(library=library, at=CLOSES)


def test_silence_is_a_breach_and_the_draw_takes_place_without_it(market):
    library = equals(market)
    reveal(market, library, "platform")
    with pytest.raises(TooEarly):
        actions.draw_equals(library=library, at=CLOSES)
    assert actions.run_due_libraries(at=DRAWN) == [library.number]
    entry = ChainEntry.objects.get(chain=library.chain, kind="draw")
    assert entry.payload["breaches"] == ["regulator"]


def test_without_any_reveal_the_draw_is_aborted_in_public(market):
    library = equals(market)
    library = actions.draw_equals(library=library, at=DRAWN)
    assert (library.status, kinds(library)[-1]) == ("failed", "draw aborted")


def test_the_regulator_may_keep_its_secret_itself(market):
    library = market.drafted()
    own = commit(library.number, "regulator", SECRETS["regulator"]).hex()
    library = actions.publish_library(
        library=library,
        secrets={"platform": SECRETS["platform"]},
        commitments={"regulator": own},
        by=market.regulator,
        at=AT,
    )
    assert library.shares.get(party="regulator").sealed_secret is None
    assert promised_in(library.chain) == {}  # nothing is frozen yet
    Library.objects.filter(pk=library.pk).update(status="drawing")
    with pytest.raises(SecretWanted):
        reveal(market, library)
    with pytest.raises(SecretDiffers):
        reveal(market, library, secret=b"x" * 32)
    assert reveal(market, library, secret=SECRETS["regulator"]).revealed


@pytest.mark.parametrize(
    ("secrets", "commitments"),
    [({}, {}), ({"platform": b"short"}, {}), ({"platform": b"p" * 32}, {"regulator": "no hex"})],
)
def test_without_the_commitments_of_both_there_is_no_notice(market, secrets, commitments):
    library = market.drafted()
    with pytest.raises(CommitmentMissing):
        actions.publish_library(
            library=library,
            secrets=secrets,
            commitments=commitments,
            by=market.regulator,
            at=AT,
        )


def test_a_secret_is_revealed_once_and_only_over_a_frozen_list(market):
    with pytest.raises(WrongStatus):
        reveal(market, market.closed())
    library = equals(market)
    reveal(market, library)
    with pytest.raises(AlreadyRevealed):
        reveal(market, library)


def test_pages_show_the_list_the_commitments_and_the_transcript(
    market, client, sign_in, monkeypatch
):
    for view in ("public", "regulator"):
        monkeypatch.setattr(f"bidding.libraries.views.{view}.database_now", at(CLOSES))
    keeper = sign_in(market.regulator.membership)
    for browser in (client, keeper):
        browser.cookies["django_language"] = "en"
    library = equals(market)
    address = reverse("bidding:library", args=[library.number])
    text = client.get(address).text
    assert "The list is frozen." in text
    assert "Not revealed yet" in text
    tied = LibraryMember.objects.filter(library=library, score=8000)
    assert all(each.agency.organisation.name in text for each in tied)
    file = reverse("bidding:library_transcript", args=[library.number])
    assert client.get(file).status_code == 404
    desk = reverse("bidding:regulator_library", args=[library.number])
    assert "Reveal your secret" in keeper.get(desk).text
    keeper.post(reverse("bidding:regulator_library_act", args=[library.number, "reveal"]))
    actions.run_due_libraries(at=CLOSES + dt.timedelta(minutes=1))
    actions.run_due_libraries(at=CLOSES + dt.timedelta(minutes=1))
    assert client.get(file).json()["number"] == library.number
    text = client.get(address).text
    assert "Transcript of the draw (JSON)" in text
    assert SECRETS["regulator"].hex() in text
    sent = {"text": client.get(file).content.decode()}
    checked = client.post(reverse("bidding:verify_draw"), sent).text
    assert "Right: the result follows from the public record." in checked
    assert f'<a href="{address}">{library.number}</a>' in checked


def test_a_wrong_commitment_publishes_nothing(market, sign_in, monkeypatch):
    monkeypatch.setattr("bidding.libraries.views.regulator.database_now", at(AT))
    library, keeper = market.drafted(), sign_in(market.regulator.membership)
    address = reverse("bidding:regulator_library_act", args=[library.number, "publish"])
    assert keeper.post(address, {"commitment": "no hex"}).status_code == 422
    assert fresh(library).status == "draft"
    own = commit(library.number, "regulator", SECRETS["regulator"]).hex()
    keeper.post(address, {"commitment": own})
    assert fresh(library).shares.get(party="regulator").commitment == own
