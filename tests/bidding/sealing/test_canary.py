"""A canary in a sealed bid: before the opening it is found nowhere that the market keeps or sends.

The whole database as pg_dump writes it for a backup, logs of every level, mails, the broker, files
and the search index are searched for the price and the proposal in every form they could take.
"""

import base64
import logging
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from bidding import actions
from bidding.models import SealedBid
from core import outbox
from core.database_schema import dump
from core.models import ChainEntry
from core.money import format_fen, in_words, yuan_text
from marketplace.celery import app
from search.tasks import refresh_entries
from tests.bidding.market import AT, CLOSES, at, bidder_of
from tests.bidding.sealing.test_envelopes import TwoEnvelopes, market
from tests.bidding.test_notice_pages import clock
from tests.factories import AgencyFactory

__all__ = ["clock", "market"]
pytestmark = [pytest.mark.alone, pytest.mark.django_db(transaction=True)]
PRICE_FEN, PROPOSAL = 9_173_649, "金丝雀方案 canary-7f3a91"


def forms_of(*texts: str) -> list[bytes]:
    """A text as it could be written: plain, in hexadecimal, in base64 at any offset, escaped."""
    found = set()
    for text in texts:
        for raw in {text.encode(), text.encode("unicode_escape"), text.encode("utf-16-le")}:
            found |= {raw, raw.hex().encode(), raw.hex().upper().encode()}
            for lead in range(3):  # whole groups only: what stands around them is unknown
                coded = base64.b64encode(b"\0" * lead + raw)
                found.add(coded[4 if lead else 0 : -4])
    return sorted(form for form in found if len(form) >= 7)


MARKERS = forms_of(
    str(PRICE_FEN), yuan_text(PRICE_FEN), format_fen(PRICE_FEN), in_words(PRICE_FEN), PROPOSAL
)


def places_with_the_canary(logs: str, folder: Path) -> list[str]:
    """Where any form of it is found; the folder holds the broker and the files handed in."""
    seen = {
        "database": dump().encode(),
        "logs": logs.encode(),
        "mails": "".join(f"{each.subject}{each.body}" for each in mail.outbox).encode(),
    }
    for each_folder in (settings.DATA_DIR / "logs", folder):
        seen |= {str(each): each.read_bytes() for each in each_folder.rglob("*") if each.is_file()}
    return [place for place, kept in seen.items() if any(form in kept for form in MARKERS)]


def told_outside(broker: Path) -> tuple[object, ...]:
    """All that leaves the market or is public: none of it may change with the number of bids."""
    chain = ChainEntry.objects.filter(chain__startswith="procurement:").order_by("id")
    return (
        [each.subject for each in mail.outbox],
        len(list(broker.rglob("*.msg"))),
        list(chain.values_list("hash", flat=True)),
    )


def send(market: TwoEnvelopes, procurement, agency, sign_in, fen=PRICE_FEN):
    """As a browser sends it; answered with the page of the receipt."""
    sealed = market.sealed_pair(procurement, agency, fen, PROPOSAL)
    posted = {f"sealed-{name}": base64.b64encode(bid).decode() for name, bid in sealed.items()}
    browser = sign_in(bidder_of(agency).membership)
    page = reverse("bidding:bid", args=[procurement.number])
    answer = browser.post(page, {"sequence": 1, **posted}, follow=True)
    assert SealedBid.objects.filter(agency=agency).exists(), answer.text


class Clockwork:
    """Everything the market does by itself, with its messages to workers in a folder."""

    def __init__(self, folder: Path, opened: object) -> None:
        self.folder, self.opened = folder, opened

    def run(self) -> None:
        actions.run_due(at=AT)
        refresh_entries()
        outbox.drain(at=AT)
        for entry in app.conf.beat_schedule.values():
            app.send_task(entry["task"], connection=self.opened)


@pytest.fixture
def clockwork(tmp_path):
    names = ("data_folder_in", "data_folder_out", "control_folder")
    options = dict.fromkeys(names, str(tmp_path))
    app.conf.update(task_always_eager=False)
    with app.connection_for_write("filesystem://", transport_options=options) as opened:
        yield Clockwork(tmp_path, opened)
    app.conf.update(task_always_eager=True)


def test_a_bid_is_read_nowhere_before_its_opening_and_then_it_is(
    market, sign_in, clock, clockwork, caplog, settings
):
    settings.MEDIA_ROOT = clockwork.folder / "media"
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.INFO, logger="factory")  # of this test, not of the market
    procurement = market.published()
    agencies = AgencyFactory.create_batch(3)
    clockwork.run()
    before = told_outside(clockwork.folder)
    for agency in agencies:
        send(market, procurement, agency, sign_in)
    assert told_outside(clockwork.folder) == before
    clockwork.run()
    assert places_with_the_canary(caplog.text, clockwork.folder) == []
    actions.close(procurement=procurement, clock=at(CLOSES))
    actions.run_due(at=CLOSES)
    assert (
        places_with_the_canary(caplog.text, clockwork.folder) == []
    )  # the platform's share opens nothing
    market.release(procurement, "owner")
    assert places_with_the_canary(caplog.text, clockwork.folder) == ["database"]


def test_the_search_for_the_canary_can_find_it(tmp_path):
    for text in (PROPOSAL, PROPOSAL.encode().hex(), f"[{yuan_text(PRICE_FEN)}]"):
        assert any(form in text.encode() for form in MARKERS)
    for lead in range(3):
        coded = base64.b64encode(b"x" * lead + PROPOSAL.encode() + b"more")
        assert any(form in coded for form in MARKERS)
    (tmp_path / "one.msg").write_text(format_fen(PRICE_FEN))
    assert places_with_the_canary("", tmp_path) == [str(tmp_path / "one.msg")]
