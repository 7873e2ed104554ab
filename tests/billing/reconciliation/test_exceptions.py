"""Differences: one person explains, another approves, then the books say what the bank says."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from billing import accounts, ledger
from billing.ledger import Line
from billing.policies.four_eyes import FOUR_EYES
from billing.reconciliation.actions.exceptions import (
    NoExplanation,
    approve_explanation,
    propose_explanation,
    reject_explanation,
    suspense,
)
from billing.reconciliation.actions.runs import lock_run, reconcile, sign_run
from billing.reconciliation.models import (
    ExceptionKind,
    ReconciliationException,
    ReconciliationRun,
    Resolution,
)
from core.actors import SYSTEM, Actor
from core.errors import Refused
from core.workflow import history
from tests.billing.reconciliation.statements import AT, DAY, book, bring, code, line
from tests.factories import BankAccountFactory, MembershipFactory

pytestmark = pytest.mark.django_db
LONG_AGO = DAY - dt.timedelta(days=30)


@pytest.fixture
def account():
    return BankAccountFactory()


@pytest.fixture
def maker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


@pytest.fixture
def checker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


def only_exception(account, until: dt.date = DAY) -> ReconciliationException:
    return reconcile(account=account, until=until, by=SYSTEM, at=AT).exceptions.get()


def propose(
    exception: ReconciliationException, by: Actor, how: Resolution = Resolution.POST
) -> ReconciliationException:
    return propose_explanation(
        exception=exception, resolution=how, explanation="银行手续费", by=by, at=AT
    )


def settle(
    exception: ReconciliationException, maker: Actor, checker: Actor, how: Resolution
) -> ReconciliationException:
    return approve_explanation(exception=propose(exception, maker, how), by=checker, at=AT)


def bank_says_what_the_books_say(account) -> bool:
    lines = account.statements.values_list("lines__amount_fen", flat=True)
    return ledger.balance(account.ledger_code) == sum(lines)


def test_money_of_an_unknown_payer_waits_in_its_account(account, maker, checker):
    bring(account, line(70, narrative="来账"))
    exception = settle(only_exception(account), maker, checker, Resolution.POST)
    assert (exception.status, exception.kind) == ("posted", ExceptionKind.UNKNOWN_PAYER)
    assert ledger.balance("pending_unknown") == 70
    assert bank_says_what_the_books_say(account)
    assert (exception.proposed_by, exception.approved_by) == (maker.user, checker.user)


def test_money_that_left_without_a_booking_is_short(account, maker, checker):
    bring(account, line(-90, narrative="手续费"))
    settle(only_exception(account), maker, checker, Resolution.POST)
    assert ledger.balance("suspense_short") == 90
    assert bank_says_what_the_books_say(account)


def test_kept_back_fee_is_posted_as_the_difference_only(account, maker, checker):
    book(account, 1_000, code(1))
    bring(account, line(990, code(1)))
    exception = settle(only_exception(account), maker, checker, Resolution.POST)
    assert exception.posting.transfers.get().amount_fen == 10
    assert bank_says_what_the_books_say(account)


def test_entry_that_never_reached_the_bank_is_short(account, maker, checker):
    book(account, 500, code(1), on=LONG_AGO)
    bring(account, line(100, "X"))
    book(account, 100, "X")
    exception = settle(only_exception(account), maker, checker, Resolution.POST)
    assert exception.kind == ExceptionKind.SHORT
    assert bank_says_what_the_books_say(account)


def test_posting_is_not_a_new_difference(account, maker, checker):
    bring(account, line(70))
    settle(only_exception(account), maker, checker, Resolution.POST)
    again = reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    assert list(again.exceptions.values_list("status", flat=True)) == ["posted"]
    signed = sign_run(run=again, by=checker, at=AT)
    lock_run(run=signed, by=checker, at=AT)
    tomorrow = reconcile(account=account, until=DAY + dt.timedelta(days=1), by=SYSTEM, at=AT)
    assert not tomorrow.exceptions.exists()


def test_carried_entry_is_matched_when_its_line_comes(account, maker, checker):
    book(account, 3_000, code(4))
    exception = settle(only_exception(account), maker, checker, Resolution.CARRY)
    assert (exception.status, exception.posting) == ("carried", None)
    lock_run(run=sign_run(run=exception.run, by=checker, at=AT), by=checker, at=AT)
    bring(account, line(3_000, code(4), on=DAY + dt.timedelta(days=1)))
    tomorrow = reconcile(account=account, until=DAY + dt.timedelta(days=1), by=SYSTEM, at=AT)
    assert tomorrow.matches.get().rule == "exact_reference"
    assert not tomorrow.exceptions.exists()


def test_what_people_proposed_survives_another_run(account, maker):
    bring(account, line(70), line(80, narrative="来账"))
    first = reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    mine = propose(first.exceptions.get(amount_fen=70), maker)
    again = reconcile(account=account, until=DAY, by=SYSTEM, at=AT)
    assert again.exceptions.get(amount_fen=70) == mine
    assert again.exceptions.count() == 2


def test_own_explanation_is_not_approved_by_oneself(account, maker):
    bring(account, line(70))
    exception = propose(only_exception(account), maker)
    with pytest.raises(Refused) as caught:
        approve_explanation(exception=exception, by=maker, at=AT)
    assert caught.value.sentence == FOUR_EYES


def test_database_refuses_one_person_as_maker_and_checker(account, maker):
    bring(account, line(70))
    exception = propose(only_exception(account), maker)
    with pytest.raises(IntegrityError, match="maker_is_not_checker"), transaction.atomic():
        ReconciliationException.objects.filter(pk=exception.pk).update(approved_by=maker.user)


def test_handler_may_explain_and_not_approve(account, maker):
    handler = MembershipFactory(finance=True, duties=["handler"]).as_actor()
    bring(account, line(70))
    exception = propose(only_exception(account), handler)
    with pytest.raises(Refused, match="approver"):
        approve_explanation(exception=exception, by=handler, at=AT)


def test_rejected_explanation_opens_the_difference_again(account, maker, checker):
    bring(account, line(70))
    exception = propose(only_exception(account), maker)
    rejected = reject_explanation(exception=exception, by=checker, reason="查清来源", at=AT)
    assert (rejected.status, rejected.explanation, rejected.proposed_by) == ("open", "", None)
    assert [c.move for c in history(rejected)] == ["propose", "reject"]
    assert propose(rejected, checker).proposed_by == checker.user


def test_money_on_its_way_is_carried_not_posted(account, maker):
    book(account, 3_000, code(4))
    exception = only_exception(account)
    with pytest.raises(Refused, match="carried"):
        propose(exception, maker, Resolution.POST)


@pytest.mark.parametrize("text", ["", "   ", "x" * 301])
def test_explanation_has_words(account, maker, text: str):
    bring(account, line(70))
    with pytest.raises(NoExplanation):
        propose_explanation(
            exception=only_exception(account),
            resolution=Resolution.POST,
            explanation=text,
            by=maker,
            at=AT,
        )


def test_explained_difference_is_not_explained_again(account, maker, checker):
    bring(account, line(70))
    exception = propose(only_exception(account), maker)
    with pytest.raises(Refused, match="already"):
        propose(exception, checker)


@pytest.mark.parametrize(
    ("kind", "fen", "debit", "credit"),
    [
        ("long", 500, "bank", accounts.suspense_long()),
        ("unknown_payer", 500, "bank", accounts.pending_unknown()),
        ("short", -500, accounts.suspense_short(), "bank"),
    ],
)
def test_unexplained_money_waits_under_its_name(kind, fen, debit, credit):
    bank = BankAccountFactory()
    run = ReconciliationRun(account=bank)
    booked = suspense(ReconciliationException(run=run, kind=kind, amount_fen=fen))
    named = {"bank": bank.ledger_code}
    assert booked == Line(named.get(debit, debit), named.get(credit, credit), 500)
