"""The pages of money: what each person sees, hears and can do."""

import datetime as dt

import pytest

from billing import accounts, ledger
from billing.actions.desk import take_counter_payment
from billing.actions.refunds import request_refund
from billing.models import FeeNotice, Payment, WebhookDelivery
from billing.states import NoticeStatus, PaymentStatus
from core import outbox
from core.actors import SYSTEM
from core.clock import now
from tests.billing.online import Till
from tests.factories import (
    BankAccountFactory,
    FeeNoticeFactory,
    MembershipFactory,
    PayeeAccountFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(client):
    client.cookies["django_language"] = "en"


@pytest.fixture
def finance():
    return MembershipFactory(finance=True)


@pytest.fixture
def desk(sign_in, finance):
    client = sign_in(finance)
    client.cookies["django_language"] = "en"
    return client


def text(response) -> str:
    return response.content.decode()


def test_code_leads_to_its_notice(client):
    notice = FeeNoticeFactory()
    spaced = f"{notice.code[:4]} {notice.code[4:10]}-{notice.code[10:]}"
    answer = client.get("/pay/", {"code": spaced})
    assert answer["Location"] == f"/pay/{notice.code}/"
    assert "¥1,000.00" in text(client.get(answer["Location"]))


def wrong(code: str) -> str:
    return code[:-1] + str((int(code[-1]) + 1) % 10)


@pytest.mark.parametrize("address", ["/pay/?code={}", "/pay/{}/"])
def test_wrong_check_digit_is_refused_with_the_sentence(client, address: str):
    answer = client.get(address.format(wrong(FeeNoticeFactory().code)))
    assert answer.status_code == 422
    assert "the last one is a check digit" in text(answer)


def test_unknown_code_says_so(client):
    code = FeeNoticeFactory.build(issuer=None, payer=None, payer_name="x", payee=None).code
    assert "no fee notice with this code" in text(client.get("/pay/", {"code": code}))
    assert client.get(f"/pay/{code}/").status_code == 404


def test_payer_goes_to_the_gateway_and_comes_back_paid(client, till: Till):
    notice = FeeNoticeFactory()
    answer = client.post(f"/pay/{notice.code}/start/")
    assert answer["Location"].startswith(till.running.url)
    till.payer(Payment.objects.get())
    assert "not confirmed yet" in text(client.get(f"/pay/{notice.code}/return/"))
    back = client.post(f"/pay/{notice.code}/refresh/", follow=True)
    assert "The payment has arrived" in text(back)
    outbox.drain(at=now())
    assert "Genuine" in text(client.get(f"/pay/{notice.code}/receipt/"))


def test_pressing_pay_twice_joins_the_same_payment(client, till: Till):
    notice = FeeNoticeFactory()
    first = client.post(f"/pay/{notice.code}/start/")
    second = client.post(f"/pay/{notice.code}/start/")
    assert first["Location"] == second["Location"]
    assert Payment.objects.count() == 1
    assert "is under way" in text(client.get(f"/pay/{notice.code}/"))


def test_given_up_payment_can_be_started_anew(client, till: Till):
    notice = FeeNoticeFactory()
    client.post(f"/pay/{notice.code}/start/")
    client.post(f"/pay/{notice.code}/cancel/")
    assert Payment.objects.get().status == PaymentStatus.CANCELLED
    assert client.post(f"/pay/{notice.code}/start/")["Location"].startswith(till.running.url)


def test_gateway_that_is_down_leaves_the_payer_informed(client, settings):
    settings.STRIPE_API_BASE = "http://127.0.0.1:1"
    notice = FeeNoticeFactory()
    answer = client.post(f"/pay/{notice.code}/start/", follow=True)
    assert "do not pay again" in text(answer)


def test_receipt_page_unmasks_a_false_receipt(client):
    assert "is not paid" in text(client.get(f"/pay/{FeeNoticeFactory().code}/receipt/"))


def test_webhook_endpoint_keeps_the_signed_and_refuses_the_forged(client, till: Till):
    till.start(FeeNoticeFactory())
    body, signature = till.webhooks()[0]
    for sent, status in [(signature, 200), (signature, 200), (signature + "0", 400), ("", 400)]:
        answer = client.post(
            "/webhooks/stripe/",
            body,
            content_type="application/json",
            headers={"Stripe-Signature": sent},
        )
        assert answer.status_code == status
    assert WebhookDelivery.objects.count() == 1


def test_finance_issues_a_notice(desk, finance):
    answer = desk.post(
        "/finance/notices/new/",
        {
            "kind": "approval",
            "reference": "2026-17",
            "title": "施工图审查费",
            "payer_name": "王五",
            "amount_fen": "1,250.50",
        },
    )
    notice = FeeNotice.objects.get()
    assert answer["Location"] == f"/finance/notices/{notice.code}/"
    assert (notice.amount_fen, notice.issuer) == (125_050, finance.organisation)


@pytest.mark.parametrize("amount", ["1_000", "１０００", "1e3", "-5", "0.001", ""])
def test_amount_that_is_not_plain_yuan_is_refused(desk, amount: str):
    answer = desk.post(
        "/finance/notices/new/",
        {
            "kind": "approval",
            "reference": "1",
            "title": "x",
            "payer_name": "y",
            "amount_fen": amount,
        },
    )
    assert answer.status_code == 422
    assert not FeeNotice.objects.exists()


def test_teller_takes_cash(desk):
    notice = FeeNoticeFactory()
    page = f"/finance/counter/?code={notice.code}"
    assert "1000.00" in text(desk.get(page))
    desk.post(page, {"means": "cash", "amount_fen": "1000.00", "till": "3"})
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.PAID
    assert ledger.balance(accounts.till("3")) == 100_000


def test_transfer_needs_the_account_and_the_date(desk):
    notice = FeeNoticeFactory()
    answer = desk.post(
        f"/finance/counter/?code={notice.code}", {"means": "transfer", "amount_fen": "1"}
    )
    assert answer.status_code == 422
    assert text(answer).count("Fill this in for the chosen way of payment") >= 2


def test_list_is_filtered(desk):
    first, second = FeeNoticeFactory(title="alpha"), FeeNoticeFactory(title="beta")
    page = text(desk.get("/finance/notices/", {"q": "alpha"}))
    assert first.code in page
    assert second.code not in page


def test_notice_is_voided_from_its_page(desk):
    notice = FeeNoticeFactory()
    desk.post(f"/finance/notices/{notice.code}/", {"reason": "wrong payer"})
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.VOID


def test_refund_needs_another_person_and_says_so(desk, finance, sign_in):
    payment = take_counter_payment(
        notice=FeeNoticeFactory(), amount_fen=100_000, till="1", by=SYSTEM, at=now()
    )
    answer = desk.post(
        f"/finance/payments/{payment.number}/refund/", {"amount_fen": "100", "reason": "重复"}
    )
    assert "Another person has to approve it" in text(desk.get(answer["Location"]))
    decide = answer["Location"] + "decide/"
    assert desk.post(decide, {"decision": "approve"}).status_code == 403
    other = sign_in(MembershipFactory(finance=True))
    assert other.post(decide, {"decision": "approve"}).status_code == 302
    bank = BankAccountFactory()
    other.post(decide, {"decision": "paid", "bank": bank.pk})
    assert ledger.balance(bank.ledger_code) == -10_000


def test_agency_is_paid_out(sign_in, desk):
    member = MembershipFactory(agency=True)
    agency = sign_in(member)
    agency.cookies["django_language"] = "en"
    payable = accounts.agency_payable(member.organisation)
    line = ledger.Line(accounts.bank("1"), payable, 50_000)
    ledger.post(key="earned", kind="test", lines=[line], actor=SYSTEM, at=now())
    assert "payee account first" in text(agency.get("/agency/earnings/"))
    agency.post(
        "/agency/earnings/account/", {"bank": "中国银行", "holder": "甲", "number": "62220001"}
    )
    assert "¥500.00" in text(agency.get("/agency/earnings/"))
    agency.post("/agency/earnings/payouts/", {"amount_fen": "500"})
    payout = member.organisation.payouts.get()
    page = f"/finance/payouts/{payout.number}/"
    assert "differs from the agency" in text(desk.get(page))
    desk.post(page + "decide/", {"decision": "approve"})
    outbox.drain(at=now())
    bank = BankAccountFactory()
    desk.post(
        page + "decide/",
        {"decision": "arrive", "bank": bank.pk, "value_date": "2026-11-22", "evidence": "B-1"},
    )
    payout.refresh_from_db()
    assert payout.status == "paid"
    assert text(desk.get("/finance/payouts/"))


def test_agency_cannot_ask_for_more_than_it_has(sign_in):
    member = MembershipFactory(agency=True)
    PayeeAccountFactory(organisation=member.organisation)
    answer = sign_in(member).post("/agency/earnings/payouts/", {"amount_fen": "0.01"})
    assert answer.status_code == 422


def test_owner_sees_only_its_own_notices(sign_in):
    mine, other = FeeNoticeFactory(title="mine-1"), FeeNoticeFactory(title="other-1")
    page = text(sign_in(MembershipFactory(organisation=mine.payer)).get("/buyer/payments/"))
    assert "mine-1" in page
    assert other.title not in page


def test_ledger_pages_show_accounts_entries_and_the_proof(desk):
    notice = FeeNoticeFactory()
    payment = take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=SYSTEM, at=now())
    request_refund(
        payment=payment,
        amount_fen=1,
        reason="x",
        by=MembershipFactory(finance=True).as_actor(),
        at=now() + dt.timedelta(seconds=1),
    )
    desk.post("/finance/ledger/prove/")
    assert "recomputes" in text(desk.get("/finance/ledger/"))
    assert "¥1,000.00" in text(desk.get(f"/finance/ledger/accounts/{notice.credit_account}/"))
    journal = ledger.Journal.objects.get(key=f"payment:{payment.number}")
    assert payment.number in text(desk.get(f"/finance/ledger/journals/{journal.pk}/"))
    assert "The books balanced" in text(desk.get("/finance/"))
