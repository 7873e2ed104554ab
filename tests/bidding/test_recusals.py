"""The recusal list keeps an agency out, by a public reason, and is closed with the draft."""

import pytest
from django.urls import reverse

from bidding import actions
from bidding.actions.recusals import RecusedAlready, WithoutReason
from bidding.errors import NotEligible
from bidding.models import Recusal
from bidding.queries.eligibility import eligibility_for
from bidding.queries.recusals import as_json
from core.clock import local_date
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import (
    AT,
    DrawMarket,
    at,
    bidder_of,
    publish,
)
from tests.factories import AgencyFactory, QualificationTypeFactory

pytestmark = pytest.mark.django_db
WHY = "该机构编制了本项目的可行性研究报告"


@pytest.fixture
def market():
    return DrawMarket()


def recuse(market, draft, agency, reason=WHY, by=None):
    return actions.recuse(
        procurement=draft,
        agency=agency,
        ground="earlier_work",
        reason=reason,
        by=by or market.handler,
        at=AT,
    )


def approve_and_publish(market, draft):
    market.approve(draft)
    return publish(procurement=draft, by=market.handler, at=AT)


def test_who_is_named_cannot_sign_up_and_hears_why(market):
    draft, named, free = market.drafted(), AgencyFactory(), AgencyFactory()
    recuse(market, draft, named)
    notice = approve_and_publish(market, draft)
    with pytest.raises(NotEligible, match=WHY):
        market.sign_up(notice, named)
    assert market.sign_up(notice, free).status == "submitted"
    assert len(eligibility_for(free, notice, local_date(AT))) == 1


def test_the_reason_stands_beside_what_else_is_missing(market):
    draft, named = market.drafted(), AgencyFactory()
    asked = actions.Asked(QualificationTypeFactory())
    actions.ask_for(procurement=draft, asked=asked, by=market.handler)
    recuse(market, draft, named)
    (_item, own) = eligibility_for(named, draft, local_date(AT))
    assert [line.why for line in own.missing] == ["certificate_missing", "agency_recused"]


def test_the_chain_and_a_run_of_the_same_need_name_it(market):
    draft, named = market.drafted(), AgencyFactory()
    recuse(market, draft, named)
    notice = approve_and_publish(market, draft)
    told = ChainEntry.objects.get(chain=notice.chain, kind="notice").payload["recusals"]
    assert told == [
        {"agency": named.organisation.credit_code, "ground": "earlier_work", "reason": WHY}
    ]
    actions.cancel(procurement=notice, reason="场地有变", by=market.handler, at=AT)
    again = actions.rerun(procurement=notice, by=market.handler, at=AT)
    assert as_json(again) == told


def test_a_recusal_has_a_reason_and_comes_once_from_a_handler_of_a_draft(market):
    draft, named = market.drafted(), AgencyFactory()
    with pytest.raises(WithoutReason):
        recuse(market, draft, named, reason=" ")
    with pytest.raises(Refused):
        recuse(market, draft, named, by=market.approver)
    mine = recuse(market, draft, named)
    with pytest.raises(RecusedAlready):
        recuse(market, draft, named)
    actions.readmit(recusal=mine, by=market.handler)
    mine = recuse(market, draft, named)
    approve_and_publish(market, draft)
    with pytest.raises(Refused):
        actions.readmit(recusal=mine, by=market.handler)
    with pytest.raises(Refused):
        recuse(market, draft, AgencyFactory())


def test_the_owner_writes_the_list_and_everybody_reads_it(client, market, monkeypatch):
    for view in ("public", "agency", "recusals"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(AT))
    draft, named = market.drafted(), AgencyFactory()
    client.force_login(market.handler.user)
    url = reverse("bidding:recusals", args=[draft.number])
    assert url in client.get(reverse("bidding:owned", args=[draft.number])).text
    sent = {"agency": named.organisation.credit_code, "ground": "review", "reason": WHY}
    assert client.post(url, sent | {"agency": "91320700000000000X"}).status_code == 422
    stranger = market.project.owner.credit_code  # an organisation, but no agency
    assert client.post(url, sent | {"agency": stranger}).status_code == 422
    assert client.post(url, sent).status_code == 302
    assert client.post(url, sent).status_code == 422
    gone = reverse("bidding:readmit", args=[draft.number, Recusal.objects.get().pk])
    assert client.post(gone).status_code == 302
    assert not Recusal.objects.exists()
    client.post(url, sent)
    notice = approve_and_publish(market, draft)
    client.logout()
    text = client.get(reverse("bidding:notice", args=[notice.number])).text
    assert str(named) in text and WHY in text
    client.force_login(bidder_of(named).user)
    assert WHY in client.get(reverse("bidding:opportunities")).text
