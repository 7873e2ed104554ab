"""RSS: the newest notices, and each procurement's own news with questions and answers."""

import xml.etree.ElementTree as ET

import pytest
from django.urls import reverse

from bidding import actions
from bidding.queries.log_details import detail
from bidding.queries.notices import public_log
from tests.bidding.market import AT, DrawMarket, at, bidder_of
from tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def items(client, name, *args):
    answer = client.get(reverse(f"bidding:{name}", args=args))
    assert answer.headers["Content-Type"].startswith("application/rss+xml")
    return ET.fromstring(answer.content).findall("channel/item")


def test_the_newest_notices_stand_first_and_drafts_nowhere(client, market):
    market.drafted()
    first, second = market.published(), market.published()
    found = items(client, "notices_feed")
    assert [each.findtext("guid") for each in found] == [second.number, first.number]
    assert found[0].findtext("link").endswith(f"/notices/{second.number}/")


def test_news_of_a_notice_carry_question_and_answer(client, market):
    procurement, agency = market.published(), AgencyFactory()
    question = actions.ask(
        procurement=procurement,
        agency=agency,
        text="几个点位？",
        by=bidder_of(agency),
        clock=at(AT),
    )
    actions.answer(question=question, text="六个。", by=market.handler, at=AT)
    found = items(client, "notice_feed", procurement.number)
    assert [each.findtext("description") for each in found[:2]] == ["六个。", "几个点位？"]
    assert (
        str(agency)
        not in client.get(reverse("bidding:notice_feed", args=[procurement.number])).text
    )
    assert client.get(reverse("bidding:notice_feed", args=["ZJ-0"])).status_code == 404


def test_the_log_says_in_words_what_each_entry_holds(market):
    award = market.awarded()
    procurement = award.procurement
    told = " ".join(text for text, _at, _hash in public_log(procurement))
    assert "2026-11-26 10:00" in told  # the closing, in Beijing
    assert "¥120,000.00" in told


@pytest.mark.parametrize(
    ("kind", "payload", "words"),
    [
        ("question", {"question": 2}, "2"),
        (
            "amended",
            {"amendment": 1, "reason": "补充", "closes_at": "2026-11-26T10:00:00.000000+00:00"},
            "补充",
        ),
        (
            "too few",
            {"entrants": 1, "decide_by": "2026-11-26T10:00:00.000000+00:00"},
            "2026-11-26 18:00",
        ),
        ("goes on with few", {"reason": "偏远"}, "偏远"),
        ("failed", {"reason": "too few"}, ""),
        ("cancelled", {"reason": "场地有变"}, "场地有变"),
    ],
)
def test_details(kind, payload, words):
    assert words in detail(kind, payload)
    assert bool(detail(kind, payload)) == bool(words)
