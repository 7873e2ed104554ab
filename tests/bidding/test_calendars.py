"""Dates as iCalendar: a notice's for everybody, a member's under an address that can be renewed."""

import pytest
from django.urls import reverse
from icalendar import Calendar

from bidding import actions
from bidding.models import CalendarFeed
from bidding.queries.calendar_feeds import member_of, token_of
from core.actors import PUBLIC, SYSTEM
from core.errors import Refused
from tests.bidding.market import AT, CLOSES, DRAWN, DrawMarket, at, bidder_of
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market(monkeypatch):
    for view in ("calendars", "dates"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(AT))
    return DrawMarket()


def events(answer):
    assert answer["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_notice_s_dates_are_read_by_any_calendar(client, market):
    notice = market.published()
    found = events(client.get(reverse("bidding:notice_calendar", args=[notice.number])))
    assert [each.decoded("dtstart") for each in found] == [notice.questions_until, CLOSES, DRAWN]
    assert all(notice.title in each["summary"] for each in found)
    assert found[1]["url"].endswith(f"/notices/{notice.number}/")
    assert len({str(each["uid"]) for each in found}) == 3
    assert (
        reverse("bidding:notice_calendar", args=[notice.number])
        in client.get(reverse("bidding:notice", args=[notice.number])).text
    )


def test_a_draft_has_no_public_dates(client, market):
    draft = market.drafted()
    assert client.get(reverse("bidding:notice_calendar", args=[draft.number])).status_code == 404


def test_an_amended_time_is_a_later_sequence_of_the_same_event(client, market):
    notice = market.published()
    url = reverse("bidding:notice_calendar", args=[notice.number])
    before = events(client.get(url))[1]
    to = actions.Amended(notice.title, "另附监测报告", CLOSES.replace(month=12))
    proposed = actions.propose_amendment(
        procurement=notice, to=to, reason="补充监测", by=market.handler, clock=at(AT)
    )
    actions.amend(proposed=proposed, by=market.approver, clock=at(AT))
    after = events(client.get(url))[1]
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after.decoded("dtstart") == CLOSES.replace(month=12)


def test_a_member_s_address_shows_their_dates_until_it_is_renewed(client, market):
    sign_up = market.sign_up(market.published(), AgencyFactory())
    bidder = bidder_of(sign_up.agency)
    client.force_login(bidder.user)
    page, renew = reverse("bidding:dates"), reverse("bidding:renew_calendar")
    assert renew in client.get(page).text
    assert ".ics" not in client.get(page).text
    assert client.post(renew).status_code == 302
    first = reverse("bidding:calendar", args=[token_of(bidder)])
    assert first.split(":")[-1] in client.get(page).text
    client.logout()
    answer = client.get(first)
    assert answer["Cache-Control"] == "private"
    assert [each.decoded("dtstart") for each in events(answer)][1:] == [CLOSES, DRAWN]
    actions.renew_calendar(by=bidder)
    assert client.get(first).status_code == 404
    assert client.get(reverse("bidding:calendar", args=[token_of(bidder)])).status_code == 200


def test_nobody_guesses_an_address(client, market):
    actions.renew_calendar(by=market.handler)
    token = token_of(market.handler)
    for wrong in ("x", f"{token}x", token.replace("-1", "-2"), f"{token.split(':')[0]}:AAAA"):
        assert member_of(wrong) is None
        assert client.get(reverse("bidding:calendar", args=[wrong])).status_code == 404


def test_who_left_reads_nothing_more(market):
    actions.renew_calendar(by=market.handler)
    token = token_of(market.handler)
    assert member_of(token) == market.handler.membership
    market.handler.membership.is_active = False
    market.handler.membership.save()
    assert member_of(token) is None


@pytest.mark.parametrize("by", [PUBLIC, SYSTEM])
def test_only_members_have_an_address(by, market):
    with pytest.raises(Refused):
        actions.renew_calendar(by=by)
    assert token_of(by) == ""
    assert not CalendarFeed.objects.exists()
