"""Refunds: two people, never more than came in, never out of somebody else's escrow."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from billing import accounts, ledger
from billing.actions.desk import take_counter_payment
from billing.actions.disbursements import approve, confirm_arrival, reject
from billing.actions.escrow import release, return_to_payer
from billing.actions.refunds import WrongRefund, request_refund
from billing.models import Payment, Refund
from billing.states import NoticeStatus, RefundStatus
from core.actors import SYSTEM
from core.clock import now
from core.errors import Refused
from tests.billing.online import Till
from tests.factories import BankAccountFactory, FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def maker():
    return MembershipFactory(finance=True, duties=["handler"]).as_actor()


@pytest.fixture
def checker():
    return MembershipFactory(finance=True, duties=["approver"]).as_actor()


@pytest.fixture
def payment(maker) -> Payment:
    """¥1,000.00 taken in cash."""
    return take_counter_payment(
        notice=FeeNoticeFactory(), amount_fen=100_000, till="1", by=maker, at=now()
    )


def ask(payment: Payment, by, fen: int = 100_000) -> Refund:
    return request_refund(payment=payment, amount_fen=fen, reason="重复缴费", by=by, at=now())


def test_requested_amount_is_held_at_once(payment, maker):
    ask(payment, maker, 60_000)
    assert ledger.available(payment.notice.credit_account) == 40_000


def test_two_requests_together_cannot_exceed_the_payment(payment, maker):
    ask(payment, maker, 60_000)
    with pytest.raises(WrongRefund):
        ask(payment, maker, 40_001)


def test_database_bounds_refunds_by_the_payment(payment):
    with pytest.raises(IntegrityError, match="refunded_at_most"), transaction.atomic():
        Payment.objects.filter(pk=payment.pk).update(refunded_fen=100_001)


def test_maker_is_not_checker(payment):
    both = MembershipFactory(finance=True).as_actor()
    refund = ask(payment, both)
    with pytest.raises(Refused, match="Another person"):
        approve(asked=refund, by=both, at=now())
    with pytest.raises(IntegrityError, match="maker_is_not_checker"), transaction.atomic():
        Refund.objects.filter(pk=refund.pk).update(approved_by=both.user)


def test_handler_without_the_duty_does_not_approve(payment, maker):
    refund = ask(payment, maker)
    with pytest.raises(Refused, match="approver"):
        approve(
            asked=refund,
            by=MembershipFactory(finance=True, duties=["handler"]).as_actor(),
            at=now(),
        )


def test_rejected_refund_frees_the_amount(payment, maker, checker):
    reject(asked=ask(payment, maker), by=checker, reason="no", at=now())
    payment.refresh_from_db()
    assert (payment.refunded_fen, ledger.available(payment.notice.credit_account)) == (0, 100_000)


def test_cash_is_given_back_by_bank_transfer(payment, maker, checker):
    refund = approve(asked=ask(payment, maker), by=checker, at=now())
    bank = BankAccountFactory()
    confirm_arrival(asked=refund, bank=bank, by=maker, at=now())
    payment.notice.refresh_from_db()
    assert payment.notice.status == NoticeStatus.REFUNDED
    assert ledger.balance(bank.ledger_code) == -100_000
    assert ledger.balance(accounts.refund_payable()) == 0


def test_online_refund_goes_through_the_gateway(till: Till, maker, checker):
    notice = FeeNoticeFactory()
    refund = ask(till.pay(notice), maker, 30_000)
    approve(asked=refund, by=checker, at=now())
    till.drain()
    till.drain()
    refund.refresh_from_db()
    assert refund.status == RefundStatus.SUCCEEDED
    assert ledger.balance(accounts.gateway_clearing()) == 70_000
    assert ledger.balance(notice.credit_account) == 70_000


def test_refund_whose_answer_got_lost_is_sent_once(till: Till, maker, checker):
    payment = till.pay(FeeNoticeFactory())
    till.fault("timeout_after_commit", "refunds", seconds=0)
    refund = approve(asked=ask(payment, maker, 30_000), by=checker, at=now())
    till.drain()
    refund.refresh_from_db()
    assert refund.status == RefundStatus.APPROVED
    till.drain(after=dt.timedelta(minutes=1))
    refund.refresh_from_db()
    assert refund.status == RefundStatus.SUCCEEDED
    assert till.api.get("/v1/refunds").body["data"][0]["amount"] == 30_000
    assert len(till.api.get("/v1/refunds").body["data"]) == 1


def free(payment: Payment, fen: int) -> None:
    notice = payment.notice
    release(
        escrow_account=notice.credit_account,
        payee=notice.payee,
        amount_fen=fen,
        fee_bp=0,
        key="release",
        by=SYSTEM,
        at=now(),
    )


def test_after_release_the_agency_pays_and_owes_the_rest(payment, maker, checker):
    free(payment, 100_000)
    ledger.post(
        key="spent",
        kind="test",
        lines=[
            ledger.Line(
                accounts.agency_payable(payment.notice.payee), accounts.payout_in_transit(), 70_000
            )
        ],
        actor=SYSTEM,
        at=now(),
    )
    approve(asked=ask(payment, maker), by=checker, at=now())
    assert ledger.balance(accounts.agency_payable(payment.notice.payee)) == 0
    assert ledger.balance(accounts.agency_receivable(payment.notice.payee)) == 70_000
    assert ledger.balance(payment.notice.credit_account) == 0
    assert ledger.balance(accounts.refund_payable()) == 100_000


def test_contract_that_ends_early_returns_over_its_payments(maker):
    notice = FeeNoticeFactory()
    for fen in (40_000, 60_000):
        take_counter_payment(notice=notice, amount_fen=fen, till="1", by=maker, at=now())
    owner = MembershipFactory().as_actor()
    refunds = return_to_payer(
        notice=notice, amount_fen=70_000, reason="合同终止", by=owner, at=now()
    )
    assert [r.amount_fen for r in refunds] == [60_000, 10_000]
    with pytest.raises(WrongRefund):
        return_to_payer(notice=notice, amount_fen=30_001, reason="x", by=owner, at=now())
