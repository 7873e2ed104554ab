"""Counter and bank transfer, and the release from escrow."""

import datetime as dt

import pytest

from billing import accounts, ledger
from billing.actions.desk import (
    WrongAmount,
    record_bank_transfer,
    record_card_payment,
    take_counter_payment,
)
from billing.actions.escrow import release
from billing.events import FeePaid
from billing.models import Channel, Payment
from billing.states import NoticeStatus, PaymentStatus
from core import events
from core.actors import PUBLIC, SYSTEM
from core.errors import Refused
from tests.factories import BankAccountFactory, FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def finance():
    return MembershipFactory(finance=True).as_actor()


def test_cash_goes_from_the_till_to_the_credit_account(finance):
    notice = FeeNoticeFactory()
    payment = take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=finance, at=AT)
    notice.refresh_from_db()
    assert (payment.status, notice.status) == (PaymentStatus.SUCCEEDED, NoticeStatus.PAID)
    assert ledger.balance(accounts.till("1")) == 100_000
    assert ledger.balance(notice.credit_account) == 100_000


def test_card_and_transfer_go_to_the_bank(finance):
    notice, bank = FeeNoticeFactory(), BankAccountFactory()
    record_card_payment(notice=notice, amount_fen=40_000, bank=bank, by=finance, at=AT)
    day = dt.date(2026, 11, 20)
    payment = record_bank_transfer(
        notice=notice, amount_fen=60_000, bank=bank, value_date=day, by=finance, at=AT
    )
    assert payment.channel == Channel.TRANSFER
    assert ledger.balance(bank.ledger_code) == 100_000


def test_part_payment_leaves_the_rest_to_pay(finance):
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=30_000, till="1", by=finance, at=AT)
    notice.refresh_from_db()
    assert (notice.status, notice.outstanding_fen) == (NoticeStatus.PARTLY_PAID, 70_000)


@pytest.mark.parametrize("fen", [0, -1, 100_001])
def test_wrong_amount_is_refused(finance, fen: int):
    with pytest.raises(WrongAmount):
        take_counter_payment(notice=FeeNoticeFactory(), amount_fen=fen, till="1", by=finance, at=AT)


def test_paid_notice_takes_no_more(finance):
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=finance, at=AT)
    with pytest.raises(Refused, match="nothing left to pay"):
        take_counter_payment(notice=notice, amount_fen=1, till="1", by=finance, at=AT)


def test_open_payment_blocks_the_counter(finance):
    notice = FeeNoticeFactory()
    Payment.objects.create(
        number="FK-1", notice=notice, channel=Channel.ONLINE, amount_fen=1, created_at=AT
    )
    with pytest.raises(Refused, match="under way"):
        take_counter_payment(notice=notice, amount_fen=1, till="1", by=finance, at=AT)


def test_public_takes_no_counter_payment():
    with pytest.raises(Refused, match="finance"):
        take_counter_payment(notice=FeeNoticeFactory(), amount_fen=1, till="1", by=PUBLIC, at=AT)


def test_full_payment_is_told_once(finance, monkeypatch):
    heard: list[FeePaid] = []
    monkeypatch.setitem(events._listeners, FeePaid, [heard.append])
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=1, till="1", by=finance, at=AT)
    last = take_counter_payment(notice=notice, amount_fen=99_999, till="1", by=finance, at=AT)
    assert [(e.notice, e.payment) for e in heard] == [(notice, last)]


def funded(finance, fen: int = 100_000):
    notice = FeeNoticeFactory(amount_fen=fen)
    take_counter_payment(notice=notice, amount_fen=fen, till="1", by=finance, at=AT)
    return notice


def free(notice, fen: int, key: str = "release:1"):
    return release(
        escrow_account=notice.credit_account,
        payee=notice.payee,
        amount_fen=fen,
        fee_bp=100,
        key=key,
        by=SYSTEM,
        at=AT,
    )


def test_release_pays_the_agency_less_the_fee(finance):
    notice = funded(finance, 12_345)
    free(notice, 12_345)
    assert ledger.balance(accounts.agency_payable(notice.payee)) == 12_222
    assert ledger.balance(accounts.platform_fee()) == 123
    assert ledger.balance(notice.credit_account) == 0


def test_release_with_the_same_key_happens_once(finance):
    notice = funded(finance)
    assert free(notice, 50_000) == free(notice, 50_000)
    assert ledger.balance(notice.credit_account) == 50_000


def test_escrow_never_gives_more_than_it_holds(finance):
    notice = funded(finance)
    free(notice, 60_000)
    with pytest.raises(ledger.InsufficientFunds) as caught:
        free(notice, 40_001, key="release:2")
    assert caught.value.account == notice.credit_account
    assert ledger.prove(AT).is_balanced
