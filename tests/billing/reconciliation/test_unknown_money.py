"""Money nobody could place: proposed by one person, decided by another, never placed twice."""

import pytest

from billing import accounts, ledger
from billing.actions import payments
from billing.actions.disbursements import approve, reject
from billing.ledger import HoldResolved
from billing.models import Payment, Transfer
from billing.policies.four_eyes import FOUR_EYES
from billing.reconciliation.actions.exceptions import approve_explanation, propose_explanation
from billing.reconciliation.actions.runs import reconcile
from billing.reconciliation.actions.unknown_money import (
    AlreadyPlaced,
    DoesNotFit,
    NoReason,
    approve_placing,
    propose_assignment,
    propose_return,
    reject_placing,
    return_late_payment,
)
from billing.reconciliation.models import Resolution
from billing.reconciliation.queries import unknown_money as queries
from billing.states import NoticeStatus, PaymentStatus, RefundStatus
from core import outbox
from core.actors import SYSTEM, Actor
from core.clock import local_date, now
from core.errors import Refused
from tests.billing.online import Till
from tests.billing.reconciliation.statements import AT, DAY, bring, line
from tests.factories import BankAccountFactory, FeeNoticeFactory, MembershipFactory

pytestmark = pytest.mark.django_db
WHY = "已与付款人电话核实。"


@pytest.fixture
def account():
    return BankAccountFactory()


@pytest.fixture
def maker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


@pytest.fixture
def checker() -> Actor:
    return MembershipFactory(finance=True).as_actor()


@pytest.fixture
def item(account, maker, checker) -> Transfer:
    """¥700.00 of an unknown payer, found by reconciling and posted by two people."""
    bring(account, line(70_000, counterparty="孙某某", narrative="转账"))
    exception = reconcile(account=account, until=DAY, by=SYSTEM, at=AT).exceptions.get()
    propose_explanation(
        exception=exception, resolution=Resolution.POST, explanation="不明", by=maker, at=AT
    )
    approve_explanation(exception=exception, by=checker, at=AT)
    return queries.listed().get()


def books_balance() -> bool:
    return ledger.prove(now()).is_balanced


def test_item_names_its_sender_and_waits(item):
    found = queries.find(item.pk)
    assert (found.sender, found.text, found.is_placed) == ("孙某某", "转账", False)
    assert queries.count_waiting() == 1


def test_assigned_money_pays_the_notice(item, maker, checker):
    notice = FeeNoticeFactory(amount_fen=70_000)
    held = propose_assignment(item=item, notice=notice, reason=WHY, by=maker, at=now())
    notice.refresh_from_db()
    assert notice.paid_fen == 0
    approve_placing(held=held, by=checker, at=now())
    notice.refresh_from_db()
    assert (notice.status, notice.paid_fen) == (NoticeStatus.PAID, 70_000)
    assert ledger.balance(accounts.pending_unknown()) == 0
    assert ledger.balance(notice.credit_account) == 70_000
    assert queries.find(item.pk).is_placed
    assert queries.count_waiting() == 0
    assert books_balance()


def test_proposer_does_not_decide(item, maker):
    held = propose_assignment(item=item, notice=FeeNoticeFactory(), reason=WHY, by=maker, at=now())
    with pytest.raises(Refused, match=str(FOUR_EYES)):
        approve_placing(held=held, by=maker, at=now())
    with pytest.raises(Refused, match=str(FOUR_EYES)):
        reject_placing(held=held, by=maker, reason=WHY, at=now())


def test_money_is_not_proposed_twice(item, maker, account):
    propose_assignment(item=item, notice=FeeNoticeFactory(), reason=WHY, by=maker, at=now())
    with pytest.raises(AlreadyPlaced):
        propose_return(item=item, bank=account, reason=WHY, by=maker, at=now())


def test_decision_is_taken_once(item, maker, checker):
    notice = FeeNoticeFactory(amount_fen=140_000)
    held = propose_assignment(item=item, notice=notice, reason=WHY, by=maker, at=now())
    approve_placing(held=held, by=checker, at=now())
    with pytest.raises(HoldResolved):
        approve_placing(held=held, by=checker, at=now())
    with pytest.raises(HoldResolved):
        reject_placing(held=held, by=checker, reason=WHY, at=now())
    notice.refresh_from_db()
    assert notice.paid_fen == 70_000


def test_rejected_money_waits_again_with_the_reason(item, maker, checker, account):
    held = propose_return(item=item, bank=account, reason=WHY, by=maker, at=now())
    reject_placing(held=held, by=checker, reason="先查明来源", at=now())
    found = queries.find(item.pk)
    assert (found.is_placed, found.held) == (False, None)
    assert any("先查明来源" in note for _what, _when, note in queries.course(found))
    assert propose_return(item=item, bank=account, reason=WHY, by=maker, at=now())


def test_more_than_is_left_to_pay_is_refused(item, maker):
    with pytest.raises(DoesNotFit):
        propose_assignment(
            item=item, notice=FeeNoticeFactory(amount_fen=69_999), reason=WHY, by=maker, at=now()
        )


def test_notice_paid_meanwhile_takes_no_more(item, maker, checker):
    notice = FeeNoticeFactory(amount_fen=70_000)
    held = propose_assignment(item=item, notice=notice, reason=WHY, by=maker, at=now())
    notice.paid_fen, notice.status = 70_000, NoticeStatus.PAID
    notice.save()
    with pytest.raises(Refused, match="left to pay"):
        approve_placing(held=held, by=checker, at=now())


def test_a_reason_is_needed(item, maker, account):
    with pytest.raises(NoReason):
        propose_return(item=item, bank=account, reason="  ", by=maker, at=now())


def test_returned_money_leaves_the_bank_under_its_number(item, maker, checker, account):
    held = propose_return(item=item, bank=account, reason=WHY, by=maker, at=now())
    assert ledger.balance(account.ledger_code) == 70_000
    journal = approve_placing(held=held, by=checker, at=now())
    assert ledger.balance(account.ledger_code) == 0
    assert journal.reference.startswith("TH-")
    bring(account, line(-70_000, narrative=f"退回 {journal.reference}", on=local_date(journal.at)))
    run = reconcile(account=account, until=local_date(now()), by=SYSTEM, at=now())
    assert not run.exceptions.filter(status="open").exists()
    assert books_balance()


@pytest.fixture
def late(till: Till) -> Payment:
    """Paid at the gateway after we had given the payment up."""
    payment = till.start(FeeNoticeFactory())
    till.payer(payment)
    Payment.objects.filter(pk=payment.pk).update(status=PaymentStatus.EXPIRED)
    return payments.refresh_payment(payment=payment, at=now())


def ask_back(late: Payment, maker: Actor):
    item = queries.listed().get()
    return return_late_payment(item=item, payment=late, reason=WHY, by=maker, at=now())


def test_late_payment_goes_back_through_the_gateway(late, maker, checker):
    refund = ask_back(late, maker)
    approve(asked=refund, by=checker, at=now())
    outbox.drain(at=now())
    refund.refresh_from_db()
    late.notice.refresh_from_db()
    assert refund.status == RefundStatus.SUCCEEDED
    assert (late.notice.status, late.notice.refunded_fen) == (NoticeStatus.ISSUED, 0)
    assert ledger.balance(accounts.pending_unknown()) == 0
    assert ledger.balance(accounts.gateway_clearing()) == 0
    assert queries.count_waiting() == 0
    assert books_balance()


def test_rejected_return_of_a_late_payment_waits_again(late, maker, checker):
    reject(asked=ask_back(late, maker), by=checker, reason=WHY, at=now())
    assert queries.find(queries.listed().get().pk).held is None
    assert ask_back(late, maker)


def test_late_payment_may_still_pay_its_notice(late, maker, checker):
    item = queries.listed().get()
    assert queries.fitting_notices(queries.find(item.pk)) == [late.notice]
    held = propose_assignment(item=item, notice=late.notice, reason=WHY, by=maker, at=now())
    approve_placing(held=held, by=checker, at=now())
    late.notice.refresh_from_db()
    assert late.notice.paid_fen == 100_000


def test_notice_paid_in_part_meanwhile_takes_only_what_fits(item, maker, checker):
    notice = FeeNoticeFactory(amount_fen=70_000)
    held = propose_assignment(item=item, notice=notice, reason=WHY, by=maker, at=now())
    notice.paid_fen, notice.status = 1, NoticeStatus.PARTLY_PAID
    notice.save()
    with pytest.raises(DoesNotFit) as caught:
        approve_placing(held=held, by=checker, at=now())
    assert caught.value.facts["outstanding_fen"] == 69_999
    assert books_balance()
