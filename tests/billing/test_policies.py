"""Who may do what with money: every policy by every kind of person, with what they hear."""

import datetime as dt
from types import SimpleNamespace

import pytest

from billing.actions.desk import take_counter_payment
from billing.actions.payments import start_payment
from billing.actions.refunds import request_refund
from billing.models import Channel, FeeKind, PayeeAccount, Payout
from billing.policies import disbursements, four_eyes, notices
from billing.reconciliation.models import ReconciliationException
from billing.reconciliation.models import ReconciliationRun as Run
from billing.reconciliation.policies import exceptions, runs, unknown_money
from core.actors import SYSTEM
from core.clock import now
from core.models import User
from tests.factories import (
    AgencyFactory,
    FeeNoticeFactory,
    MembershipFactory,
    OrganisationFactory,
    PayeeAccountFactory,
)
from tests.people import everybody, named

pytestmark = pytest.mark.django_db

FINANCE = "Only finance staff can do this. Switch to your finance role."
APPROVER = "Only a finance approver can decide this."
STAFF = {"finance", "finance_approver"}


@pytest.fixture
def books():
    """A notice paid in part by cash, a refund asked for, a payout, a run with a difference."""
    notice = FeeNoticeFactory()
    teller = MembershipFactory(finance=True).as_actor()
    payment = take_counter_payment(notice=notice, amount_fen=40_000, till="1", by=teller, at=now())
    refund = request_refund(payment=payment, amount_fen=100, reason="误收", by=teller, at=now())
    agency = AgencyFactory(organisation=notice.payee)
    account = PayeeAccountFactory(organisation=agency.organisation)
    payout = Payout(
        organisation=agency.organisation,
        account=account,
        status="requested",
        requested_by=User.objects.get(pk=teller.user.pk),
    )
    return SimpleNamespace(
        maker=teller,
        notice=notice,
        open=FeeNoticeFactory(),
        payment=payment,
        refund=refund,
        agency=agency,
        account=account,
        payout=payout,
        exception=ReconciliationException(status="open", kind="long"),
        run=Run(status="matched"),
        people=everybody(OrganisationFactory(), agency),
    )


def verdicts(books, ask):
    return {who: ask(actor) for who, actor in books.people.items()}


def check(books, ask, allowed, sentence):
    """These pass; everybody else hears the sentence."""
    found = verdicts(books, ask)
    assert {who for who, verdict in found.items() if verdict} == allowed
    assert {str(v.reason) for v in found.values() if not v} <= {sentence}


OF_FINANCE = {
    "issue_notice": lambda b: lambda a: notices.issue_notice(a, FeeKind.PENALTY),
    "void_notice": lambda b: lambda a: notices.void_notice(a, b.open),
    "receive_at_desk": lambda b: lambda a: notices.receive_at_desk(a, b.open, Channel.COUNTER),
    "import_statement": lambda b: runs.import_statement,
    "reconcile": lambda b: runs.reconcile,
    "request_refund": lambda b: lambda a: disbursements.request_refund(a, b.payment),
}


@pytest.mark.parametrize("name", OF_FINANCE)
def test_the_desk_is_for_finance_and_the_clock(books, name):
    check(books, OF_FINANCE[name](books), STAFF | {"system"}, FINANCE)


def test_a_milestones_notice_follows_from_its_contract_whoever_acts(books):
    assert all(verdicts(books, lambda a: notices.issue_notice(a, FeeKind.MILESTONE)).values())


PERSONS = {
    "propose a difference": lambda b: lambda a: exceptions.propose(a, b.exception),
    "name unknown money": lambda b: unknown_money.propose,
}


@pytest.mark.parametrize("name", PERSONS)
def test_an_explanation_is_given_by_a_person_of_finance(books, name):
    ask = PERSONS[name](books)
    found = verdicts(books, ask)
    assert {who for who, verdict in found.items() if verdict} == STAFF
    assert "not the system" in str(found.pop("system").reason)
    assert {str(v.reason) for v in found.values() if not v} == {FINANCE}


DECISIONS = {
    "approve a refund": lambda b: lambda a: disbursements.approve(a, b.refund, now()),
    "approve a payout": lambda b: lambda a: disbursements.approve(a, b.payout, now()),
    "reject a payout": lambda b: lambda a: disbursements.reject(a, b.payout),
    "sign a run": lambda b: lambda a: runs.sign(a, b.run),
}


@pytest.mark.parametrize("name", DECISIONS)
def test_decisions_are_an_approvers_alone(books, name):
    """Not even the clock approves money that leaves."""
    check(books, DECISIONS[name](books), {"finance_approver"}, APPROVER)


@pytest.mark.parametrize("name", ["approve a refund", "approve a payout", "reject a payout"])
def test_who_asked_does_not_decide_although_an_administrator(books, name):
    verdict = DECISIONS[name](books)(books.maker)
    assert str(verdict.reason) == str(four_eyes.FOUR_EYES)


def test_who_explained_a_difference_does_not_approve_it(books):
    books.exception.status, books.exception.proposed_by = "proposed", books.maker.user
    assert str(exceptions.decide(books.maker, books.exception).reason) == str(four_eyes.FOUR_EYES)
    check(books, lambda a: exceptions.decide(a, books.exception), {"finance_approver"}, APPROVER)
    books.exception.status = "open"
    nothing = exceptions.decide(books.people["finance_approver"], books.exception)
    assert str(nothing.reason) == "There is no explanation to decide on."


def test_what_is_decided_stays_decided(books):
    approver = books.people["finance_approver"]
    books.refund.status = books.payout.status = "rejected"
    assert "decided already" in str(disbursements.reject(approver, books.refund).reason)
    assert "decided already" in str(disbursements.reject(approver, books.payout).reason)
    books.run.status = "signed"
    assert "once" in str(runs.sign(approver, books.run).reason)
    books.exception.status = "posted"
    explained = exceptions.propose(approver, books.exception)
    assert str(explained.reason) == "This difference has been explained already."


def test_a_payout_is_asked_for_by_the_agency_itself_or_finance(books):
    organisation = books.agency.organisation
    check(
        books,
        lambda a: disbursements.request_payout(a, organisation, books.account, now()),
        named(books.people, "agency") | STAFF | {"system"},
        "Only the agency itself or finance can ask for this payout.",
    )


def test_the_payee_account_is_the_administrators_in_the_agency_role(books):
    """The organisation's administrator as a project owner has no say in the agency's money."""
    check(
        books,
        lambda a: disbursements.change_payee_account(a, books.agency.organisation),
        {"agency_admin", "system"},
        "Only an administrator of the agency can change where it is paid.",
    )


@pytest.mark.parametrize(
    ("account", "sentence"),
    [
        (None, "Enter a payee account first."),
        ({"replaced_at": now()}, "The payee account has changed since."),
        ({"usable_from": now() + dt.timedelta(hours=71)}, "can be used 72 hours after the change"),
    ],
)
def test_money_goes_only_to_an_account_that_has_waited(books, account, sentence):
    good = {"usable_from": now() - dt.timedelta(hours=1), "replaced_at": None}
    chosen = PayeeAccount(**(good | account)) if account is not None else None
    assert sentence in str(disbursements.payout_account(chosen, now()).reason)
    assert disbursements.payout_account(PayeeAccount(**good), now())


def test_a_paid_notice_takes_no_more_and_is_not_voided(books):
    clerk = books.people["finance"]
    books.notice.refresh_from_db()
    assert "refund instead" in str(notices.void_notice(clerk, books.notice).reason)
    books.notice.status = "paid"
    assert str(notices.pay(books.notice).reason) == "There is nothing left to pay on this notice."
    assert "nothing left" in str(
        notices.receive_at_desk(clerk, books.notice, Channel.TRANSFER).reason
    )
    assert "confirmed by the gateway" in str(
        notices.receive_at_desk(clerk, books.open, Channel.ONLINE).reason
    )


def test_only_what_has_arrived_is_refunded_and_only_once(books):
    clerk = books.people["finance"]
    books.payment.status = "pending"
    refused = disbursements.request_refund(clerk, books.payment)
    assert str(refused.reason) == "Only a payment that has arrived can be refunded."
    books.payment.status, books.payment.refunded_fen = "succeeded", books.payment.amount_fen
    refused = disbursements.request_refund(clerk, books.payment)
    assert str(refused.reason) == "This payment has been refunded in full."


def test_only_what_was_approved_and_sent_arrives(books):
    check(
        books,
        lambda a: disbursements.confirm(a, Payout(status="in_transit", gateway="offline")),
        STAFF | {"system"},
        FINANCE,
    )
    refused = disbursements.confirm(books.people["finance"], books.payout)
    assert "approved and sent" in str(refused.reason)


def test_notice_somebody_is_paying_is_neither_voided_nor_paid(books):
    start_payment(notice=books.open, by=SYSTEM, at=now())
    refused = notices.void_notice(books.people["finance"], books.open)
    assert "Somebody is paying this notice" in str(refused.reason)
    assert "under way" in str(notices.pay(books.open).reason)


def test_receipt_follows_the_whole_amount(books):
    clerk = books.people["finance"]
    refused = notices.issue_receipt(clerk, books.notice)
    assert "after the whole amount" in str(refused.reason)
    books.notice.status = "paid"
    check(books, lambda a: notices.issue_receipt(a, books.notice), STAFF | {"system"}, FINANCE)


def test_day_is_closed_after_signing_and_explaining(books):
    approver = books.people["finance_approver"]
    assert "Sign the run first" in str(runs.lock(approver, books.run).reason)
    assert str(runs.lock(books.people["finance"], books.run).reason) == APPROVER
