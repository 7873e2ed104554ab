"""Funded, delivered, reworked, accepted, released: the work of a signed contract."""

import datetime as dt
import hashlib

import pytest

from agencies.entry.states import AgencyStatus
from billing import accounts
from billing.models import Account, FeeNotice, Journal
from contracts.actions.accept import ReasonMissing, accept, ask_rework
from contracts.actions.deliver import deliver
from contracts.actions.due import run_due
from contracts.states import ContractStatus, MilestoneStatus
from contracts.wholeness import DamagedFile
from core.clock import local_date
from core.errors import DomainError, Refused
from core.files import BadFile
from core.models import ChainEntry
from core.workflow import WrongStatus, history
from tests.contracts import world as w
from tests.contracts.pdf import small_pdf
from tests.races import together

pytestmark = pytest.mark.django_db


def balance(code: str) -> int:
    return Account.objects.get(code=code).balance_fen


def test_paid_notice_funds_the_milestone_and_starts_the_service():
    world = w.in_service()
    milestone = world.milestone()
    assert world.contract.status == ContractStatus.IN_SERVICE
    assert milestone.status == MilestoneStatus.FUNDED
    # Paid on Tuesday 17 November 2026: 18 working days later.
    assert milestone.due_on == dt.date(2026, 12, 11)
    assert balance(accounts.escrow(world.contract.number, 1)) == 7_200_000


def test_work_starts_only_when_funded():
    world = w.signed()
    with pytest.raises(Refused) as refused:
        w.hand_over(world)
    assert "资金" in str(refused.value.sentence) or "funded" in str(refused.value.sentence)


def test_delivery_keeps_the_hash_and_chains_it():
    world = w.in_service()
    made = deliver(
        milestone=world.milestone(),
        content=small_pdf(),
        name="报告.pdf",
        note="送审稿",
        tracking_number=" SF1234567890 ",
        by=world.worker,
        at=w.NOON + 2 * w.DAY,
    )
    assert made.file.sha256 == hashlib.sha256(small_pdf()).hexdigest()
    assert (made.version, made.tracking_number) == (1, "SF1234567890")
    entry = ChainEntry.objects.get(chain=world.contract.chain, kind="delivered")
    assert entry.payload == {"milestone": 1, "version": 1, "sha256": made.file.sha256}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", BadFile),
        (b"MZ\x90\x00 a program", BadFile),
        (b"%PDF-1.7\nnothing else", DamagedFile),
        (small_pdf()[:-60], DamagedFile),
        (b"PK\x03\x04 not an archive", DamagedFile),
    ],
)
def test_bad_file_is_refused_and_nothing_is_delivered(content, error):
    world = w.in_service()
    with pytest.raises(error):
        deliver(
            milestone=world.milestone(), content=content, name="x.pdf", by=world.worker, at=w.NOON
        )
    assert world.milestone().status == MilestoneStatus.FUNDED
    assert not world.milestone().deliverables.exists()


def test_rework_makes_a_new_version_and_keeps_the_reason():
    world = w.delivered()
    ask_rework(
        milestone=world.milestone(), reason="缺监测数据", by=world.buyer, at=w.NOON + 3 * w.DAY
    )
    assert world.milestone().due_at is None
    w.hand_over(world, at=w.NOON + 4 * w.DAY)
    versions = list(world.milestone().deliverables.all())
    assert [(v.version, v.rework_reason) for v in versions] == [(1, "缺监测数据"), (2, "")]


def test_rework_needs_a_reason():
    world = w.delivered()
    with pytest.raises(ReasonMissing):
        ask_rework(milestone=world.milestone(), reason="  ", by=world.buyer, at=w.NOON)


def test_acceptance_releases_the_escrow_less_the_platform_fee():
    world = w.delivered()
    accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 3 * w.DAY)
    assert world.milestone().status == MilestoneStatus.RELEASED
    assert balance(accounts.escrow(world.contract.number, 1)) == 0
    assert balance(accounts.agency_payable(world.seller.organisation)) == 7_128_000
    assert balance(accounts.platform_fee()) == 72_000


def test_next_milestone_is_asked_for_when_the_one_before_is_released():
    world = w.delivered()
    accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 3 * w.DAY)
    second = world.milestone(2)
    assert second.status == MilestoneStatus.AWAITING_FUNDS
    assert FeeNotice.objects.get(code=second.notice_code).amount_fen == 4_800_000
    assert world.again().status == ContractStatus.IN_SERVICE


def test_last_acceptance_completes_the_contract():
    world = w.delivered()
    accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 3 * w.DAY)
    w.pay(world, 2, at=w.NOON + 4 * w.DAY)
    w.hand_over(world, 2, at=w.NOON + 5 * w.DAY)
    accept(milestone=world.milestone(2), by=world.buyer, at=w.NOON + 6 * w.DAY)
    assert world.again().status == ContractStatus.COMPLETED
    assert world.contract.completed_at == w.NOON + 6 * w.DAY
    assert local_date(world.contract.due_at) == dt.date(2026, 12, 11)


def test_silence_accepts_after_the_acceptance_period():
    world = w.delivered()
    limit = world.milestone().due_at
    assert local_date(limit) == dt.date(2026, 11, 25)  # five working days
    assert run_due(limit - dt.timedelta(seconds=1)) == 0
    assert run_due(limit) == 1
    assert run_due(limit) == 0
    assert world.milestone().status == MilestoneStatus.RELEASED
    accepted = history(world.milestone()).get(move="accept")
    assert accepted.role == "system" and accepted.reason


def test_rework_stops_the_clock_of_silence():
    world = w.delivered()
    limit = world.milestone().due_at
    ask_rework(milestone=world.milestone(), reason="改", by=world.buyer, at=w.NOON)
    assert run_due(limit + w.DAY) == 0


@pytest.mark.parametrize("status", [each for each in AgencyStatus if each != "active"])
def test_agency_out_of_the_market_or_entering_again_still_delivers_and_is_paid(status):
    world = w.in_service()
    world.seller.status = status  # as the regulators' decision or its new entry leaves it
    world.seller.save()
    w.hand_over(world)
    accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 3 * w.DAY)
    assert balance(accounts.agency_payable(world.seller.organisation)) == 7_128_000


def test_acceptance_twice_in_a_row_releases_once():
    world = w.delivered()
    milestone = world.milestone()
    accept(milestone=milestone, by=world.buyer, at=w.NOON + 3 * w.DAY)
    with pytest.raises((Refused, WrongStatus)):
        accept(milestone=milestone, by=world.buyer, at=w.NOON + 3 * w.DAY)
    assert Journal.objects.filter(kind="release").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_acceptances_at_the_same_moment_release_once():
    world = w.delivered()

    def once():
        return accept(milestone=world.milestone(), by=world.buyer, at=w.NOON + 3 * w.DAY)

    outcomes = together(*[once] * 4)
    refused = [each for each in outcomes if isinstance(each, DomainError)]
    assert len(refused) == 3
    assert all(isinstance(each, Refused) for each in refused)
    assert balance(accounts.agency_payable(world.seller.organisation)) == 7_128_000
