"""A statement comes in whole or not at all; each file once, each line once."""

import datetime as dt

import pytest

from billing.reconciliation.actions.statements import (
    AlreadyImported,
    WrongAccount,
    import_statement,
)
from billing.reconciliation.matching.reasons import warning
from billing.reconciliation.models import BankStatement, StatementLine
from billing.reconciliation.statements import csv_market
from billing.reconciliation.statements.errors import BadLineAmount, UnknownFormat
from core.actors import SYSTEM
from core.errors import Refused
from core.models import StoredFile
from tests.billing.reconciliation.statements import AT, DAY, bring, code, line
from tests.factories import BankAccountFactory, MembershipFactory
from tests.races import together

pytestmark = pytest.mark.django_db


@pytest.fixture
def account():
    return BankAccountFactory()


def take(account, content: bytes, name: str = "11.csv") -> BankStatement:
    return import_statement(account=account, content=content, file_name=name, by=SYSTEM, at=AT)


def test_lines_of_a_file_are_kept_with_what_the_bank_said(account):
    statement = bring(account, line(120_000, code(1), counterparty="示例公司", narrative="评价费"))
    kept = statement.lines.get()
    assert (kept.on, kept.amount_fen, kept.reference) == (DAY, 120_000, code(1))
    assert (kept.counterparty, kept.narrative, kept.line_number) == ("示例公司", "评价费", 3)
    assert (statement.format, statement.line_count) == ("market-csv", 1)
    with statement.file.file.open("rb") as file:
        assert file.read() == csv_market.write(
            [line(120_000, code(1), counterparty="示例公司", narrative="评价费")],
            account=account.number,
        )


def test_broken_line_leaves_nothing_behind(account):
    content = "日期,金额\n2026-11-20,1.00\n2026-11-20,1_000\n".encode()
    with pytest.raises(BadLineAmount) as caught:
        take(account, content)
    assert caught.value.line == 3
    assert not BankStatement.objects.exists()
    assert not StatementLine.objects.exists()
    assert not StoredFile.objects.exists()


def test_same_file_is_refused_with_when_it_came(account):
    bring(account, line(100))
    with pytest.raises(AlreadyImported) as caught:
        bring(account, line(100))
    assert caught.value.imported_on == dt.date(2026, 11, 21)
    assert "11.csv" in str(caught.value.sentence)
    assert StatementLine.objects.count() == 1


def test_two_equal_real_payments_are_two(account):
    statement = bring(account, line(100, code(1)), line(100, code(1)))
    assert statement.lines.count() == 2


def test_overlapping_file_brings_only_its_new_lines(account):
    bring(account, line(100, narrative="甲"), line(100, narrative="甲"))
    later = bring(
        account, line(100, narrative="甲"), line(100, narrative="甲"), line(100, narrative="甲")
    )
    assert later.line_count == StatementLine.objects.count() - 2 == 1
    assert later.warnings == [["known_lines", {"count": 2}]]
    assert "2" in warning(*later.warnings[0])


def test_equal_lines_with_other_serial_numbers_are_two_lines(account):
    bring(account, line(100, serial="A1"))
    assert bring(account, line(100, serial="A2")).line_count == 1


def test_lines_that_do_not_give_the_closing_balance_are_a_warning(account):
    statement = bring(account, line(100), opening_fen=1_000, closing_fen=1_101)
    assert statement.warnings == [["gap", {"gap_fen": 1}]]
    assert "¥0.01" in warning(*statement.warnings[0])


def test_missing_statement_between_two_is_a_warning(account):
    bring(account, line(100), opening_fen=0, closing_fen=100)
    later = bring(account, line(5, on=DAY + dt.timedelta(days=1)), opening_fen=90, closing_fen=95)
    assert later.warnings == [["sequence", {"opening_fen": 90, "closing_fen": 100}]]
    assert "¥0.90" in warning(*later.warnings[0])


def test_statement_of_another_account_is_refused(account):
    content = csv_market.write([line(100)], account="6222000000000009")
    with pytest.raises(WrongAccount):
        take(account, content)
    assert not StatementLine.objects.exists()


def test_code_in_the_texts_is_found_at_once(account):
    statement = bring(account, line(100, narrative=f"网银 20261120 {code(7)} 谢谢"))
    assert statement.lines.get().found_reference == code(7)


def test_file_of_no_known_format_is_refused(account):
    with pytest.raises(UnknownFormat):
        take(account, b"hello")


def test_only_finance_imports(account):
    agency = MembershipFactory(agency=True).as_actor()
    with pytest.raises(Refused):
        bring(account, line(100), by=agency)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_same_file_imported_twice_at_once_comes_in_once(account):
    content = csv_market.write([line(100, narrative=str(n)) for n in range(50)])
    outcomes = together(*[lambda: take(account, content)] * 2)
    assert sum(isinstance(each, AlreadyImported) for each in outcomes) == 1
    assert StatementLine.objects.count() == 50
