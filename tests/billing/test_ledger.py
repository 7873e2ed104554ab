"""The ledger: balanced, bounded, idempotent, and never rewritten."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction

from billing import accounts, ledger
from billing.ledger import Line
from billing.models import Account, Journal, LedgerProof, Transfer
from core.actors import SYSTEM
from core.clock import local_date

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
ESCROW = accounts.escrow("HT-2026-000001", 1)
CLEARING = accounts.gateway_clearing()
UNKNOWN = accounts.pending_unknown()


def post(key: str = "k", fen: int = 100, debit: str = CLEARING, credit: str = ESCROW) -> Journal:
    return ledger.post(key=key, kind="test", lines=[Line(debit, credit, fen)], actor=SYSTEM, at=AT)


def test_posting_moves_the_amount_from_credit_to_debit():
    post(fen=12_000_000)
    assert (ledger.balance(CLEARING), ledger.balance(ESCROW)) == (12_000_000, 12_000_000)


def test_account_is_created_with_the_terms_of_its_code():
    post()
    escrow = Account.objects.get(code=ESCROW)
    assert (escrow.kind, escrow.floor_fen) == ("LI", 0)


def test_unknown_family_of_accounts_is_a_bug():
    with pytest.raises(KeyError):
        post(debit="pocket:1")


def test_balances_after_follow_the_order_of_lines():
    lines = [Line(CLEARING, ESCROW, 70), Line(CLEARING, ESCROW, 30), Line(ESCROW, UNKNOWN, 40)]
    journal = ledger.post(key="k", kind="test", lines=lines, actor=SYSTEM, at=AT)
    after = journal.transfers.order_by("id").values_list(
        "debit_balance_after", "credit_balance_after"
    )
    assert list(after) == [(70, 70), (100, 100), (60, 40)]


def test_same_key_and_body_returns_the_first_journal():
    assert post() == post()
    assert ledger.balance(ESCROW) == 100


def test_same_key_with_another_body_is_refused():
    post(fen=100)
    with pytest.raises(ledger.KeyReused) as caught:
        post(fen=101)
    assert caught.value.key == "k"
    assert ledger.balance(ESCROW) == 100


@pytest.mark.parametrize("fen", [0, -1])
def test_amount_is_positive(fen: int):
    with pytest.raises(ValueError, match="positive"):
        post(fen=fen)


def test_account_does_not_go_below_its_floor():
    post(fen=100)
    with pytest.raises(ledger.InsufficientFunds) as caught:
        post("out", 101, ESCROW, UNKNOWN)
    facts = caught.value
    assert (facts.account, facts.available_fen, facts.needed_fen) == (ESCROW, 100, 101)
    assert not Journal.objects.filter(key="out").exists()


def test_refused_key_can_be_used_again():
    with pytest.raises(ledger.InsufficientFunds):
        post("out", 1, ESCROW, UNKNOWN)
    post("in", 1)
    assert post("out", 1, ESCROW, UNKNOWN).key == "out"


def test_floor_counts_the_whole_journal_not_each_line():
    lines = [Line(ESCROW, UNKNOWN, 50), Line(CLEARING, ESCROW, 50)]
    ledger.post(key="k", kind="test", lines=lines, actor=SYSTEM, at=AT)
    assert ledger.balance(ESCROW) == 0


def test_asset_without_floor_may_be_negative():
    post("out", 5, UNKNOWN, CLEARING)
    assert ledger.balance(CLEARING) == -5


def hold(fen: int = 60, expires_at: dt.datetime | None = None) -> Transfer:
    return ledger.hold(
        key="hold",
        kind="test",
        line=Line(ESCROW, UNKNOWN, fen),
        expires_at=expires_at,
        actor=SYSTEM,
        at=AT,
    )


def test_held_amount_cannot_be_spent_twice():
    post(fen=100)
    hold(60)
    assert (ledger.balance(ESCROW), ledger.available(ESCROW)) == (100, 40)
    with pytest.raises(ledger.InsufficientFunds):
        post("out", 41, ESCROW, UNKNOWN)


def test_posting_part_of_a_hold_releases_the_rest():
    post(fen=100)
    ledger.post_hold(held=hold(60), key="p", amount_fen=50, actor=SYSTEM, at=AT)
    assert (ledger.balance(ESCROW), ledger.available(ESCROW)) == (50, 50)
    assert ledger.balance(UNKNOWN) == 50


def test_released_hold_leaves_balances_as_they_were():
    post(fen=100)
    ledger.void_hold(held=hold(60), key="v", actor=SYSTEM, at=AT)
    assert (ledger.balance(ESCROW), ledger.available(ESCROW)) == (100, 100)
    assert ledger.balance(UNKNOWN) == 0


def test_hold_is_resolved_once():
    post(fen=100)
    held = hold()
    ledger.post_hold(held=held, key="p", actor=SYSTEM, at=AT)
    with pytest.raises(ledger.HoldResolved):
        ledger.void_hold(held=held, key="v", actor=SYSTEM, at=AT)


def test_hold_past_its_time_is_released_and_cannot_be_posted():
    post(fen=100)
    held = hold(expires_at=AT + dt.timedelta(hours=1))
    later = AT + dt.timedelta(hours=1)
    with pytest.raises(ledger.HoldResolved):
        ledger.post_hold(held=held, key="p", actor=SYSTEM, at=later)
    assert (ledger.expire_holds(at=AT), ledger.expire_holds(at=later)) == (0, 1)
    assert ledger.expire_holds(at=later) == 0
    assert ledger.available(ESCROW) == 100


def test_reversal_mirrors_a_journal_once():
    journal = post(fen=100)
    undone = ledger.reverse(journal=journal, key="r", actor=SYSTEM, at=AT)
    assert ledger.balance(ESCROW) == 0
    assert undone.reverses == journal
    with pytest.raises(ledger.AlreadyReversed):
        ledger.reverse(journal=journal, key="r2", actor=SYSTEM, at=AT)


def test_reversal_needs_the_money_to_be_there():
    journal = post(fen=100)
    post("out", 100, ESCROW, UNKNOWN)
    with pytest.raises(ledger.InsufficientFunds):
        ledger.reverse(journal=journal, key="r", actor=SYSTEM, at=AT)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE billing_transfer SET amount_fen = 1",
        "DELETE FROM billing_transfer",
        "TRUNCATE billing_transfer CASCADE",
        "UPDATE billing_journal SET memo = 'x'",
        "DELETE FROM billing_journal",
        "TRUNCATE billing_journal CASCADE",
        "UPDATE billing_account SET credits = credits + 1",
        "DELETE FROM billing_account",
        "TRUNCATE billing_account CASCADE",
    ],
)
def test_database_refuses_to_rewrite_the_books(statement: str):
    post()
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE billing_transfer SET amount_fen = 1",
        "DELETE FROM billing_journal",
        "TRUNCATE billing_transfer",
        "UPDATE billing_account SET credits = 0",
        "INSERT INTO billing_journal (key, request_hash, kind, subject, memo, at)"
        " VALUES ('x', '', '', '', '', now())",
    ],
)
def test_application_role_has_no_right_to_write_the_books(statement: str):
    post()
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL ROLE market_app")
        cursor.execute(statement)


def test_application_role_posts_through_the_function():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE market_app")
        post(fen=7)
        cursor.execute("RESET ROLE")
    assert ledger.balance(ESCROW) == 7


def test_resolution_that_does_not_fit_its_hold_is_refused_by_the_database():
    post(fen=100)
    held = hold(60)
    with pytest.raises(IntegrityError, match="fits the hold"), transaction.atomic():
        Transfer.objects.create(
            journal=held.journal,
            debit=held.debit,
            credit=held.credit,
            amount_fen=61,
            state="post_pending",
            resolves=held,
            value_date=local_date(AT),
            debit_balance_after=0,
            credit_balance_after=0,
        )


def test_proof_of_true_books_balances():
    post(fen=100)
    held = hold(60)
    ledger.post_hold(held=held, key="p", actor=SYSTEM, at=AT)
    proof = ledger.prove(AT)
    assert proof.is_balanced
    assert proof.debits_fen == proof.credits_fen == 160
    assert ledger.trial_balance().difference_fen == 0


def falsify(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE billing_account SET credits = credits + 1 WHERE code LIKE 'escrow%'",
        "UPDATE billing_account SET debits_pending = 1 WHERE code LIKE 'escrow%'",
        "UPDATE billing_transfer SET amount_fen = amount_fen + 1",
        "UPDATE billing_transfer SET credit_balance_after = 1",
    ],
)
def test_proof_finds_books_changed_behind_the_triggers(statement: str, capsys):
    post(fen=100)
    falsify(statement)
    assert not ledger.prove(AT).is_balanced
    with pytest.raises(SystemExit) as caught:
        call_command("prove_ledger")
    assert caught.value.code == 1


def test_proof_finds_a_changed_earlier_proof():
    post()
    ledger.prove(AT)
    falsify("UPDATE core_chainentry SET payload = '{}'")
    assert not ledger.prove(AT).is_balanced
    assert LedgerProof.objects.count() == 2


def test_prove_command_says_that_the_books_balance(capsys):
    post(fen=100)
    call_command("prove_ledger")
    assert "The books balance." in capsys.readouterr().out


def test_more_than_the_hold_cannot_be_posted():
    post(fen=100)
    held = hold(60)
    with pytest.raises(ValueError, match="at most the held amount"):
        ledger.post_hold(held=held, key="p", amount_fen=61, actor=SYSTEM, at=AT)
    assert ledger.available(ESCROW) == 40


def test_hold_posted_while_expiring_is_not_released(monkeypatch):
    post(fen=100)
    held = hold(expires_at=AT + dt.timedelta(hours=1))
    void_hold = ledger.void_hold

    def beaten(**given):
        ledger.post_hold(held=held, key="p", actor=SYSTEM, at=AT)
        return void_hold(**given)

    monkeypatch.setattr(ledger, "void_hold", beaten)
    assert ledger.expire_holds(at=AT + dt.timedelta(hours=1)) == 0
    assert ledger.balance(ESCROW) == 40
