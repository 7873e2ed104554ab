"""A party's browser makes its secret: under the strictest policy, as the market opens it."""

import json

import pytest

from bidding.draws import escrow
from bidding.draws.escrow import SealedSecret
from bidding.sealing import hpke
from tests.bidding.draws import ROOT

SCRIPTS = ROOT / "static" / "js"
NUMBER, PARTY = "ZJ-2026-000123", "owner"
KEYS = {"platform": b"p" * 32, "7": b"o" * 32, "9": b"r" * 32}
PARTIES = {"platform": "platform", "7": "owner", "9": "regulator"}
HOLDERS = {
    name: {"party": PARTIES[name], "key": hpke.public_key(key).hex()} for name, key in KEYS.items()
}
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Secret</title>
<form method="post" action="/sent" enctype="multipart/form-data">
<div data-draw-secret data-number="{NUMBER}" data-party="{PARTY}" data-holders='HOLDERS'>
<input type="hidden" name="secret"><a data-secret-file hidden>Save</a>
<input type="file" name="secret_file">
<p data-said role="status"></p><template data-texts><p data-key="kept">Kept.</p>
<p data-key="old">Cannot.</p></template></div><button name="go" value="1">Publish</button></form>
<script type="module" src="/draw-secret.js"></script></html>"""
POLICY = "default-src 'none'; script-src 'self'; form-action 'self'"


@pytest.fixture
def page(chromium):
    page = chromium.new_page()
    page.sent, page.complaints, page.holders = [], [], HOLDERS

    def serve(route):
        path = route.request.url.removeprefix("http://localhost")
        if path == "/sent":
            page.sent.append(route.request.post_data)
        script = path in ("/draw-secret.js", "/hpke.js")
        shown = PAGE.replace("HOLDERS", json.dumps(page.holders))
        route.fulfill(
            body=(SCRIPTS / path[1:]).read_text() if script else shown,
            content_type=f"text/{'javascript' if script else 'html'}; charset=utf-8",
            headers={"Content-Security-Policy": POLICY},
        )

    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.route("http://localhost/**", serve)
    page.goto("http://localhost/")
    yield page
    page.close()


@pytest.mark.journey
def test_what_the_browser_sends_opens_to_the_secret_in_the_saved_file(page, tmp_path):
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Publish").click()
    file = tmp_path / "secret.json"
    downloading.value.save_as(file)
    kept = json.loads(file.read_text())
    page.wait_for_url("http://localhost/sent")
    (sent,) = page.sent
    assert kept["secret"] not in sent
    assert 'name="go"' in sent
    made = SealedSecret.read(json.loads(sent.split('name="secret"')[1].split("\r\n")[2]))
    for names in (["platform", "7"], ["7", "9"], ["platform", "9"]):
        parts = {
            PARTIES[name]: escrow.open_part(
                NUMBER, PARTY, PARTIES[name], made.escrow[name], KEYS[name]
            )
            for name in names
        }
        assert escrow.join(NUMBER, PARTY, made.commitment, parts).hex() == kept["secret"]
    assert page.complaints == []


@pytest.mark.journey
def test_with_the_file_of_the_command_the_browser_makes_nothing(page):
    file = {"name": "sealed.json", "mimeType": "application/json", "buffer": b"{}"}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Publish").click()
    page.wait_for_url("http://localhost/sent")
    assert "{}" in page.sent[0] and "commitment" not in page.sent[0]


@pytest.mark.journey
def test_a_browser_that_cannot_make_one_says_so_and_sends_nothing(page):
    page.holders = {"7": {"party": "owner", "key": "zz"}}
    page.goto("http://localhost/")
    page.get_by_role("button", name="Publish").click()
    page.get_by_text("Cannot.").wait_for()
    assert page.sent == []
