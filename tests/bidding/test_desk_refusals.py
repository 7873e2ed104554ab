"""What the desks refuse: nothing is lost, nothing half done, and the person hears why."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from bidding import actions
from bidding.models import Award, Procurement, Project
from core.models import StatusChange
from tests.bidding.market import (
    AT,
    CLOSES,
    DrawMarket,
    after,
    at,
    bidder_of,
    draw_of,
    owner_secret,
    regulator,
)
from tests.bidding.test_desk_pages import url
from tests.bidding.test_notice_pages import clock
from tests.factories import AgencyFactory, MembershipFactory

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def browser(market, sign_in):
    """The handler of the owner, in English."""
    return in_english(sign_in(market.handler.membership))


def in_english(client):
    client.cookies["django_language"] = "en"
    return client


def moves():
    return StatusChange.objects.count()


# The owner


def facts_of(market):
    """What a draft begins with."""
    return {
        "project_name": "新建泵站",
        "region": market.project.region_id,
        "title": "泵站环评",
    }


def test_a_draft_needs_a_project_or_the_name_and_region_of_a_new_one(market, browser):
    facts = facts_of(market) | {"project_name": "", "region": ""}
    answer = browser.post(url("new"), facts)
    assert answer.status_code == 422
    assert "Choose a project, or name the new one." in answer.text
    assert "Choose the region of the new project." in answer.text
    assert browser.post(url("new"), facts | {"project": market.project.pk}).status_code == 302
    assert Procurement.objects.get().project == market.project


def test_a_project_of_others_is_no_choice(market, browser):
    foreign = DrawMarket().project
    answer = browser.post(url("new"), facts_of(market) | {"project": foreign.pk})
    assert answer.status_code == 422
    assert not Procurement.objects.exists()


def test_who_may_not_draft_reads_why_beside_what_was_typed(market, sign_in):
    approver = in_english(sign_in(market.approver.membership))
    answer = approver.post(url("new"), facts_of(market))
    assert answer.status_code == 422
    assert "Only a handler of your organisation does this." in answer.text
    assert "泵站环评" in answer.text
    assert not Procurement.objects.exists()
    assert Project.objects.count() == 1


@pytest.mark.parametrize("verb", ["cancel", "end"])
@pytest.mark.parametrize("reason", ["", "   ", "长" * 301])
def test_an_end_needs_a_reason_that_fits(market, browser, verb, reason):
    procurement = market.published() if verb == "cancel" else market.closed()
    before = moves()
    said = {"reason": reason, "ground": "need"}
    answer = browser.post(url("act", procurement.number, verb), said)
    assert answer.status_code == 422
    assert "Say why in at most 300 characters" in answer.text
    assert moves() == before


def test_sign_up_is_closed_from_the_desk_once_its_time_has_passed(market, browser, monkeypatch):
    procurement = market.published()
    market.enter(procurement, 3)
    for moment, status in ((AT, 409), (CLOSES, 302), (CLOSES, 409)):
        monkeypatch.setitem(actions.close.__kwdefaults__, "clock", at(moment))
        assert browser.post(url("act", procurement.number, "close")).status_code == status
    procurement.refresh_from_db()
    assert procurement.status == "closed"


def test_an_award_that_passes_on_says_that_somebody_else_follows(market, browser, clock):
    procurement = market.in_publicity()
    winner = Award.objects.get().agency
    type(winner).objects.filter(pk=winner.pk).update(status="suspended")
    clock(after(procurement.publicity_until))
    answer = browser.post(url("act", procurement.number, "award"), follow=True)
    assert "The winner may not take the work any more; see who follows." in answer.text
    assert Award.objects.filter(status="confirmed").count() == 0


@pytest.mark.parametrize("sent", ["", " ", "no json", "[]", '{"commitment": "xyz"}'])
def test_without_a_secret_of_the_owner_no_notice_goes_out(market, browser, sent):
    procurement = market.approved()
    answer = browser.post(url("act", procurement.number, "publish"), {"secret": sent})
    assert answer.status_code == 422
    assert "secret for" in answer.text
    procurement.refresh_from_db()
    assert (procurement.status, procurement.draw) == ("approved", None)


def test_a_secret_comes_from_the_page_or_from_the_file_of_the_command(market, browser):
    for as_file in (False, True):
        procurement = market.approved()
        made = owner_secret(procurement)
        text = json.dumps(made.as_json())
        file = SimpleUploadedFile("sealed.json", text.encode())
        facts = {"secret_file": file} if as_file else {"secret": text}
        assert browser.post(url("act", procurement.number, "publish"), facts).status_code == 302
        assert draw_of(procurement).shares.get(party="owner").commitment == made.commitment


# The agency


def test_giving_an_award_back_needs_a_reason(market, sign_in):
    award = market.awarded()
    agency = in_english(sign_in(bidder_of(award.agency).membership))
    for reason in ("", "长" * 301):
        answer = agency.post(url("refuse", award.pk), {"reason": reason}, follow=True)
        assert "Say why you give the award back" in answer.text
    award.refresh_from_db()
    assert (award.status, award.refusal) == ("confirmed", "")


def test_members_of_no_agency_see_an_empty_desk(market, sign_in):
    market.published()
    nobody = sign_in(MembershipFactory(agency=True))
    for name in ("opportunities", "selections"):
        answer = nobody.get(url(name))
        assert answer.status_code == 200
        assert "/sign-up/" not in answer.text
    assert nobody.post(url("refuse", 1), {"reason": "x"}).status_code == 404


def test_late_and_ineligible_sign_ups_are_refused_in_the_browser(market, sign_in, monkeypatch):
    procurement = market.published()
    browser = sign_in(bidder_of(AgencyFactory()).membership)
    monkeypatch.setattr("core.arrivals.database_now", at(CLOSES))
    assert browser.post(url("sign_up", procurement.number)).status_code == 403
    suspended = sign_in(bidder_of(AgencyFactory(status="suspended")).membership)
    monkeypatch.setattr("core.arrivals.database_now", at(AT))
    assert suspended.post(url("sign_up", procurement.number)).status_code == 403
    assert not procurement.sign_ups.exists()


# The regulator


@pytest.mark.parametrize("facts", [{}, {"is_upheld": "yes"}, {"is_upheld": "x", "decision": "无"}])
def test_an_objection_is_decided_with_a_choice_and_reasons(market, sign_in, facts):
    objection = actions.object_to_result(
        procurement=market.in_publicity(), by_name="某人", contact="139", text="理由", at=CLOSES
    )
    officer = in_english(sign_in(regulator().membership))
    answer = officer.post(url("decide", objection.pk), facts, follow=True)
    assert "Choose a decision and give its reasons." in answer.text
    objection.refresh_from_db()
    assert objection.decided_at is None


# Everybody

DRAW_POSTS = ["draw_commit", "draw_release", "draw_hand_in", "draw_beacon", "draw_hold"]
POSTS = ["act", "sign_up", "withdraw", *DRAW_POSTS]


@pytest.mark.parametrize("name", POSTS)
def test_nothing_is_done_by_reading_an_address(market, sign_in, name):
    procurement = market.published()
    people = {"act": market.handler, "sign_up": bidder_of(AgencyFactory())}
    people["withdraw"] = people["sign_up"]
    mine = sign_in(people.get(name, regulator()).membership)
    args = [procurement.number, "cancel"] if name == "act" else [procurement.number]
    before = moves()
    assert mine.get(url(name, *args)).status_code == 405
    assert moves() == before


@pytest.mark.parametrize("number", ["", "a b", "../etc", "ZJ-2026-1\x00", 7, None, ["ZJ"], "长"])
def test_a_file_with_a_strange_number_is_judged_like_any_other(client, market, number):
    """The number is used to look the draw up before anybody knows that the file is one."""
    held = market.drawn().draw.result.transcript | {"number": number}
    answer = client.post(reverse("bidding:verify_draw"), {"text": json.dumps(held)})
    assert answer.status_code == 200
    assert "note--bad" in answer.text


def test_a_list_is_no_transcript(client):
    answer = client.post(reverse("bidding:verify_draw"), {"text": "[1, 2]"})
    assert "note--bad" in answer.text


@pytest.mark.parametrize("content", [None, b"no json", b'{"number": 1}'])
def test_the_command_says_what_is_wrong_with_a_file(tmp_path, capsys, content):
    file = tmp_path / "t.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("verify_draw", str(file))
