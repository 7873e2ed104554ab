"""Payouts: held from the request on, two people, an account that has waited, seen to arrive."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from billing import accounts, ledger
from billing.actions.disbursements import approve, confirm_arrival, confirm_failure, reject
from billing.actions.payouts import WrongPayout, request_payout, set_payee_account
from billing.models import Payout
from billing.states import PayoutStatus
from core import outbox
from core.actors import SYSTEM
from core.clock import now
from core.errors import Refused
from tests.billing.online import Till
from tests.factories import BankAccountFactory, MembershipFactory, PayeeAccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    """An agency that has earned ¥1,000.00 and has a payee account."""
    member = MembershipFactory(agency=True)
    PayeeAccountFactory(organisation=member.organisation)
    payable = accounts.agency_payable(member.organisation)
    line = ledger.Line(accounts.bank("1"), payable, 100_000)
    ledger.post(key="earned", kind="test", lines=[line], actor=SYSTEM, at=now())
    return member.as_actor()


@pytest.fixture
def checker():
    return MembershipFactory(finance=True).as_actor()


def ask(agency, fen: int = 80_000) -> Payout:
    return request_payout(organisation=agency.organisation, amount_fen=fen, by=agency, at=now())


def earned(agency) -> tuple[int, int]:
    code = accounts.agency_payable(agency.organisation)
    return ledger.balance(code), ledger.available(code)


def sent(agency, checker) -> Payout:
    payout = approve(asked=ask(agency), by=checker, at=now())
    outbox.drain(at=now())
    payout.refresh_from_db()
    return payout


def test_requested_amount_cannot_be_asked_for_twice(agency):
    ask(agency)
    assert earned(agency) == (100_000, 20_000)
    with pytest.raises(WrongPayout) as caught:
        ask(agency, 20_001)
    assert caught.value.facts["available_fen"] == 20_000


def test_payout_goes_to_transit_and_then_to_the_bank(agency, checker):
    payout = sent(agency, checker)
    assert payout.status == PayoutStatus.IN_TRANSIT
    assert ledger.balance(accounts.payout_in_transit()) == 80_000
    bank = BankAccountFactory()
    confirm_arrival(
        asked=payout,
        bank=bank,
        value_date=dt.date(2026, 11, 22),
        evidence="B1",
        by=checker,
        at=now(),
    )
    assert ledger.balance(accounts.payout_in_transit()) == 0
    assert ledger.balance(bank.ledger_code) == -80_000
    assert earned(agency) == (20_000, 20_000)


def test_returned_payout_is_the_agency_s_balance_again(agency, checker):
    confirm_failure(asked=sent(agency, checker), by=checker, reason="户名不符", at=now())
    assert earned(agency) == (100_000, 100_000)
    assert ledger.balance(accounts.payout_in_transit()) == 0


def test_rejected_payout_frees_the_amount(agency, checker):
    reject(asked=ask(agency), by=checker, reason="x", at=now())
    assert earned(agency) == (100_000, 100_000)


def test_maker_is_not_checker(checker, agency):
    payout = request_payout(organisation=agency.organisation, amount_fen=1, by=checker, at=now())
    with pytest.raises(Refused, match="Another person"):
        approve(asked=payout, by=checker, at=now())
    with pytest.raises(IntegrityError, match="maker_is_not_checker"), transaction.atomic():
        Payout.objects.filter(pk=payout.pk).update(approved_by=checker.user)


def test_another_agency_cannot_ask(agency):
    stranger = MembershipFactory(agency=True).as_actor()
    with pytest.raises(Refused, match="agency itself"):
        request_payout(organisation=agency.organisation, amount_fen=1, by=stranger, at=now())


def change_account(agency, at: dt.datetime) -> None:
    set_payee_account(
        organisation=agency.organisation, bank="b", holder="h", number="62220001", by=agency, at=at
    )


def test_changed_account_waits_72_hours(agency):
    change_account(agency, now())
    with pytest.raises(Refused, match="72 hours"):
        ask(agency)
    request_payout(
        organisation=agency.organisation,
        amount_fen=1,
        by=agency,
        at=now() + dt.timedelta(hours=72, seconds=1),
    )


def test_account_changed_after_the_request_stops_the_approval(agency, checker):
    payout = ask(agency)
    change_account(agency, now())
    with pytest.raises(Refused, match="has changed since"):
        approve(asked=payout, by=checker, at=now())


def test_account_changed_after_the_approval_stops_the_sending(agency, checker):
    payout = approve(asked=ask(agency), by=checker, at=now())
    change_account(agency, now())
    outbox.drain(at=now())
    payout.refresh_from_db()
    assert payout.status == PayoutStatus.FAILED
    assert earned(agency) == (100_000, 100_000)


def test_agency_without_an_account_hears_what_to_do():
    agency = MembershipFactory(agency=True).as_actor()
    with pytest.raises(Refused, match="payee account first"):
        ask(agency, 1)


def test_gateway_can_pay_out(till: Till, settings, agency, checker):
    settings.PAYOUT_GATEWAY = "stripe"
    till.api.pay(1_000_000, "pm_card_bypassPending")
    payout = sent(agency, checker)
    assert payout.status == PayoutStatus.IN_TRANSIT
    till.api.post("/_sandbox/advance", payout="false")
    for body, signature in till.webhooks():
        till.receive(body, signature)
    till.drain()
    payout.refresh_from_db()
    assert payout.status == PayoutStatus.PAID
    assert ledger.prove(now()).is_balanced


@pytest.mark.parametrize("fen", [0, -1])
def test_nothing_is_no_payout(agency, fen):
    with pytest.raises(WrongPayout) as caught:
        ask(agency, fen)
    assert caught.value.facts["available_fen"] == 100_000
    assert earned(agency) == (100_000, 100_000)
