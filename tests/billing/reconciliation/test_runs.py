"""Bank lines and books come together by rules; what stays alone gets its name."""

import datetime as dt
from typing import Any

import pytest

from billing import ledger
from billing.actions.notices import issue_notice
from billing.models import FeeKind
from billing.reconciliation.actions.runs import (
    DayClosed,
    RunStillOpen,
    lock_run,
    reconcile,
    sign_run,
)
from billing.reconciliation.matching.reasons import why
from billing.reconciliation.models import Match, ReconciliationRun
from core import chain
from core.actors import SYSTEM
from core.errors import Refused
from tests.billing.reconciliation.statements import AT, DAY, book, bring, code, line
from tests.factories import BankAccountFactory, MembershipFactory, OrganisationFactory
from tests.races import together

pytestmark = pytest.mark.django_db
LONG_AGO = DAY - dt.timedelta(days=30)


@pytest.fixture
def account():
    return BankAccountFactory()


@pytest.fixture
def approver():
    return MembershipFactory(finance=True).as_actor()


def run(account, until: dt.date = DAY) -> ReconciliationRun:
    return reconcile(account=account, until=until, by=SYSTEM, at=AT)


def outcome(of: ReconciliationRun) -> dict[str, Any]:
    return {
        "matches": sorted(of.matches.values_list("rule", flat=True)),
        "exceptions": sorted(of.exceptions.values_list("kind", "amount_fen")),
    }


def test_line_and_entry_of_one_reference_and_amount_belong_together(account):
    book(account, 12_000, code(1))
    bring(account, line(12_000, code(1)))
    done = run(account)
    assert outcome(done) == {"matches": ["exact_reference"], "exceptions": []}
    match = done.matches.get()
    assert match.transfer.journal.reference == code(1)
    assert match.evidence == {"days": 0, "lines": 1, "entries": 1}
    assert done.status == "matched"
    assert (done.totals["bank_fen"], done.totals["book_fen"]) == (12_000, 12_000)


def test_money_out_matches_an_entry_out(account):
    book(account, -5_000, "ZF-2026-000001")
    bring(account, line(-5_000, "ZF-2026-000001"))
    assert outcome(run(account)) == {"matches": ["exact_reference"], "exceptions": []}


def test_two_equal_payments_match_two_entries(account):
    for n in (1, 2):
        book(account, 100, code(1), key=f"k{n}")
    bring(account, line(100, code(1)), line(100, code(1)))
    done = run(account)
    assert outcome(done)["matches"] == ["exact_reference"] * 2
    assert len(set(done.matches.values_list("transfer_id", flat=True))) == 2


def test_of_two_lines_for_one_entry_the_nearest_is_taken(account):
    book(account, 100, code(1), on=DAY)
    bring(
        account,
        line(100, code(1), on=DAY - dt.timedelta(days=9)),
        line(100, code(1), on=DAY - dt.timedelta(days=1)),
    )
    done = run(account)
    assert done.matches.get().line.on == DAY - dt.timedelta(days=1)
    assert outcome(done)["exceptions"] == [("duplicate", 100)]


def test_code_with_a_right_check_digit_in_the_narrative_matches(account):
    book(account, 100, code(1))
    book(account, 200, code(2))
    wrong = code(2)[:-1] + str((int(code(2)[-1]) + 1) % 10)
    bring(
        account,
        line(100, narrative=f"网银转账 缴款码{code(1)} 谢谢"),
        line(200, narrative=f"缴款码{wrong}"),
    )
    done = run(account)
    assert outcome(done)["matches"] == ["code_in_text"]
    assert done.matches.get().line.amount_fen == 100


def test_gateway_payout_is_found_by_its_id(account):
    ledger.post(
        key="gateway:txn_1",
        kind="settlement",
        lines=[ledger.Line(account.ledger_code, "gateway_clearing", 9_940)],
        actor=SYSTEM,
        at=AT,
        subject="gateway:po_1MRl5xLkdIwHu7ix",
        memo="txn_1",
        value_date=DAY,
    )
    bring(account, line(9_940, narrative="结算款 po_1MRl5xLkdIwHu7ix"))
    assert outcome(run(account)) == {"matches": ["number_in_text"], "exceptions": []}


def test_line_and_its_reversal_cancel_out(account):
    bring(
        account,
        line(777, "RV1", on=DAY - dt.timedelta(days=1)),
        line(-777, "RV1", narrative="冲正"),
    )
    done = run(account)
    assert outcome(done) == {"matches": ["reversal_pair"] * 2, "exceptions": []}
    assert Match.objects.get(line__amount_fen=777).reversal_of.amount_fen == -777


def test_refund_in_the_books_is_not_taken_for_a_reversal(account):
    book(account, 777, code(1), on=DAY - dt.timedelta(days=1))
    book(account, -777, code(1))
    bring(account, line(777, code(1), on=DAY - dt.timedelta(days=1)), line(-777, code(1)))
    assert outcome(run(account))["matches"] == ["exact_reference"] * 2


def test_booking_and_its_reversal_in_the_books_expect_no_line(account):
    journal = book(account, 777, code(1))
    ledger.reverse(journal=journal, key="back", actor=SYSTEM, at=AT - dt.timedelta(days=1))
    assert outcome(run(account)) == {"matches": [], "exceptions": []}


def test_each_difference_has_its_kind(account):
    OrganisationFactory(name="示例单位有限公司")
    book(account, 1_000, code(1))
    book(account, 2_000, code(2), on=LONG_AGO)
    book(account, -2_500, code(3), on=LONG_AGO)
    book(account, 3_000, code(4), on=DAY - dt.timedelta(days=1))
    book(account, 50, code(5))
    bring(
        account,
        line(990, code(1)),
        line(70, narrative="来账"),
        line(80, counterparty="示例单位有限公司"),
        line(-90, narrative="手续费"),
        line(50, code(5)),
        line(50, code(5), on=DAY - dt.timedelta(days=1)),
    )
    assert outcome(run(account))["exceptions"] == sorted(
        [
            ("amount_differs", -10),
            ("short", -2_000),
            ("long", 2_500),
            ("timing", -3_000),
            ("unknown_payer", 70),
            ("long", 80),
            ("short", -90),
            ("duplicate", 50),
        ]
    )


def test_every_difference_says_why(account):
    test_each_difference_has_its_kind(account)
    for exception in account.runs.get().exceptions.all():
        sentence = why(exception.kind, exception.facts)
        assert sentence
        assert "%(" not in sentence


def test_money_for_an_unbooked_notice_says_what_to_do(account):
    unit = OrganisationFactory()
    notice = issue_notice(
        kind=FeeKind.APPROVAL,
        title="施工图审查费",
        issuer=unit,
        payer=None,
        payer_name="王五",
        payee=unit,
        subject="approval:1",
        credit_account=f"unit_payable:{unit.pk}",
        amount_fen=50_000,
        due_on=None,
        by=SYSTEM,
        at=AT,
    )
    bring(account, line(50_000, notice.code))
    exception = run(account).exceptions.get()
    assert exception.facts["known"] == "notice"
    assert notice.code in why(exception.kind, exception.facts)


def test_running_again_gives_the_same_result(account):
    test_each_difference_has_its_kind(account)
    first = account.runs.get()
    before = (outcome(first), first.inputs_hash, first.totals)
    again = run(account)
    assert again == first
    assert (outcome(again), again.inputs_hash, again.totals) == before


def test_hash_of_inputs_changes_with_the_inputs(account):
    bring(account, line(100))
    first = run(account).inputs_hash
    book(account, 1, code(1))
    assert run(account).inputs_hash != first


def test_line_after_the_day_waits_for_the_next_run(account):
    bring(account, line(100, on=DAY + dt.timedelta(days=1)))
    assert outcome(run(account)) == {"matches": [], "exceptions": []}
    assert len(outcome(run(account, DAY + dt.timedelta(days=1)))["exceptions"]) == 1
    assert account.runs.count() == 1


def test_open_run_does_not_go_back(account):
    run(account)
    with pytest.raises(RunStillOpen):
        run(account, DAY - dt.timedelta(days=1))


def test_signed_day_is_closed(account, approver):
    sign_run(run=run(account), by=approver, at=AT)
    with pytest.raises(DayClosed):
        run(account)
    assert run(account, DAY + dt.timedelta(days=1)).pk != ReconciliationRun.objects.last().pk


def test_signature_and_lock_are_in_the_chain(account, approver):
    signed = sign_run(run=run(account), by=approver, at=AT)
    locked = lock_run(run=signed, by=approver, at=AT)
    assert (locked.status, locked.signed_by) == ("locked", approver.user)
    assert chain.verify(f"reconciliation:{account.pk}").entries == 2


def test_day_with_an_unexplained_difference_is_not_locked(account, approver):
    bring(account, line(100))
    signed = sign_run(run=run(account), by=approver, at=AT)
    with pytest.raises(Refused, match="difference"):
        lock_run(run=signed, by=approver, at=AT)


def test_only_finance_reconciles_and_only_an_approver_signs(account):
    handler = MembershipFactory(finance=True, duties=["handler"]).as_actor()
    with pytest.raises(Refused):
        reconcile(account=account, until=DAY, by=MembershipFactory(agency=True).as_actor(), at=AT)
    done = reconcile(account=account, until=DAY, by=handler, at=AT)
    with pytest.raises(Refused, match="approver"):
        sign_run(run=done, by=handler, at=AT)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_reconciles_at_once_match_each_line_once(account):
    for n in range(30):
        book(account, 100 + n, code(n))
    bring(account, *(line(100 + n, code(n)) for n in range(30)))
    first, second = together(*[lambda: run(account)] * 2)
    assert first == second
    assert ReconciliationRun.objects.get().matches.count() == Match.objects.count() == 30


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"known": "notice"}, "has no booking for this money. Record the bank transfer"),
        ({"known": "payout"}, "is not booked as arrived. Confirm its arrival"),
    ],
)
def test_money_whose_reference_is_known_says_what_to_book(facts, sentence):
    for kind in ("long", "short"):
        assert sentence in why(kind, {"reference": "ZF-1", **facts})
