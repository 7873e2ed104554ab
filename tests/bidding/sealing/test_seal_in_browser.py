"""The bidder's browser seals: under the strictest policy, the same bytes as the market opens."""

import base64
import json

import pytest

from bidding.sealing import bids, hpke
from tests.bidding.draws import ROOT

SCRIPTS = ROOT / "static" / "js"
PRIVATE, OTHER = b"p" * 32, b"o" * 32
NUMBER, ENTRANT = "ZJ-2026-000123", "91320700000000201A"
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Seal</title>
<form method="post" action="/sent" data-seal-bid data-number="{NUMBER}" data-entrant="{ENTRANT}"
 data-sequence="2"><input type="hidden" name="sequence" value="2">
<div data-envelope="{NUMBER}" data-public-key="{hpke.public_key(PRIVATE).hex()}">
<input type="hidden" name="sealed-bid" data-sealed-as>
<label>Price <input data-field="amount_fen" data-kind="yuan" data-least="100" data-most="999999999">
</label><label>Days <input data-field="days" data-kind="whole" data-least="1" data-most="20"
 value="20"></label></div>
<div data-envelope="{NUMBER}/technical" data-public-key="{hpke.public_key(OTHER).hex()}">
<input type="hidden" name="sealed-technical" data-sealed-as>
<label>Proposal <textarea data-field="proposal" data-kind="text" data-least="1" data-most="9000">
</textarea></label>
<label>Discount <input data-field="discount" data-kind="percent" data-least="1" data-most="9999"
 value="12.5"></label></div>
<p data-said role="status"></p><button type="button" data-seal>Seal</button>
<div data-sealed hidden><a data-key-file>Key</a><button>Send</button></div>
<template data-texts><p data-key="yuan">No price.</p><p data-key="range">Not in range.</p>
<p data-key="whole">No days.</p><p data-key="percent">No per cent.</p>
<p data-key="text">No text.</p><p data-key="old">Cannot seal.</p></template></form>
<script type="module" src="/seal-bid.js"></script></html>"""
PROPOSAL = "方案" * 1000  # 6,000 bytes: six steps
POLICY = "default-src 'none'; script-src 'self'; form-action 'self'"


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    page.sent, page.complaints = [], []

    def serve(route):
        path = route.request.url.removeprefix("http://localhost")
        if path == "/sent":
            page.sent.append(route.request.post_data)
        script = path in ("/seal-bid.js", "/hpke.js")
        route.fulfill(
            body=(SCRIPTS / path[1:]).read_text() if script else PAGE,
            content_type=f"text/{'javascript' if script else 'html'}; charset=utf-8",
            headers={"Content-Security-Policy": POLICY},
        )

    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.route("http://localhost/**", serve)
    page.goto("http://localhost/")
    yield page
    page.close()


def seal(page, price, days="20"):
    page.get_by_label("Price").fill(price)
    page.get_by_label("Days").fill(days)
    page.get_by_label("Proposal").fill(PROPOSAL)
    page.get_by_role("button", name="Seal").click()


def key(kept, number):
    return bytes.fromhex(kept["keys"][number]["ephemeral"])


@pytest.mark.journey
@pytest.mark.parametrize(
    ("typed", "fen"), [("98765.43", 9_876_543), ("1,234", 123_400), ("0.1e1", None), ("1", 100)]
)
def test_what_the_browser_seals_the_market_opens_to_the_fen(page, typed, fen):
    seal(page, typed)
    if fen is None:
        page.get_by_text("No price.").wait_for()
        assert page.locator("[data-sealed]").is_hidden()
        return
    page.locator("[data-key-file]").wait_for()
    with page.expect_download() as download:
        page.locator("[data-key-file]").click()
    kept = json.loads(download.value.path().read_bytes())
    sealed = base64.b64decode(page.locator("[name=sealed-bid]").input_value())
    info = bids.info(NUMBER, ENTRANT, 2)
    opened = hpke.open_sealed(sealed, private=PRIVATE, info=info)
    assert json.loads(opened) == {"amount_fen": fen, "days": 20}
    assert len(sealed) == hpke.OVERHEAD + bids.STEP
    own = {"to": hpke.public_key(PRIVATE), "ephemeral": key(kept, NUMBER)}
    assert hpke.reopen(sealed, info=info, **own) == opened
    technical = base64.b64decode(page.locator("[name=sealed-technical]").input_value())
    info = bids.info(f"{NUMBER}/technical", ENTRANT, 2)
    opened = hpke.open_sealed(technical, private=OTHER, info=info)
    assert json.loads(opened) == {"proposal": PROPOSAL, "discount": 1250}
    assert len(technical) == hpke.OVERHEAD + 6 * bids.STEP
    own = {"to": hpke.public_key(OTHER), "ephemeral": key(kept, f"{NUMBER}/technical")}
    assert hpke.reopen(technical, info=info, **own) == opened
    assert (kept["number"], kept["entrant"], kept["sequence"]) == (NUMBER, ENTRANT, 2)
    page.get_by_role("button", name="Send").click()
    (sent,) = page.sent
    assert {part.split("=")[0] for part in sent.split("&")} == {
        "sequence",
        "sealed-bid",
        "sealed-technical",
    }
    assert page.complaints == []


@pytest.mark.journey
@pytest.mark.parametrize(
    ("price", "days", "said"),
    [("0.99", "20", "Not in range."), ("10000000", "20", "Not in range."), ("5", "21", "No days.")],
)
def test_what_the_notice_does_not_take_is_not_sealed(page, price, days, said):
    seal(page, price, days)
    page.get_by_text(said).wait_for()
    assert page.locator("[name=sealed-bid]").input_value() == ""


@pytest.mark.journey
def test_a_changed_price_has_to_be_sealed_again(page):
    seal(page, "500")
    page.locator("[data-key-file]").wait_for()
    page.get_by_label("Price").fill("600")
    assert page.locator("[data-sealed]").is_hidden()
    assert page.locator("[name=sealed-bid]").input_value() == ""
