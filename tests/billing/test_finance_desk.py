"""Finance's desk: what waits and for whom, both sides of the books, money nobody could place."""

import csv
import datetime as dt
import io

import pytest

from billing import accounts, ledger
from billing.actions.desk import take_counter_payment
from billing.actions.refunds import request_refund
from billing.ledger import Line
from billing.models import Payment
from billing.reconciliation.actions.runs import reconcile, sign_run
from billing.reconciliation.models import ReconciliationRun
from billing.reconciliation.queries import unknown_money
from billing.states import NoticeStatus
from billing.workbench import queries as workbench
from core.actors import SYSTEM
from core.clock import local_date, now
from tests.billing.reconciliation.statements import AT, DAY, bring, line
from tests.factories import BankAccountFactory, FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return MembershipFactory(finance=True)


def enter(sign_in, member):
    client = sign_in(member)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def desk(sign_in, member):
    return enter(sign_in, member)


def text(answer) -> str:
    return answer.content.decode()


def paid(fen: int = 100_000) -> Payment:
    return take_counter_payment(
        notice=FeeNoticeFactory(amount_fen=fen), amount_fen=fen, till="1", by=SYSTEM, at=now()
    )


@pytest.fixture
def unknown():
    """¥700.00 that nobody could place."""
    way = Line(accounts.bank("1"), accounts.pending_unknown(), 70_000)
    ledger.post(key="unknown", kind="reconciliation", lines=[way], actor=SYSTEM, at=now())
    return unknown_money.listed().get()


def test_workbench_says_for_whom_a_refund_waits(desk, member):
    request_refund(payment=paid(), amount_fen=30_000, reason="重复", by=member.as_actor(), at=now())
    request_refund(
        payment=paid(),
        amount_fen=20_000,
        reason="重复",
        by=MembershipFactory(finance=True).as_actor(),
        at=now(),
    )
    (task,) = workbench.tasks(member.as_actor())
    assert (task.count, task.mine, task.others, task.fen) == (2, 1, 1, 50_000)
    body = text(desk.get("/finance/"))
    assert "Refunds to decide" in body
    assert "¥500.00" in body


def test_both_sides_of_the_workbench_are_equal_to_the_fen(desk, unknown):
    paid(12_345)
    found = workbench.balances()
    assert found.have_fen == found.owe_fen == 82_345
    assert "Both sides are equal to the fen." in text(desk.get("/finance/"))


def test_money_by_source_is_counted_today_and_in_a_file(desk):
    paid(12_345)
    rows = list(csv.reader(io.StringIO(desk.get("/finance/?file=csv").content.decode("utf-8-sig"))))
    assert ["Counter", "123.45", "123.45", "123.45"] in rows
    assert ["Total in", "123.45", "123.45", "123.45"] in rows


def test_yesterdays_money_is_not_todays(desk):
    payment = paid(12_345)
    Payment.objects.filter(pk=payment.pk).update(succeeded_at=now() - dt.timedelta(days=40))
    total = workbench.incoming(now())[-1]
    assert (total.today_fen, total.month_fen, total.all_fen) == (0, 0, 12_345)


def test_fresh_bank_lines_count_as_unmatched():
    bring(BankAccountFactory(), line(500), line(-300))
    assert workbench.unmatched_fen() == 800


def test_unknown_money_is_assigned_through_the_pages(desk, sign_in, unknown, member):
    notice = FeeNoticeFactory(amount_fen=70_000)
    page = f"/finance/unknown/{unknown.pk}/"
    assert page in text(desk.get("/finance/unknown/"))
    assert notice.code in text(desk.get(page))
    answer = desk.post(page, {"way": "assign", "reason": "电话核实"})
    assert answer.status_code == 422
    desk.post(page, {"way": "assign", "code": notice.code, "reason": "电话核实"})
    assert "You proposed this yourself" in text(desk.get(page))
    assert desk.post(page + "decide/", {"decision": "approve"}).status_code == 403
    other = enter(sign_in, MembershipFactory(finance=True))
    other.post(page + "decide/", {"decision": "approve"})
    notice.refresh_from_db()
    assert notice.status == NoticeStatus.PAID
    assert notice.code in text(other.get(page))
    assert page in text(other.get("/finance/unknown/?state=placed"))


def test_a_rejection_needs_its_reason(desk, sign_in, unknown):
    bank = BankAccountFactory()
    page = f"/finance/unknown/{unknown.pk}/"
    desk.post(page, {"way": "return", "bank": bank.pk, "reason": "查无此人"})
    other = enter(sign_in, MembershipFactory(finance=True))
    other.post(page + "decide/", {"decision": "reject", "reason": ""})
    assert unknown_money.find(unknown.pk).held is not None
    other.post(page + "decide/", {"decision": "reject", "reason": "先查明"})
    assert unknown_money.find(unknown.pk).held is None
    assert "先查明" in text(other.get(page))


def test_unknown_code_keeps_the_input(desk, unknown):
    answer = desk.post(
        f"/finance/unknown/{unknown.pk}/",
        {"way": "assign", "code": FeeNoticeFactory.build().code, "reason": "电话核实"},
    )
    assert answer.status_code == 422
    assert "电话核实" in text(answer)


def test_page_does_not_offer_to_reconcile_a_signed_day(desk):
    account = BankAccountFactory()
    bring(account, line(500, on=local_date(now())))
    assert "Reconcile now" in text(desk.get("/finance/reconciliation/"))
    run = reconcile(account=account, until=local_date(now()), by=SYSTEM, at=AT)
    sign_run(run=run, by=MembershipFactory(finance=True).as_actor(), at=AT)
    assert "Every account is signed up to today" in text(desk.get("/finance/reconciliation/"))
    statement = account.statements.get()
    page = text(desk.get(f"/finance/reconciliation/statements/{statement.pk}/"))
    assert "This account is signed up to" in page


def test_a_day_to_come_is_not_reconciled(desk):
    account = BankAccountFactory()
    bring(account, line(500, on=DAY))
    tomorrow = local_date(now()) + dt.timedelta(days=1)
    answer = desk.post(
        "/finance/reconciliation/start/",
        {"account": account.pk, "until": tomorrow.isoformat()},
        follow=True,
    )
    assert "This day has not come yet" in text(answer)
    assert not ReconciliationRun.objects.exists()


def test_bank_accounts_are_read_at_once_however_many_there_are(member, django_assert_num_queries):
    told, silent = BankAccountFactory(), BankAccountFactory(number="6222000000000002")
    bring(told, line(30_000), opening_fen=0, closing_fen=30_000)
    run = reconcile(account=told, until=DAY, by=SYSTEM, at=now())
    sign_run(run=run, by=member.as_actor(), at=now())
    way = Line(silent.ledger_code, accounts.pending_unknown(), 20_000)
    ledger.post(key="in", kind="test", lines=[way], actor=SYSTEM, at=now())
    with django_assert_num_queries(2):
        found = {bank.account: bank for bank in workbench.banks()}
    assert found[told] == workbench.Bank(told, False, 0, 30_000, DAY, DAY)
    assert found[silent] == workbench.Bank(silent, True, 20_000, None, None, None)


def test_a_bank_account_without_entries_leads_nowhere(desk):
    booked, empty = BankAccountFactory(), BankAccountFactory(number="6222000000000002")
    way = Line(booked.ledger_code, accounts.pending_unknown(), 20_000)
    ledger.post(key="in", kind="test", lines=[way], actor=SYSTEM, at=now())
    page = desk.get("/finance/").content.decode()
    assert str(empty) in page
    assert f"accounts/{empty.ledger_code}/" not in page
    address = f"/finance/ledger/accounts/{booked.ledger_code}/"
    assert address in page
    assert desk.get(address).status_code == 200
