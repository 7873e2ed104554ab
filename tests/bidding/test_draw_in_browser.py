"""The page that verifies a draw, in a real browser under the strictest policy."""

import base64
import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidding.draws.scheme import verify_transcript
from bidding.draws.transcript import to_json
from tests.bidding import draws
from tests.bidding.draws import OUTSIDE, altered, get, put
from tests.bidding.test_draw_elsewhere import expected_lines, recompute_with_openssl

MODULE = draws.ROOT / "static" / "js" / "verify-draw.js"

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Verify</title>
<section data-verify-draw data-transcript-url="/transcript.json">
<input type="file" data-verify-file><button type="button" data-verify-start>Verify</button>
<p data-verify-verdict role="status"></p><ol data-verify-steps></ol>
<template data-verify-row><li><b data-mark></b> <span data-sentence></span>
<code data-expected></code><code data-actual></code></li></template>
<template data-verify-texts><p data-key="verdict.ok">Right.</p><p data-key="verdict.bad">Wrong.</p>
<p data-key="unreachable">Not loaded.</p><p data-key="commit.ok">{subject} kept its word.</p>
<p data-key="mark.ok">✓</p><p data-key="mark.bad">✗</p></template></section>
<script type="module" src="/verify-draw.js"></script></html>"""
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'"
VERIFY = """async (files) => {
  const { verifyTranscript } = await import("/verify-draw.js");
  const answers = [];
  for (const file of files) {
    answers.push(await verifyTranscript(Uint8Array.from(atob(file), (c) => c.charCodeAt(0))));
  }
  return answers;
}"""


@pytest.fixture
def page(chromium):
    """The smallest page with the verifier, under the strictest policy, and no other host."""
    files = {
        "/": (PAGE, "text/html"),
        "/verify-draw.js": (MODULE.read_text(), "text/javascript"),
        "/transcript.json": (draws.EXAMPLE_FILE.read_text(), "application/json"),
    }

    def serve(route):
        body, kind = files[route.request.url.removeprefix("http://localhost")]
        headers = {"Content-Security-Policy": POLICY}
        route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=headers)

    page = chromium.new_page()
    page.files = files
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.route("http://localhost/**", serve)
    page.goto("http://localhost/")
    yield page
    page.close()


def verdicts(page, transcripts):
    files = [base64.b64encode(to_json(transcript)).decode() for transcript in transcripts]
    return page.evaluate(VERIFY, files)


@pytest.mark.journey
def test_the_page_verifies_the_published_example_by_one_click(page):
    page.get_by_role("button", name="Verify").click()
    page.locator("[data-verdict=ok]").wait_for()

    assert page.get_by_role("status").inner_text() == "Right."
    assert "buyer kept its word." in page.get_by_role("list").inner_text()
    assert draws.SEED in page.get_by_role("list").inner_text()
    assert page.complaints == []


@pytest.mark.journey
def test_the_page_names_the_forged_step_of_a_chosen_file(page):
    forged = draws.example() | {"seed": "0" * 64}
    file = {"name": "t.json", "mimeType": "application/json", "buffer": to_json(forged)}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("[data-verdict=bad]").wait_for()

    assert page.locator("[data-outcome=bad]").count() == 1
    assert "seed.bad" in page.locator("[data-outcome=bad]").inner_text()


@pytest.mark.journey
def test_the_page_compares_the_file_with_its_published_digest(page):
    raw = base64.b64encode(draws.EXAMPLE_FILE.read_bytes()).decode()
    call = VERIFY.replace("charCodeAt(0)))", "charCodeAt(0)), 'f'.repeat(64))")
    ((first, *others),) = page.evaluate(call, [raw])
    assert (first["check"], first["ok"]) == ("file", False)
    assert all(step["ok"] for step in others)


@pytest.mark.journey
def test_the_page_says_so_when_the_transcript_cannot_be_loaded(page):
    page.route("http://localhost/transcript.json", lambda route: route.fulfill(status=404))
    page.get_by_role("button", name="Verify").click()
    page.get_by_text("Not loaded.").wait_for()


@pytest.mark.journey
@settings(OUTSIDE, max_examples=5)
@given(st.lists(draws.transcripts(), min_size=20, max_size=20), st.data())
def test_the_browser_and_the_market_make_the_same_checks(page, transcripts, data):
    forged = copy.deepcopy(transcripts)
    for transcript in forged:
        path = data.draw(st.sampled_from(list(draws.paths(transcript))))
        put(transcript, path, altered(get(transcript, path), data.draw))
    answers = verdicts(page, transcripts + forged)

    for transcript, steps in zip(transcripts + forged, answers, strict=True):
        ours = [(step.check, step.ok) for step in verify_transcript(transcript).steps]
        assert [(step["check"], step["ok"]) for step in steps] == ours


MALFORMED = [
    {"scheme": "ZJCS-DRAW-2"},
    {"number": "ZJ 1"},
    {"number": "ZJ-1\n"},
    {"rule": ""},
    {"rule": "two\nlines"},
    {"tickets": {}},
    {"tickets": []},
    {"tickets": draws.TICKETS | {draws.FIRST_THREE[0]: 1001}},
    {"tickets": draws.TICKETS | {draws.FIRST_THREE[0]: 1.5}},
    {"tickets": draws.TICKETS | {draws.FIRST_THREE[0]: True}},
    {"tickets": draws.TICKETS | {"a:1": 1}},
    {"tickets": {f"a{i}": 1000 for i in range(201)}},
    {"commits": {"buyer": draws.SEED}},
    {"commits": {"buyer": draws.SEED.upper()}},
    {"reveals": {}},
    {"beacon": None},
    {"beacon": {"source": "none", "at": "", "value": "00"}},
    {"beacon": {"source": "drand", "at": "", "value": "00"}},
    {"beacon": {"source": "drand", "at": "2026-11-21T07:00:00Z", "value": "0"}},
    {"seed": None},
    {"ranking": []},
    {"ranking": [None]},
    {"ranking": [{"id": "a", "score": draws.SEED}] * len(draws.TICKETS)},
    {"remark": "hidden"},
]


@pytest.mark.journey
def test_the_browser_and_the_market_refuse_the_same_malformed_files(page):
    transcripts = [draws.example() | changes for changes in MALFORMED] + [None, 1, [], {}]
    for transcript, steps in zip(transcripts, verdicts(page, transcripts), strict=True):
        assert [(step["check"], step["ok"]) for step in steps] == [("format", False)]
        assert not verify_transcript(transcript).ok


@pytest.mark.long
@pytest.mark.journey
@settings(OUTSIDE, max_examples=50, deadline=None)
@given(st.lists(draws.transcripts(), min_size=20, max_size=20))
def test_the_market_openssl_and_the_browser_agree_on_a_thousand_draws(page, transcripts):
    for transcript, steps in zip(transcripts, verdicts(page, transcripts), strict=True):
        assert verify_transcript(transcript).ok
        assert all(step["ok"] for step in steps)
        lines = recompute_with_openssl(transcript)
        told = [line for line in lines if not line.startswith("commit ")]
        assert told == expected_lines(transcript)
