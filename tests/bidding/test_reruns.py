"""A need that found no agency is run again: a copy, linked and counted on both notices."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse

from bidding import actions
from bidding.methods import registry
from bidding.methods.protocol import Method
from bidding.models import Procurement
from bidding.queries.sealing import envelope_of
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, DrawMarket, owner_of, publish
from tests.bidding.sealing.market import SealedMarket
from tests.bidding.wizard import propose_as_it_stands

pytestmark = pytest.mark.django_db
LATER = CLOSES + dt.timedelta(days=14)


@pytest.fixture
def market():
    return DrawMarket()


def ended(market, **changes):
    procurement = market.published(**changes)
    return actions.cancel(procurement=procurement, reason="场地有变", by=market.handler, at=AT)


def rerun(market, procurement, **changes):
    facts = {"by": market.handler, "at": CLOSES}
    return actions.rerun(procurement=procurement, **(facts | changes))


def approve_and_publish(market, draft):
    propose_as_it_stands(market, draft, closes_at=LATER, at=CLOSES)
    actions.approve(procurement=draft, by=market.approver, at=CLOSES)
    return publish(procurement=draft, by=market.handler, at=CLOSES)


def test_the_new_draft_asks_for_the_same_and_counts_on(market):
    first = ended(market)
    second = rerun(market, first)
    assert (second.status, second.attempt, second.rerun_of) == ("draft", 2, first)
    assert (second.title, second.method) == (first.title, first.method)
    again = approve_and_publish(market, second)
    (line,) = again.lines.all()
    assert (line.item, line.price_fen, line.days) == (market.item, 12_000_000, 20)
    assert again.scope == first.scope
    again = actions.cancel(procurement=again, reason="再等等", by=market.handler, at=CLOSES)
    assert rerun(market, again).attempt == 3


def test_terms_of_the_method_come_along():
    market = SealedMarket()
    second = approve_and_publish(market, rerun(market, ended(market)))
    assert second.sealing.floor_fen == market.published().sealing.floor_fen
    assert envelope_of(second).public_key


@pytest.mark.parametrize("method", registry.drafted(), ids=lambda each: each.key)
def test_every_method_with_terms_says_how_they_are_copied(method):
    kind = type(method)
    has_terms = kind.write_terms is not Method.write_terms
    assert has_terms == (kind.copied_terms is not Method.copied_terms)
    assert has_terms == (kind.forget_terms is not Method.forget_terms)


def test_the_chain_of_the_new_notice_names_the_attempt_before(market):
    first = ended(market)
    second = approve_and_publish(market, rerun(market, first))
    notice = ChainEntry.objects.get(chain=second.chain, kind="notice")
    assert (notice.payload["rerun_of"], notice.payload["attempt"]) == (first.number, 2)
    assert "attempt" not in ChainEntry.objects.get(chain=first.chain, kind="notice").payload


def test_only_what_was_published_and_ended_is_run_again(market):
    draft = market.drafted()
    never_out = actions.cancel(procurement=market.drafted(), reason="x", by=market.handler, at=AT)
    for procurement in (draft, never_out, market.published(), market.offered()):
        with pytest.raises(Refused, match=r"ended without an award|未产生"):
            rerun(market, procurement)
    with pytest.raises(Refused, match=r"handler|经办"):
        rerun(market, ended(market), by=owner_of(market.project, "payer"))


def test_it_is_run_again_once_but_a_draft_given_up_does_not_count(market):
    first = ended(market)
    second = rerun(market, first)
    with pytest.raises(Refused, match=second.number):
        rerun(market, first)
    with pytest.raises(IntegrityError):
        Procurement.objects.create(
            number="ZJ-X", project=market.project, owner=market.project.owner, title="x",
            method=first.method, created_by=market.handler.user, created_at=AT,
            rerun_of=first, attempt=2,
        )  # fmt: skip


def test_a_draft_given_up_leaves_room_for_another(market):
    first = ended(market)
    actions.cancel(procurement=rerun(market, first), reason="x", by=market.handler, at=CLOSES)
    assert rerun(market, first).attempt == 2


@pytest.fixture
def clock(monkeypatch):
    monkeypatch.setattr("bidding.views.owner.database_now", lambda: CLOSES)
    monkeypatch.setattr("bidding.views.drafts.database_now", lambda: CLOSES)
    monkeypatch.setattr("bidding.views.public.database_now", lambda: CLOSES)


def test_the_owner_runs_it_again_from_its_page(client, market, clock):
    first = ended(market)
    client.force_login(market.handler.user)
    page = client.get(reverse("bidding:owned", args=[first.number]))
    url = reverse("bidding:rerun", args=[first.number])
    assert url in page.text
    answer = client.post(url)
    second = first.reruns.get()
    assert answer.url == reverse("bidding:owned", args=[second.number])
    assert second.number in client.get(reverse("bidding:owned", args=[first.number])).text
    assert first.number in client.get(answer.url).text
    assert client.post(url).status_code == 403


def test_both_notices_name_each_other_once_the_second_is_public(client, market, clock):
    first = ended(market)
    second = rerun(market, first)
    page = reverse("bidding:notice", args=[first.number])
    assert second.number not in client.get(page).text
    approve_and_publish(market, second)
    assert second.number in client.get(page).text
    assert first.number in client.get(reverse("bidding:notice", args=[second.number])).text
