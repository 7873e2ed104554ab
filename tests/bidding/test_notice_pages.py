"""The public pages: notices, draws, verification."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from bidding.draws import actions, transcript
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Objection, Procurement
from core.models import ChainEntry
from tests.bidding.market import (
    AT,
    CLOSES,
    DrawMarket,
    after,
    at,
    draw_of,
    without_beacon,
)
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: what the pages take for the database's clock."""

    def set_to(moment):
        for view in ("public", "owner", "drafts", "agency", "regulator", "sealing"):
            monkeypatch.setattr(f"bidding.views.{view}.database_now", at(moment))
        monkeypatch.setattr("bidding.draws.views.database_now", at(moment))
        monkeypatch.setattr("core.arrivals.database_now", at(moment))

    set_to(AT)
    return set_to


def page(client, name, *args):
    return client.get(reverse(f"bidding:{name}", args=args))


def test_a_result_in_publicity_is_read_before_there_is_a_contract(client, market, clock):
    procurement = market.in_publicity()
    clock(CLOSES)
    answer = page(client, "notice", procurement.number)
    assert answer.status_code == 200
    assert reverse("bidding:object", args=[procurement.number]) in answer.content.decode()


def test_drafts_are_nobodys_business(client, market, clock):
    procurement = market.approved()
    assert page(client, "notice", procurement.number).status_code == 404
    assert procurement.number not in page(client, "notices").text


def test_notice_shows_the_price_in_words_and_the_log_with_hashes(client, market, clock):
    procurement = market.published()
    text = page(client, "notice", procurement.number).text
    assert "壹拾贰万元整" in text
    assert ChainEntry.objects.get().hash in text


def test_notice_shows_scale_project_code_and_both_shares_of_the_funds(client, market, clock):
    market.project.code = "2609-320700-04-01-123456"
    market.project.save()
    procurement = market.published(scale="占地 3.2 公顷", fiscal_percent=60)
    text = page(client, "notice", procurement.number).text
    assert "占地 3.2 公顷" in text
    assert "2609-320700-04-01-123456" in text
    assert "财政性资金 60%，社会资本 40%" in text


def test_sign_ups_change_no_byte_of_any_public_page(client, market, clock):
    procurement = market.published()

    def seen():
        texts = [
            page(client, "notice", procurement.number).text,
            page(client, "draw", procurement.number).text,
            page(client, "notices").text,
        ]
        return ["".join(x for x in t.splitlines() if "csrf" not in x) for t in texts]

    market.enter(procurement, 1)
    before = seen()
    market.enter(procurement, 4)
    strip = [t.split("<footer")[0] for t in seen()]
    assert strip == [t.split("<footer")[0] for t in before]


def test_a_stopped_clock_task_never_shows_a_notice_open(client, market, clock):
    procurement = market.published()
    listed = reverse("bidding:notices")
    assert procurement.number in client.get(listed, {"stage": "open"}).text
    clock(CLOSES)
    assert procurement.number not in client.get(listed, {"stage": "open"}).text
    assert procurement.number in client.get(listed, {"stage": "drawing"}).text


def test_list_filters_by_method_region_and_words(client, market, clock):
    procurement = market.published()
    listed = reverse("bidding:notices")
    for wanted in (
        {"q": procurement.number.lower()},
        {"q": "污水"},
        {"method": "random_draw"},
        {"region": procurement.project.region_id},
    ):
        assert procurement.number in client.get(listed, wanted).text
    assert procurement.number not in client.get(listed, {"method": "direct"}).text
    assert procurement.number not in client.get(listed, {"q": "桥梁"}).text


def test_draw_page_counts_down_then_shows_everything_needed_to_check(client, market, clock):
    open_draw = market.published()
    assert re.search(r"3\s*(天|日)", page(client, "draw", open_draw.number).text)
    procurement = market.drawn()
    clock(CLOSES)
    text = page(client, "draw", procurement.number).text
    held = procurement.draw.result.transcript
    for needed in (held["seed"], held["list_hash"], *held["commits"].values(), "hexkey:"):
        assert needed in text
    for secret in held["reveals"].values():
        assert secret in text
    assert transcript.digest(held) in text
    kept = ChainEntry.objects.filter(chain=procurement.chain).exclude(kind="places")
    assert kept.count() == 8
    for entry in kept:
        assert entry.hash in text


def test_no_secret_leaves_before_its_reveal(client, market, clock):
    procurement = market.closed()
    text = page(client, "draw", procurement.number).text
    market.open_draw(procurement, CLOSES)
    for share in procurement.draw.shares.all():
        assert share.revealed not in text


def test_transcript_file_has_the_hash_that_is_in_the_chain(client, market, clock):
    procurement = market.drawn()
    raw = page(client, "transcript", procurement.number).content
    assert json.loads(raw) == procurement.draw.result.transcript
    assert page(client, "transcript", market.closed().number).status_code == 404


@pytest.mark.parametrize("stage", ["published", "closed", "drawn"])
def test_no_link_of_a_notice_or_its_draw_leads_nowhere(client, market, clock, stage):
    number = getattr(market, stage)().number
    links = {
        link
        for name in ("notice", "draw")
        for link in re.findall(r'<a [^>]*href="(/[^"#?]*)', page(client, name, number).text)
    }
    assert f"/draws/{number}/" in links
    assert {link for link in links if client.get(link).status_code >= 400} == set()


def test_aborted_draw_stays_public(client, market, clock):
    without_beacon(market.project.region)
    draw = draw_of(market.closed())
    actions.hold(draw=draw, at=actions.patience(draw))
    draw.refresh_from_db()
    assert draw.aborted_reason in page(client, "draw", draw.number).text


def test_verification_without_script(client, market, clock):
    held = market.drawn().draw.result.transcript
    url = reverse("bidding:verify_draw")
    good = client.post(url, {"text": json.dumps(held)})
    assert "note--ok" in good.text and held["number"] in good.text
    file = SimpleUploadedFile("t.json", json.dumps(held | {"seed": "0" * 64}).encode())
    bad = client.post(url, {"file": file})
    assert "note--bad" in bad.text
    assert client.post(url, {"text": "no json"}).status_code == 422
    assert client.post(url, {}).status_code == 422


def test_a_whole_forged_draw_is_caught_by_the_chain(client, market, clock):
    from bidding.draws.scheme import Beacon, commit, make_transcript

    held = market.drawn().draw.result.transcript
    number, secret = held["number"], b"f" * 32
    forged = make_transcript(
        number=number,
        rule=held["rule"],
        tickets=held["tickets"],
        commits={"platform": commit(number, "platform", secret)},
        reveals={"platform": secret},
        beacon=Beacon(),
    )
    answer = client.post(reverse("bidding:verify_draw"), {"text": json.dumps(forged)})
    assert "note--bad" in answer.text


def test_stand_alone_script_is_offered(client):
    assert b"ZJCS-DRAW-1" in page(client, "verify_script").content


def test_command_verifies_a_file(market, tmp_path, capsys):
    held = market.drawn().draw.result.transcript
    file = tmp_path / "t.json"
    file.write_bytes(transcript.to_json(held))
    call_command("verify_draw", str(file))
    assert "FAIL" not in capsys.readouterr().out
    file.write_text(json.dumps(held | {"list_hash": "0" * 64}))
    with pytest.raises(CommandError):
        call_command("verify_draw", str(file))


def test_anyone_objects_while_the_result_is_in_publicity(client, market, clock):
    procurement = market.in_publicity()
    clock(CLOSES)
    url = reverse("bidding:object", args=[procurement.number])
    assert page(client, "object", procurement.number).status_code == 200
    assert client.post(url, {"by_name": "某人"}).status_code == 422
    facts = {"by_name": "某人", "contact": "139", "text": "理由"}
    assert client.post(url, facts).status_code == 302
    assert Objection.objects.get().procurement == procurement
    clock(after(procurement.publicity_until))
    assert client.post(url, facts).status_code == 403


def test_direct_selection_shows_once_it_is_awarded(client, market, clock):
    from tests.bidding.market import bidder_of

    agency = AgencyFactory()
    procurement = market.offered(market.offer(agency))
    assert page(client, "notice", procurement.number).status_code == 404
    confirm_selection(procurement=procurement, by=bidder_of(agency), at=AT)
    assert agency.organisation.name in page(client, "notice", procurement.number).text
    assert Procurement.objects.visible().count() == 1
