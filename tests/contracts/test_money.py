"""Where the money of a contract is, from the notice to the agency, with the real ledger."""

import pytest

from billing import accounts, ledger
from billing.models import Account, FeeNotice, Journal
from billing.states import NoticeStatus
from contracts import plan
from contracts.actions.accept import accept
from contracts.actions.due import run_due
from contracts.actions.revise import revise_plan
from contracts.states import ContractStatus, MilestoneStatus
from core.money import share
from tests.contracts import world as w

pytestmark = pytest.mark.django_db


def balance(code: str) -> int:
    found = Account.objects.filter(code=code).first()
    return found.balance_fen if found else 0


def finish(world: w.World, sequence: int) -> None:
    """Pay, deliver and accept one milestone."""
    at = w.NOON + sequence * 3 * w.DAY
    w.pay(world, sequence, at=at)
    w.hand_over(world, sequence, at=at + w.DAY)
    accept(milestone=world.milestone(sequence), by=world.buyer, at=at + 2 * w.DAY)
    world.again()


# amount, the fee in basis points (None: the region's default, 1 %)
@pytest.mark.parametrize(
    ("amount", "fee_bp"),
    [
        (w.AMOUNT, None),
        (2_999_999, None),  # one milestone
        (3_000_049, None),  # 60 : 40 leaves a fen over, both fees are rounded
        (3_333_333, 333),
        (3_000_001, 0),
        (49, None),  # half a fen of fee is rounded down to nothing
        (50, None),  # and up to one
        (1, 10_000),  # the fee takes all
    ],
)
def test_every_fen_of_a_contract_reaches_the_agency_or_is_the_fee(amount, fee_bp):
    rules = {} if fee_bp is None else {"platform_fee_bp": fee_bp}
    world = w.signed(amount_fen=amount, rules=rules)
    parts = [step.amount_fen for step in world.contract.milestones.order_by("sequence")]
    assert sum(parts) == amount
    for sequence in range(1, len(parts) + 1):
        finish(world, sequence)
    fee = sum(share(part, 100 if fee_bp is None else fee_bp) for part in parts)
    assert world.contract.status == ContractStatus.COMPLETED
    assert balance(accounts.platform_fee()) == fee
    assert balance(accounts.agency_payable(world.seller.organisation)) == amount - fee
    for sequence in range(1, len(parts) + 1):
        assert balance(accounts.escrow(world.contract.number, sequence)) == 0
    assert Journal.objects.filter(kind="release").count() == len(parts)
    assert ledger.prove(w.NOON + 30 * w.DAY).is_balanced


def test_escrow_holds_the_money_while_the_work_is_under_way():
    world = w.delivered()
    assert balance(accounts.escrow(world.contract.number, 1)) == world.milestone().amount_fen
    assert balance(accounts.agency_payable(world.seller.organisation)) == 0
    assert ledger.prove(w.NOON + 3 * w.DAY).is_balanced


def test_silence_releases_the_same_money_as_an_answer():
    world = w.delivered(amount_fen=2_000_000)
    run_due(world.milestone().due_at)
    assert balance(accounts.agency_payable(world.seller.organisation)) == 1_980_000
    assert balance(accounts.platform_fee()) == 20_000
    assert world.again().status == ContractStatus.COMPLETED
    assert ledger.prove(w.NOON + 30 * w.DAY).is_balanced


def test_milestones_are_paid_one_after_the_other_in_the_owners_plan():
    world = w.drafted()
    steps = [
        plan.Step("调查", 1, 10),
        plan.Step("送审稿", w.AMOUNT - 2, 10),
        plan.Step("报批稿", 1, 10),
    ]
    revise_plan(contract=world.contract, steps=steps, by=world.buyer, at=w.NOON)
    w.sign_as_agency(world)
    w.sign_as_owner(world)
    for sequence in (1, 2, 3):
        asked = FeeNotice.objects.filter(status=NoticeStatus.ISSUED)
        assert [notice.amount_fen for notice in asked] == [steps[sequence - 1].amount_fen]
        later = world.contract.milestones.filter(sequence__gt=sequence)
        assert {each.status for each in later} <= {MilestoneStatus.PLANNED}
        finish(world, sequence)
    assert not FeeNotice.objects.filter(status=NoticeStatus.ISSUED).exists()
    assert world.contract.status == ContractStatus.COMPLETED
    assert balance(accounts.agency_payable(world.seller.organisation)) == (
        w.AMOUNT - share(w.AMOUNT - 2, 100)
    )
    assert ledger.prove(w.NOON + 30 * w.DAY).is_balanced
