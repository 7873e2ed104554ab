"""The desks of owner, agency and regulator: right person, wrong person, outsider."""

import datetime as dt

import pytest
from django.urls import reverse

from agencies.models import Agency
from bidding import actions
from bidding.models import Award, Objection, Procurement, SignUp
from core.clock import SHANGHAI
from core.models import Membership
from tests.bidding.market import AT, CLOSES, DrawMarket, after, bidder_of
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import check_url, typed_draft
from tests.factories import AgencyFactory, MembershipFactory, RegionFactory

__all__ = ["clock"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def market():
    return DrawMarket()


def url(name, *args):
    return reverse(f"bidding:{name}", args=args)


def direct_url(name, *args):
    return reverse(f"direct:{name}", args=args)


def text_of(browser, name, *args):
    answer = browser.get(url(name, *args))
    assert answer.status_code == 200
    return answer.text


def as_agency(sign_in, agency: Agency):
    return sign_in(Membership.objects.get(user=bidder_of(agency).user))


@pytest.mark.parametrize("typed", ["xyz", "0" * 63, "0" * 65])
def test_wrong_commitment_publishes_nothing_and_is_kept(market, sign_in, typed):
    procurement = market.approved()
    browser = sign_in(market.handler.membership)
    answer = browser.post(url("act", procurement.number, "publish"), {"commitment": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.text
    procurement.refresh_from_db()
    assert procurement.status == "approved"


def test_owner_drafts_and_a_colleague_approves_and_it_is_published(market, sign_in):
    handler, approver = (sign_in(each.membership) for each in (market.handler, market.approver))
    number = typed_draft(handler, market).number
    assert handler.post(check_url(number)).status_code == 302
    procurement = Procurement.objects.get()
    assert procurement.total_fen == 12_000_000
    assert procurement.closes_at == dt.datetime(2026, 12, 1, 9, 0, tzinfo=SHANGHAI)
    assert number in text_of(approver, "buyer")
    assert handler.post(url("act", number, "approve")).status_code == 403
    assert approver.post(url("act", number, "approve")).status_code == 302
    text_of(handler, "owned", number)
    assert handler.post(url("act", number, "publish"), {"commitment": ""}).status_code == 302
    procurement.refresh_from_db()
    assert procurement.status == "published"
    secrets = {bytes(share.sealed_secret) for share in procurement.seed_shares.all()}
    assert len(secrets) == 3
    text_of(handler, "owned", number)
    text_of(handler, "procurements")


def test_refused_act_keeps_the_page_and_says_why(market, sign_in):
    procurement = market.approved(scope="仅限本市企业报名")
    answer = sign_in(market.handler.membership).post(url("act", procurement.number, "publish"))
    assert answer.status_code == 422
    assert "仅限本市企业" in answer.text


def test_owner_watches_reveals_draws_publicises_and_awards(market, sign_in, clock):
    procurement = market.published()
    number, browser = procurement.number, sign_in(market.handler.membership)
    market.enter(procurement, 3)
    clock(CLOSES)
    text_of(browser, "owned", number)
    actions.close(procurement=procurement, clock=lambda: CLOSES)
    assert number in text_of(browser, "buyer")
    wrong = browser.post(url("act", number, "reveal"), {"secret": "0" * 64})
    assert wrong.status_code == 422
    assert browser.post(url("act", number, "reveal"), {"secret": ""}).status_code == 302
    assert browser.post(url("act", number, "draw")).status_code == 409
    clock(procurement.draw_at)
    for name in ("draw", "publicise"):
        text_of(browser, "owned", number)
        assert browser.post(url("act", number, name)).status_code == 302
    procurement.refresh_from_db()
    assert browser.post(url("act", number, "award")).status_code == 409
    clock(after(procurement.publicity_until))
    text_of(browser, "owned", number)
    assert browser.post(url("act", number, "award")).status_code == 302
    assert Award.objects.get().status == "confirmed"
    text_of(browser, "owned", number)


def test_owner_cancels_or_ends_with_a_reason(market, sign_in):
    browser = sign_in(market.handler.membership)
    first, second = market.published(), market.closed()
    assert browser.post(url("act", first.number, "cancel"), {"reason": "停建"}).status_code == 302
    asked = {"ground": "need", "reason": "停建"}
    assert browser.post(url("act", second.number, "end"), asked).status_code == 302
    assert set(Procurement.objects.values_list("status", "failure")) == {
        ("cancelled", "停建"),
        ("closed", ""),
    }
    assert "停建" in text_of(browser, "owned", second.number)


def test_procurements_of_others_do_not_exist_for_an_owner(market, sign_in, client):
    procurement = market.approved()
    other = sign_in(MembershipFactory())
    assert other.get(url("owned", procurement.number)).status_code == 404
    assert other.post(url("act", procurement.number, "publish")).status_code == 404
    mine = sign_in(market.handler.membership)
    assert mine.post(url("act", procurement.number, "explode")).status_code == 404
    assert mine.get(url("act", procurement.number, "publish")).status_code == 405
    assert client.get(url("owned", procurement.number)).status_code == 302
    assert sign_in(MembershipFactory(agency=True)).get(url("buyer")).status_code == 403


def test_agency_sees_its_eligibility_signs_up_and_withdraws(market, sign_in, monkeypatch):
    procurement, agency = market.published(), AgencyFactory()
    browser, number = as_agency(sign_in, agency), procurement.number
    monkeypatch.setattr("bidding.actions.sign_ups.database_now", lambda: AT)
    monkeypatch.setitem(actions.sign_up.__kwdefaults__, "clock", lambda: AT)
    monkeypatch.setitem(actions.withdraw_sign_up.__kwdefaults__, "clock", lambda: AT)
    assert number in text_of(browser, "opportunities")
    assert browser.post(url("sign_up", number)).status_code == 302
    assert SignUp.objects.get().status == "submitted"
    assert url("withdraw", number) in text_of(browser, "opportunities")
    assert browser.post(url("withdraw", number)).status_code == 302
    assert SignUp.objects.get().status == "withdrawn"
    other = as_agency(sign_in, AgencyFactory())
    assert other.post(url("withdraw", number)).status_code == 404
    assert sign_in(MembershipFactory(agency=True)).post(url("sign_up", number)).status_code == 404


def test_agency_takes_or_declines_what_was_offered_to_it(market, sign_in):
    first, second = market.offered(), market.offered()
    browser = as_agency(sign_in, first.direct_terms.asked_agency)
    shown = text_of(browser, "selections")
    assert first.number in shown and second.number not in shown
    assert browser.post(direct_url("confirm", second.number)).status_code == 404
    assert browser.post(direct_url("decline", first.number), {"reason": ""}).status_code == 302
    assert Procurement.objects.get(pk=first.pk).status == "offered"
    assert browser.post(direct_url("confirm", first.number)).status_code == 302
    award = Award.objects.get()
    assert award.status == "confirmed"
    text_of(browser, "selections")
    other = as_agency(sign_in, second.direct_terms.asked_agency)
    assert other.post(url("refuse", award.pk), {"reason": "x"}).status_code == 404
    assert other.post(direct_url("decline", second.number), {"reason": "忙"}).status_code == 302
    assert Procurement.objects.get(pk=second.pk).failure == "忙"
    assert browser.post(url("refuse", award.pk), {"reason": "忙"}).status_code == 302
    assert Award.objects.get().status == "refused"


def test_regulator_commits_reveals_and_decides(market, sign_in, clock):
    browser = sign_in(MembershipFactory(regulator=True))
    procurement = market.published()
    number = procurement.number
    assert url("regulator_commit", number) in text_of(browser, "oversight")
    assert browser.post(url("regulator_commit", number), {"commitment": "x"}).status_code == 302
    market.enter(procurement, 3)
    actions.close(procurement=procurement, clock=lambda: CLOSES)
    clock(CLOSES)
    assert url("regulator_reveal", number) in text_of(browser, "oversight")
    assert browser.post(url("regulator_reveal", number), {"secret": ""}).status_code == 302
    assert procurement.seed_shares.get(party="regulator").revealed
    result = market.in_publicity()
    objection = actions.object_to_result(
        procurement=result, by_name="某人", contact="139", text="理由", at=CLOSES
    )
    assert url("decide", objection.pk) in text_of(browser, "oversight")
    facts = {"is_upheld": "no", "decision": "名单无误"}
    assert browser.post(url("decide", objection.pk), {}).status_code == 302
    assert Objection.objects.get().decided_at is None
    assert browser.post(url("decide", objection.pk), facts).status_code == 302
    assert Objection.objects.get().is_upheld is False


def test_a_regulator_elsewhere_sees_nothing_of_it(market, sign_in):
    elsewhere = RegionFactory(code="320100", name_zh="南京市")
    browser = sign_in(MembershipFactory(regulator=True, region=elsewhere))
    procurement = market.published()
    assert procurement.number not in text_of(browser, "oversight")
    assert browser.post(url("regulator_reveal", procurement.number)).status_code == 404
    owner = sign_in(market.handler.membership)
    assert owner.get(url("oversight")).status_code == 403
