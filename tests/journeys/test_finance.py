"""Finance: a statement comes in whole or not at all; differences are explained; money leaves."""

import pytest

from billing import accounts, ledger
from billing.models import Payout
from billing.reconciliation.models import BankStatement, ReconciliationException, ReconciliationRun
from billing.reconciliation.statements import csv_market
from billing.states import PayoutStatus
from core.actors import SYSTEM
from core.clock import now
from tests.billing.reconciliation.statements import DAY, book, code, line
from tests.factories import BankAccountFactory, MembershipFactory, PayeeAccountFactory
from tests.journeys.steps import fill, follow, looks_right, press, says

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WHY = "付款人不明，已致函银行查询，暂列待处理款项。"


@pytest.fixture
def people(visit_as):
    """`people(javascript)` opens the windows of a clerk and a checker."""

    def build(javascript: bool = True):
        visitors = [visit_as(MembershipFactory(finance=True), javascript=javascript) for _ in "12"]
        for visitor in visitors:
            visitor.prefer(language="en")
        return visitors

    return build


def statement(account) -> bytes:
    """A day of four payments we know and one that nobody expected."""
    for n in range(1, 5):
        book(account, n * 100_000, code(n))
    known = [line(n * 100_000, code(n), counterparty=f"示例公司{n}") for n in range(1, 5)]
    unknown = line(320_000, counterparty="孙某某", narrative="转账")
    return csv_market.write([*known, unknown], account=account.number)


def bring(visitor, account, content: bytes) -> None:
    """Hand in a statement file."""
    page = visitor("/finance/reconciliation/import/")
    fill(page, account=account.pk, file=("2026-11-20.csv", content))
    press(page, "Import")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_a_day_is_imported_reconciled_explained_and_closed(people, javascript):
    account = BankAccountFactory()
    content = statement(account)
    clerk, checker = people(javascript)

    rows = content.split(b"\r\n")
    broken = next(n for n, row in enumerate(rows) if code(3).encode() in row)
    rows[broken] = rows[broken].replace(b"3000.00", b"3_000.00")
    bring(clerk, account, b"\r\n".join(rows))
    assert f"Line {broken + 1}" in says(clerk.page)
    assert "3_000.00" in says(clerk.page)
    assert not BankStatement.objects.exists()
    faults = looks_right(clerk)

    bring(clerk, account, content)
    faults += looks_right(clerk)
    page = clerk("/finance/reconciliation/")
    faults += looks_right(clerk)
    fill(page, account=account.pk, until=DAY.isoformat())
    press(page, "Reconcile")
    assert "1 difference waits" in says(page)
    faults += looks_right(clerk)
    run = ReconciliationRun.objects.get()
    follow(page, "Deal with it")
    fill(page, resolution="post", explanation=WHY)
    press(page, "Send for approval")
    own = page.get_by_role("button", name="Approve")
    assert own.get_attribute("aria-disabled") == "true"
    faults += looks_right(clerk)

    exception = ReconciliationException.objects.get()
    page = checker(f"/finance/exceptions/{exception.pk}/")
    press(page, "Approve")
    page = checker(f"/finance/reconciliation/{run.pk}/")
    press(page, "Sign")
    press(page, "Close the day")
    faults += looks_right(checker)
    run.refresh_from_db()
    assert (run.is_open, run.totals["matched_lines"]) == (False, 4)
    assert ledger.prove(now()).is_balanced
    assert faults == []


def test_an_agency_asks_for_its_money_and_another_person_lets_it_go(people, visit_as):
    member = MembershipFactory(agency=True)
    PayeeAccountFactory(organisation=member.organisation)
    earned = ledger.Line(accounts.bank("1"), accounts.agency_payable(member.organisation), 100_000)
    ledger.post(key="earned", kind="test", lines=[earned], actor=SYSTEM, at=now())
    agency = visit_as(member)
    agency.prefer(language="en")
    checker, _other = people()

    page = agency("/agency/earnings/")
    faults = looks_right(agency)
    fill(page, amount_fen="2,000.00")
    press(page, "Ask for a payout")
    assert not Payout.objects.exists()
    fill(page, amount_fen="800.00")
    press(page, "Ask for a payout")
    payout = Payout.objects.get()

    page = checker("/finance/payouts/")
    faults += looks_right(checker)
    follow(page, payout.number)
    faults += looks_right(checker)
    press(page, "Approve the payout")
    payout.refresh_from_db()
    assert payout.status != PayoutStatus.REQUESTED
    assert payout.amount_fen == 80_000
    assert "¥200.00" in says(agency("/agency/earnings/"))
    assert faults == []
