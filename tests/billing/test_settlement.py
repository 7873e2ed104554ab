"""The gateway's settlement: fees and the money that reaches our bank account."""

import datetime as dt

import pytest

from billing import accounts, ledger, tasks
from billing.actions import settlement
from billing.actions.settlement import Settlement, settle_gateway
from billing.gateways.protocol import BalanceLine
from billing.models import BankAccount
from billing.states import NoticeStatus
from core.actors import SYSTEM
from core.clock import now
from tests.billing.online import Till
from tests.factories import BankAccountFactory, FeeNoticeFactory

pytestmark = pytest.mark.django_db


def settle(bank: BankAccount) -> Settlement:
    since = now() - dt.timedelta(days=1)
    return settle_gateway(gateway_code="stripe", since=since, bank=bank, by=SYSTEM, at=now())


def test_settlement_empties_clearing_into_bank_and_fee(till: Till):
    bank, notice = BankAccountFactory(), FeeNoticeFactory()
    till.pay(notice)
    till.api.post("/_sandbox/advance")
    done = settle(bank)
    assert (done.fees_fen, done.banked_fen, done.others) == (600, 99_400, [])
    assert ledger.balance(accounts.gateway_clearing()) == 0
    assert ledger.balance(accounts.psp_fee()) == 600
    assert ledger.balance(bank.ledger_code) == 99_400
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.SETTLED


def test_the_daily_task_settles_into_the_only_account(till: Till):
    till.pay(FeeNoticeFactory())
    till.api.post("/_sandbox/advance")
    assert tasks.settle_gateway() == 0  # no account is known yet
    bank = BankAccountFactory()
    assert tasks.settle_gateway() == 99_400
    assert ledger.balance(bank.ledger_code) == 99_400


def test_of_two_accounts_a_number_names_the_one():
    one, two = (BankAccountFactory(number=number) for number in ("6222001", "6222002"))
    assert settlement.receiving_account("") is None
    assert settlement.receiving_account(two.number) == two
    assert settlement.receiving_account(one.number) == one


def test_a_window_knows_what_was_paid_out_before_its_own_lines():
    """Of a payout of 9 yuan, 6 were older than the window: only the first of its lines fits."""
    at = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)

    def line(kind, number, net_fen):
        return BalanceLine(
            id=f"txn_{number}",
            kind=kind,
            source_id=f"src_{number}",
            payment_id=f"pi_{number}" if kind == "charge" else "",
            reference="",
            amount_fen=net_fen,
            fee_fen=0,
            net_fen=net_fen,
            currency="CNY",
            created_at=at,
            available_at=at,
        )

    paid = line("payout", 9, -900)
    lines = [line("charge", 1, 300), line("charge", 2, 500), paid]
    assert settlement._covered(lines, paid, 600) == ["pi_1"]
    assert settlement._covered(lines, paid, 0) == ["pi_1", "pi_2"]


def test_notices_settle_with_the_payout_that_holds_them(till: Till):
    """A second run whose window begins after the first payment still settles only what was paid."""
    bank, first, second = BankAccountFactory(), FeeNoticeFactory(), FeeNoticeFactory()
    till.pay(first)
    till.api.post("/_sandbox/advance")
    settle(bank)
    till.pay(second)
    settle(bank)
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.status == NoticeStatus.SETTLED
    assert second.status != NoticeStatus.SETTLED


def test_settling_twice_books_once(till: Till):
    bank = BankAccountFactory()
    till.pay(FeeNoticeFactory())
    till.api.post("/_sandbox/advance")
    assert settle(bank) == settle(bank)
    assert ledger.balance(bank.ledger_code) == 99_400
    assert ledger.prove(now()).is_balanced


def test_movement_of_another_kind_is_left_to_a_person():
    line = BalanceLine(
        id="txn_1",
        kind="adjustment",
        source_id="adj_1",
        payment_id="",
        reference="",
        amount_fen=-500,
        fee_fen=0,
        net_fen=-500,
        currency="CNY",
        created_at=now(),
        available_at=now(),
    )
    bank = BankAccountFactory()
    done = settlement.book_settlement(lines=[line], bank=bank, by=SYSTEM, at=now())
    assert (done.fees_fen, done.banked_fen, done.others) == (0, 0, [line])
    assert ledger.balance(bank.ledger_code) == 0
