"""Fee notices: a code anyone can check, one live notice a subject, receipts without gaps."""

import datetime as dt
from typing import Any

import pytest

from billing.actions.desk import take_counter_payment
from billing.actions.notices import NoticeExists, issue_notice, issue_receipt, void_notice
from billing.models import FeeKind, FeeNotice
from core.actors import PUBLIC, SYSTEM
from core.errors import Refused
from core.numbers import parse_payment_code
from tests.factories import FeeNoticeFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def finance():
    return MembershipFactory(finance=True).as_actor()


def issue(**changes: Any) -> FeeNotice:
    unit = changes.pop("issuer", None) or OrganisationFactory()
    terms = {
        "kind": FeeKind.APPROVAL,
        "title": "施工图审查费",
        "issuer": unit,
        "payer": None,
        "payer_name": "王五",
        "payee": unit,
        "subject": "approval:1",
        "credit_account": f"unit_payable:{unit.pk}",
        "amount_fen": 50_000,
        "due_on": None,
        "by": SYSTEM,
        "at": AT,
    }
    return issue_notice(**{**terms, **changes})


def test_code_carries_region_year_and_a_right_check_digit():
    code = issue().code
    assert parse_payment_code(code) == code
    assert (code[:6], code[10:12]) == ("320700", "26")


def test_codes_of_an_issuer_count_up():
    unit = OrganisationFactory()
    codes = [issue(issuer=unit, subject=f"approval:{n}").code for n in (1, 2)]
    assert int(codes[1][12:19]) == int(codes[0][12:19]) + 1


def test_same_subject_and_terms_give_the_same_notice():
    unit = OrganisationFactory()
    assert issue(issuer=unit) == issue(issuer=unit)
    assert FeeNotice.objects.count() == 1


def test_same_subject_on_other_terms_is_refused():
    unit = OrganisationFactory()
    issue(issuer=unit)
    with pytest.raises(NoticeExists):
        issue(issuer=unit, amount_fen=1)


def test_subject_is_free_again_after_a_void(finance):
    unit = OrganisationFactory()
    first = issue(issuer=unit)
    void_notice(notice=first, by=finance, reason="wrong payer", at=AT)
    assert issue(issuer=unit) != first


def test_public_cannot_issue_an_approval_fee():
    with pytest.raises(Refused, match="finance"):
        issue(by=PUBLIC)


def test_paid_notice_cannot_be_voided(finance):
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=1, till="1", by=finance, at=AT)
    with pytest.raises(Refused, match="refund instead"):
        void_notice(notice=notice, by=finance, reason="", at=AT)


def test_receipts_of_an_issuer_have_no_gaps(finance):
    unit = OrganisationFactory()
    numbers = []
    for notice in FeeNoticeFactory.create_batch(3, issuer=unit):
        take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=finance, at=AT)
        numbers.append(issue_receipt(notice=notice, by=SYSTEM, at=AT).number)
    assert [number[-6:] for number in numbers] == ["000001", "000002", "000003"]


def test_receipt_is_issued_once(finance):
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=100_000, till="1", by=finance, at=AT)
    assert issue_receipt(notice=notice, by=SYSTEM, at=AT) == issue_receipt(
        notice=notice, by=SYSTEM, at=AT
    )


def test_no_receipt_before_the_whole_amount_is_paid(finance):
    notice = FeeNoticeFactory()
    take_counter_payment(notice=notice, amount_fen=99_999, till="1", by=finance, at=AT)
    with pytest.raises(Refused, match="whole amount"):
        issue_receipt(notice=notice, by=SYSTEM, at=AT)
