"""Finance's lists leave as files that a spreadsheet opens without running anything."""

import pytest

from billing.actions.desk import take_counter_payment
from billing.actions.refunds import request_refund
from core.clock import now
from tests.factories import FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance():
    return MembershipFactory(finance=True)


@pytest.fixture
def desk(sign_in, finance):
    client = sign_in(finance)
    client.cookies["django_language"] = "en"
    return client


def rows(answer) -> list[str]:
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return answer.content.decode("utf-8-sig").splitlines()


def test_filtered_notices_leave_as_a_file_without_formulas(desk):
    FeeNoticeFactory(title="=1+1", payer_name="Somebody", amount_fen=12_345)
    FeeNoticeFactory(title="Another fee")
    _head, *found = rows(desk.get("/finance/notices/", {"q": "1+1", "file": "csv"}))
    assert len(found) == 1
    assert "'=1+1" in found[0] and "123.45" in found[0]


@pytest.mark.parametrize("path", ["payouts", "refunds", "receipts", "ledger"])
def test_every_list_has_a_page_and_a_file(desk, finance, path):
    notice = FeeNoticeFactory()
    payment = take_counter_payment(
        notice=notice, amount_fen=notice.amount_fen, till="1", by=finance.as_actor(), at=now()
    )
    request_refund(
        payment=payment, amount_fen=100, reason="Paid twice", by=finance.as_actor(), at=now()
    )
    page = desk.get(f"/finance/{path}/").content.decode()
    assert "file=csv" in page
    assert len(rows(desk.get(f"/finance/{path}/", {"file": "csv"}))) >= 1


def test_ledger_speaks_of_accounts_by_name(desk, finance):
    notice = FeeNoticeFactory()
    take_counter_payment(
        notice=notice, amount_fen=notice.amount_fen, till="1", by=finance.as_actor(), at=now()
    )
    assert "Cash of the till · 1" in desk.get("/finance/ledger/").content.decode()
    page = desk.get("/finance/ledger/accounts/till:1/").content.decode()
    assert "Payment #" in page
