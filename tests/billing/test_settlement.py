"""The gateway's settlement: fees and the money that reaches our bank account."""

import datetime as dt

import pytest

from billing import accounts, ledger
from billing.actions.settlement import Settlement, settle_gateway
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


def test_settling_twice_books_once(till: Till):
    bank = BankAccountFactory()
    till.pay(FeeNoticeFactory())
    till.api.post("/_sandbox/advance")
    assert settle(bank) == settle(bank)
    assert ledger.balance(bank.ledger_code) == 99_400
    assert ledger.prove(now()).is_balanced
