"""Refunds and payouts go the same way: what holds for one holds for the other."""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from billing import accounts, ledger
from billing.actions.desk import take_counter_payment
from billing.actions.disbursements import approve, confirm_arrival, reject, send, settle
from billing.actions.payouts import request_payout
from billing.actions.refunds import request_refund
from billing.gateways.protocol import GatewayPayout, GatewayRefund, TransferStatus
from billing.models import Disbursement, Payment, Payout, Refund
from core import outbox
from core.actors import SYSTEM, Actor
from core.clock import now
from core.errors import Refused
from core.workflow import history
from tests.factories import (
    BankAccountFactory,
    FeeNoticeFactory,
    MembershipFactory,
    PayeeAccountFactory,
)

pytestmark = pytest.mark.django_db
FEN = 30_000


def ask_for_a_refund(by: Actor) -> tuple[Refund, str]:
    payment = take_counter_payment(
        notice=FeeNoticeFactory(), amount_fen=100_000, till="1", by=by, at=now()
    )
    Payment.objects.filter(pk=payment.pk).update(gateway="offline")  # so a gateway sends it back
    refund = request_refund(payment=payment, amount_fen=FEN, reason="误收", by=by, at=now())
    return Refund.objects.get(pk=refund.pk), payment.notice.credit_account


def ask_for_a_payout(by: Actor) -> tuple[Payout, str]:
    agency = MembershipFactory(agency=True).organisation
    PayeeAccountFactory(organisation=agency)
    payable = accounts.agency_payable(agency)
    earned = ledger.Line(accounts.bank("1"), payable, 100_000)
    ledger.post(key="earned", kind="test", lines=[earned], actor=SYSTEM, at=now())
    return request_payout(organisation=agency, amount_fen=FEN, by=by, at=now()), payable


@pytest.fixture
def maker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


@pytest.fixture
def checker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


@pytest.fixture(params=[ask_for_a_refund, ask_for_a_payout], ids=["refund", "payout"])
def asked(request, maker) -> SimpleNamespace:
    """One of each: `thing`, and `free()`, what its source can still spend."""
    make: Callable[[Actor], tuple[Disbursement, str]] = request.param
    thing, source = make(maker)
    return SimpleNamespace(thing=thing, free=lambda: ledger.available(source))


def word_of_the_gateway(
    thing: Disbursement, status: TransferStatus, amount_fen: int = FEN
) -> GatewayRefund | GatewayPayout:
    facts = {
        "id": "elsewhere-1",
        "reference": thing.number,
        "status": status,
        "amount_fen": amount_fen,
        "currency": "CNY",
        "created_at": now(),
    }
    if isinstance(thing, Refund):
        return GatewayRefund(payment_id="p", **facts)
    return GatewayPayout(payee="a", **facts)


def under_way(thing: Disbursement, checker: Actor) -> Disbursement:
    """Approved, and where a gateway sends it as far as it goes without the bank."""
    thing = approve(asked=thing, by=checker, at=now())
    if isinstance(thing, Payout):
        outbox.drain(at=now())
        thing.refresh_from_db()
    return thing


def test_who_asked_neither_approves_nor_rejects(asked, maker):
    with pytest.raises(Refused, match="Another person"):
        approve(asked=asked.thing, by=maker, at=now())
    with pytest.raises(Refused, match="Another person"):
        reject(asked=asked.thing, by=maker, reason="x", at=now())
    assert asked.free() == 70_000


def test_what_is_decided_is_not_decided_again(asked, checker):
    reject(asked=asked.thing, by=checker, reason="x", at=now())
    for act in (
        lambda: approve(asked=asked.thing, by=checker, at=now()),
        lambda: reject(asked=asked.thing, by=checker, reason="y", at=now()),
    ):
        with pytest.raises(Refused, match="decided already"):
            act()
    assert asked.free() == 100_000


def test_a_rejection_keeps_its_reason(asked, checker):
    reject(asked=asked.thing, by=checker, reason="重复申请", at=now())
    assert history(asked.thing).get().reason == "重复申请"


def test_success_at_the_gateway_takes_the_amount_off_its_account(asked, checker):
    thing = under_way(asked.thing, checker)
    found = word_of_the_gateway(thing, TransferStatus.SUCCEEDED)
    for _twice in range(2):
        settle(kind=type(thing), found=found, at=now())
    assert ledger.balance(accounts.gateway_clearing()) == -FEN
    assert asked.free() == 70_000
    assert ledger.prove(now()).is_balanced


@pytest.mark.parametrize("status", [TransferStatus.FAILED, TransferStatus.CANCELLED])
def test_failure_at_the_gateway_frees_the_amount(asked, checker, status):
    thing = under_way(asked.thing, checker)
    settle(kind=type(thing), found=word_of_the_gateway(thing, status), at=now())
    thing.refresh_from_db()
    assert (thing.status, asked.free()) == ("failed", 100_000)
    assert ledger.prove(now()).is_balanced


def test_a_word_about_another_amount_or_number_changes_nothing(asked, checker):
    thing = under_way(asked.thing, checker)
    before = thing.status
    settle(kind=type(thing), found=word_of_the_gateway(thing, TransferStatus.FAILED, 1), at=now())
    thing.refresh_from_db()
    assert thing.status == before
    thing.number = "TK-0000-000000"
    stranger = word_of_the_gateway(thing, TransferStatus.FAILED)
    assert settle(kind=type(thing), found=stranger, at=now()) is None


def test_nothing_leaves_before_it_is_approved(asked):
    send(asked=asked.thing, at=now())
    asked.thing.refresh_from_db()
    assert asked.thing.status == "requested"


def test_an_arrival_cannot_be_told_of_what_was_not_approved(asked, maker):
    Payment.objects.update(gateway="")
    thing = type(asked.thing).objects.get(pk=asked.thing.pk)
    with pytest.raises(Refused, match="approved and sent"):
        confirm_arrival(asked=thing, bank=BankAccountFactory(), by=maker, at=now())


def test_a_refund_sent_by_a_gateway_is_not_told_by_hand(maker, checker):
    refund, _source = ask_for_a_refund(maker)
    approve(asked=refund, by=checker, at=now())
    with pytest.raises(Refused, match="payment service"):
        confirm_arrival(asked=refund, bank=BankAccountFactory(), by=maker, at=now())


def test_only_a_payout_is_told_to_have_come_back(sign_in, maker, checker):
    refund, _source = ask_for_a_refund(maker)
    Payment.objects.update(gateway="")
    approve(asked=Refund.objects.get(), by=checker, at=now())
    desk = sign_in(MembershipFactory(finance=True))
    desk.cookies["django_language"] = "en"
    page = f"/finance/refunds/{refund.number}/decide/"
    answer = desk.post(page, {"decision": "fail", "reason": "x"}, follow=True)
    assert "Choose the bank account the money left." in answer.text
    refund.refresh_from_db()
    assert refund.status == "approved"


@pytest.mark.parametrize(
    ("make", "decision"),
    [(ask_for_a_refund, "reject"), (ask_for_a_payout, "reject"), (ask_for_a_payout, "fail")],
)
def test_saying_no_needs_a_reason(make, decision, sign_in, maker, checker):
    thing, source = make(maker)
    if decision == "fail":
        thing = under_way(thing, checker)
    before = thing.status
    desk = sign_in(MembershipFactory(finance=True))
    desk.cookies["django_language"] = "en"
    page = f"/finance/{thing.machine.name}s/{thing.number}/decide/"
    answer = desk.post(page, {"decision": decision, "reason": " "}, follow=True)
    assert "Say why" in answer.text
    thing.refresh_from_db()
    assert thing.status == before
    desk.post(page, {"decision": decision, "reason": "户名不符"})
    assert history(thing).last().reason == "户名不符"
    assert ledger.available(source) == 100_000


def test_the_value_date_of_the_bank_is_that_of_the_booking(maker, checker):
    payout, _source = ask_for_a_payout(maker)
    payout = under_way(payout, checker)
    day = dt.date(2026, 11, 22)
    bank = BankAccountFactory()
    confirm_arrival(asked=payout, bank=bank, value_date=day, evidence="B-1", by=maker, at=now())
    journal = ledger.Journal.objects.get(key=f"payout:{payout.number}")
    assert journal.transfers.get().value_date == day
