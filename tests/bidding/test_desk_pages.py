"""The desks of owner, agency and regulator: right person, wrong person, outsider."""

import json

import pytest
from django.urls import reverse

from agencies.models import Agency
from bidding import actions
from bidding.draws import actions as draws
from bidding.draws.escrow import secret_of
from bidding.models import Award, Objection, Procurement, SignUp
from core.clock import SHANGHAI
from core.models import Membership
from tests.bidding.market import (
    AT,
    CLOSES,
    PASSPHRASE,
    DrawMarket,
    after,
    bidder_of,
    draw_of,
    later_secret,
    owner_secret,
    without_beacon,
)
from tests.bidding.test_notice_pages import clock
from tests.bidding.wizard import check_url, closing_typed, typed_draft
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


def test_owner_drafts_and_a_colleague_approves_and_it_is_published(market, sign_in):
    handler, approver = (sign_in(each.membership) for each in (market.handler, market.approver))
    number = typed_draft(handler, market).number
    assert handler.post(check_url(number)).status_code == 302
    procurement = Procurement.objects.get()
    assert procurement.total_fen == 12_000_000
    assert f"{procurement.closes_at.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}" == closing_typed()
    assert number in text_of(approver, "buyer")
    assert handler.post(url("act", number, "approve")).status_code == 403
    assert approver.post(url("act", number, "approve")).status_code == 302
    text_of(handler, "owned", number)
    sent = {"secret": json.dumps(owner_secret(procurement).as_json())}
    assert handler.post(url("act", number, "publish"), sent).status_code == 302
    procurement.refresh_from_db()
    assert procurement.status == "published"
    assert {each.party for each in procurement.draw.shares.all()} == {"owner", "platform"}
    text_of(handler, "owned", number)
    text_of(handler, "procurements")


def test_refused_act_keeps_the_page_and_says_why(market, sign_in):
    procurement = market.approved(scope="仅限本市企业报名")
    answer = sign_in(market.handler.membership).post(url("act", procurement.number, "publish"))
    assert answer.status_code == 422
    assert "仅限本市企业" in answer.text


def test_owner_watches_releases_draws_publicises_and_awards(market, sign_in, clock):
    without_beacon(market.project.region)
    procurement = market.published()
    number, browser = procurement.number, sign_in(market.handler.membership)
    market.enter(procurement, 3)
    clock(CLOSES)
    text_of(browser, "owned", number)
    actions.close(procurement=procurement, clock=lambda: CLOSES)
    assert number in text_of(browser, "buyer")
    draw = draw_of(procurement)
    draws.release_platform(draw=draw, at=CLOSES)
    wrong = browser.post(url("draw_release", number), {"passphrase": "wrong"})
    assert wrong.status_code == 422
    assert browser.post(url("draw_release", number), {"passphrase": ""}).status_code == 302
    assert draw_of(procurement).status == "frozen"
    sent = {"passphrase": PASSPHRASE}
    assert browser.post(url("draw_release", number), sent).status_code == 302
    assert browser.post(url("draw_hold", number)).status_code == 409
    clock(draw.draw_at)
    assert url("draw_hold", number) in text_of(browser, "draw", number)
    assert browser.post(url("draw_hold", number)).status_code == 302
    text_of(browser, "owned", number)
    assert browser.post(url("act", number, "publicise")).status_code == 302
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


def test_regulator_adds_a_secret_releases_types_the_value_and_decides(market, sign_in, clock):
    browser = sign_in(market.regulator.membership)
    procurement = market.published()
    number = procurement.number
    assert url("draw", number) in text_of(browser, "oversight")
    assert url("draw_commit", number) in text_of(browser, "draw", number)
    assert browser.post(url("draw_commit", number), {"secret": "x"}).status_code == 422
    assert browser.post(url("draw_commit", number)).status_code == 422
    draw = draw_of(procurement)
    sent = {"secret": json.dumps(later_secret(draw, "regulator").as_json())}
    assert browser.post(url("draw_commit", number), sent).status_code == 302
    assert draw.shares.filter(party="regulator").exists()
    market.enter(procurement, 3)
    actions.close(procurement=procurement, clock=lambda: CLOSES)
    clock(CLOSES)
    draws.release_platform(draw=draw, at=CLOSES)
    assert url("draw_release", number) in text_of(browser, "draw", number)
    assert browser.post(url("draw_hand_in", number), {"secret": "xyz"}).status_code == 302
    own = {"secret": secret_of(b"r" * 32).hex()}
    assert browser.post(url("draw_hand_in", number), own).status_code == 302
    sent = {"passphrase": PASSPHRASE}
    assert browser.post(url("draw_release", number), sent).status_code == 302
    clock(draw_of(procurement).draw_at)
    assert url("draw_beacon", number) in text_of(browser, "draw", number)
    assert browser.post(url("draw_beacon", number), {"value": "ab" * 32}).status_code == 302
    operator = sign_in(MembershipFactory(operator=True))
    assert url("draw_beacon", number) in text_of(operator, "draw", number)
    assert operator.post(url("draw_beacon", number), {"value": "ab" * 32}).status_code == 302
    assert draw_of(procurement).status == "drawn"
    clock(CLOSES)
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
    assert (
        browser.post(url("draw_release", procurement.number), {"passphrase": "x"}).status_code
        == 403
    )
    owner = sign_in(market.handler.membership)
    assert owner.get(url("oversight")).status_code == 403
