"""Many at once, on a real PostgreSQL: one booking a key, no deadlock, no overdraft."""

import datetime as dt

import pytest

from billing import accounts, ledger
from billing.actions import payments, webhooks
from billing.models import Journal, Payment, WebhookDelivery
from billing.states import PaymentStatus
from core import outbox
from core.actors import PUBLIC, SYSTEM
from core.clock import now
from tests.billing.online import Till
from tests.factories import FeeNoticeFactory
from tests.races import together

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
LEFT, RIGHT = accounts.escrow("HT-1", 1), accounts.escrow("HT-1", 2)


def post(key: str, debit: str, credit: str, fen: int) -> Journal:
    return ledger.post(
        key=key, kind="test", lines=[ledger.Line(debit, credit, fen)], actor=SYSTEM, at=AT
    )


def test_one_key_from_16_threads_books_once():
    journals = together(*[lambda: post("k", accounts.gateway_clearing(), LEFT, 100)] * 16)
    assert len(set(journals)) == 1
    assert ledger.balance(LEFT) == 100


def test_one_key_with_other_bodies_books_one_of_them():
    calls = [
        lambda fen=fen: post("k", accounts.gateway_clearing(), LEFT, fen) for fen in range(1, 9)
    ]
    results = together(*calls)
    made = [r for r in results if isinstance(r, Journal)]
    assert len(made) == 1
    assert sum(isinstance(r, ledger.KeyReused) for r in results) == 7
    assert ledger.balance(LEFT) == made[0].transfers.get().amount_fen


def test_opposite_transfers_do_not_deadlock():
    for code in (LEFT, RIGHT):
        post(f"fund {code}", accounts.gateway_clearing(), code, 100_000)

    def shuttle(number: int) -> None:
        way = (LEFT, RIGHT) if number % 2 else (RIGHT, LEFT)
        for turn in range(25):
            post(f"{number}:{turn}", *way, 7)

    together(*[lambda n=n: shuttle(n) for n in range(8)])
    assert ledger.balance(LEFT) == ledger.balance(RIGHT) == 100_000
    assert ledger.prove(AT).is_balanced


def test_floor_holds_when_many_spend_at_once():
    post("fund", accounts.gateway_clearing(), LEFT, 1_000)
    calls = [lambda n=n: post(f"out {n}", LEFT, RIGHT, 300) for n in range(8)]
    results = together(*calls)
    assert sum(isinstance(r, Journal) for r in results) == 3
    assert sum(isinstance(r, ledger.InsufficientFunds) for r in results) == 5
    assert ledger.balance(LEFT) == 100


def test_hold_is_posted_or_released_never_both():
    post("fund", accounts.gateway_clearing(), LEFT, 100)
    line = ledger.Line(LEFT, RIGHT, 60)
    held = ledger.hold(key="h", kind="test", line=line, expires_at=None, actor=SYSTEM, at=AT)
    results = together(
        lambda: ledger.post_hold(held=held, key="p", actor=SYSTEM, at=AT),
        lambda: ledger.void_hold(held=held, key="v", actor=SYSTEM, at=AT),
    )
    assert sum(isinstance(r, ledger.HoldResolved) for r in results) == 1
    assert ledger.available(LEFT) in (40, 100)
    assert ledger.prove(AT).is_balanced


def test_two_payers_at_once_make_one_charge(till: Till):
    notice = FeeNoticeFactory()
    results = together(*[lambda: payments.start_payment(notice=notice, by=PUBLIC, at=now())] * 4)
    assert sum(isinstance(r, payments.PaymentUnderWay) for r in results) == 3
    together(*[lambda: outbox.drain(at=now())] * 3)
    assert len(till.api.get("/v1/payment_intents").body["data"]) == 1


def test_two_webhooks_and_the_poller_at_once_book_once(till: Till):
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    heard = till.webhooks()
    together(*[lambda body=b, sign=s: till.receive(body, sign) for b, s in heard * 2])
    assert WebhookDelivery.objects.count() == len(heard)
    together(
        *[lambda: outbox.drain(at=now())] * 3,
        lambda: payments.refresh_payment(payment=payment, at=now()),
    )
    assert Payment.objects.get().status == PaymentStatus.SUCCEEDED
    assert ledger.balance(accounts.gateway_clearing()) == 100_000


def test_one_delivery_is_processed_once(till: Till, monkeypatch):
    settled, settle = [], webhooks.settle_payment

    def settle_and_count(**facts):
        settled.append(facts)
        return settle(**facts)

    monkeypatch.setattr(webhooks, "settle_payment", settle_and_count)
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    for body, signature in till.webhooks():
        till.receive(body, signature)
    delivery = WebhookDelivery.objects.filter(object_kind="payment_intent").last()
    together(*[lambda: webhooks.process_delivery(delivery=delivery, at=now())] * 4)
    assert len(settled) == 1
    assert ledger.balance(accounts.gateway_clearing()) == 100_000
