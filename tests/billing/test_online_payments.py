"""Online payments against the sandbox gateway: one charge, one booking."""

import datetime as dt
from dataclasses import replace

import pytest

from billing import accounts, ledger
from billing.actions import payments
from billing.gateways.registry import gateway
from billing.models import Payment, Receipt
from billing.states import NoticeStatus, PaymentStatus
from core.actors import SYSTEM
from core.clock import now
from core.errors import Refused
from tests.billing.online import Till
from tests.factories import FeeNoticeFactory

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1, minutes=1)


def test_started_payment_leads_to_the_gateway(till: Till):
    payment = till.start(FeeNoticeFactory())
    assert payment.status == PaymentStatus.PENDING
    assert payment.pay_url.startswith(till.running.url)


def test_paid_notice_is_booked_and_gets_its_receipt(till: Till):
    notice = FeeNoticeFactory()
    payment = till.pay(notice)
    till.drain()
    notice.refresh_from_db()
    assert (payment.status, notice.status) == (PaymentStatus.SUCCEEDED, NoticeStatus.RECEIPTED)
    assert ledger.balance(accounts.gateway_clearing()) == 100_000
    assert ledger.balance(notice.credit_account) == 100_000
    assert Receipt.objects.get(notice=notice).amount_fen == 100_000


def test_asking_again_changes_nothing(till: Till):
    payment = till.pay(FeeNoticeFactory())
    for _ in range(3):
        payments.refresh_payment(payment=payment, at=now())
    assert ledger.balance(accounts.gateway_clearing()) == 100_000


def test_second_charge_is_blocked_with_a_sentence(till: Till):
    notice = FeeNoticeFactory()
    first = till.start(notice)
    with pytest.raises(payments.PaymentUnderWay, match="under way") as caught:
        payments.start_payment(notice=notice, by=SYSTEM, at=now())
    assert caught.value.facts["payment"] == first


def test_paid_notice_cannot_be_paid_again(till: Till):
    notice = FeeNoticeFactory()
    till.pay(notice)
    with pytest.raises(Refused, match="nothing left to pay"):
        payments.start_payment(notice=notice, by=SYSTEM, at=now())


def test_declined_payment_frees_the_notice(till: Till):
    notice = FeeNoticeFactory()
    payment = till.start(notice)
    till.payer(payment, "fail")
    payments.refresh_payment(payment=payment, at=now())
    payment.refresh_from_db()
    assert (payment.status, bool(payment.failure)) == (PaymentStatus.FAILED, True)
    till.drain()
    assert gateway("stripe").retrieve_payment(payment.gateway_id).status == "cancelled"
    assert till.pay(notice).status == PaymentStatus.SUCCEEDED


def test_time_out_after_sending_is_unknown_and_blocks(till: Till):
    till.fault("timeout_after_commit", "payment_intents", seconds=0)
    notice = FeeNoticeFactory()
    payment = till.start(notice)
    assert payment.status == PaymentStatus.UNKNOWN
    with pytest.raises(payments.PaymentUnderWay):
        payments.start_payment(notice=notice, by=SYSTEM, at=now())


def test_poller_learns_the_outcome_of_an_unknown_payment(till: Till):
    till.fault("timeout_after_commit", "payment_intents", seconds=0)
    payment = till.start(FeeNoticeFactory())
    assert payments.poll_payments(at=now()) == 0
    assert payments.poll_payments(at=now() + dt.timedelta(minutes=6)) == 1
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.PENDING
    assert len(gateway("stripe").find_payments(payment.number)) == 1


def test_gateway_that_is_down_is_tried_again_with_the_same_key(till: Till):
    till.fault("error_before_effect", "payment_intents")
    payment = till.start(FeeNoticeFactory())
    assert payment.status in (PaymentStatus.CREATED, PaymentStatus.UNKNOWN)
    till.drain(after=dt.timedelta(minutes=1))
    payments.poll_payments(at=now() + dt.timedelta(minutes=6))
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.PENDING


def test_payer_who_went_away_expires_and_can_no_longer_pay(till: Till):
    payment = till.start(FeeNoticeFactory())
    payments.poll_payments(at=now() + HOUR)
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.EXPIRED
    assert gateway("stripe").retrieve_payment(payment.gateway_id).status == "cancelled"


def test_payment_made_at_the_last_moment_is_taken_not_expired(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    payments.expire_payment(payment=payment, at=now())
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.SUCCEEDED


def test_payer_may_cancel_before_paying(till: Till):
    payment = till.start(FeeNoticeFactory())
    payments.cancel_payment(payment=payment, by=SYSTEM, at=now())
    payment.refresh_from_db()
    assert payment.status == PaymentStatus.CANCELLED


def test_money_that_comes_after_the_end_waits_for_a_person(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    Payment.objects.filter(pk=payment.pk).update(status=PaymentStatus.EXPIRED)
    payments.refresh_payment(payment=payment, at=now())
    assert ledger.balance(accounts.pending_unknown()) == 100_000
    assert ledger.balance(payment.notice.credit_account) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"amount_fen": 1},
        {"received_fen": 99_999},
        {"currency": "USD"},
        {"metadata": {"notice": "1", "payee": "2"}},
        {"id": "pi_other"},
    ],
)
def test_what_differs_from_the_notice_is_not_booked(till: Till, change):
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    found = replace(gateway("stripe").retrieve_payment(payment.gateway_id), **change)
    with pytest.raises(payments.PaymentMismatch):
        payments.settle_payment(found=found, gateway_code="stripe", by=SYSTEM, at=now())
    assert ledger.balance(payment.notice.credit_account) == 0


def test_payment_sent_already_is_not_sent_again(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.fault("timeout_after_commit", "payment_intents", seconds=0)
    assert payments.send_payment(payment=payment, at=now()).status == PaymentStatus.PENDING


def test_payment_made_meanwhile_does_not_expire(till: Till):
    payment = till.pay(FeeNoticeFactory())
    kept = payments.expire_payment(payment=payment, at=now() + HOUR)
    assert kept.status == PaymentStatus.SUCCEEDED


def test_ended_payment_cannot_be_cancelled(till: Till):
    payment = till.pay(FeeNoticeFactory())
    kept = payments.cancel_payment(payment=payment, by=SYSTEM, at=now())
    assert kept.status == PaymentStatus.SUCCEEDED


def test_failed_payment_the_gateway_never_saw_needs_no_closing():
    payments.close_failed(payment=Payment(gateway="stripe"), at=now())


def test_poll_that_fails_is_noted_and_repeated_later(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.fault("error_before_effect", "payment_intents")
    later = now() + dt.timedelta(minutes=6)
    assert payments.poll_payments(at=later) == 1
    payment.refresh_from_db()
    assert (payment.status, bool(payment.failure)) == (PaymentStatus.PENDING, True)
    assert payment.due_at > later
