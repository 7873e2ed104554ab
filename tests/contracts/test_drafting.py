"""A contract is drawn up from the award and negotiated until the agency signs."""

import pytest

from contracts import plan, wording
from contracts.actions.draft import draft
from contracts.actions.revise import revise_clauses, revise_plan
from contracts.queries.text import paper_of, rendered, text_of
from contracts.typesetting import UnprintableText
from core.errors import Refused
from tests.contracts import world as w

pytestmark = pytest.mark.django_db
FACTS = (
    *("items", "procurement", "days", "amount", "amount_words"),
    *("fee_percent", "acceptance_days", "rating_days"),
)


def test_contract_takes_its_terms_from_the_award():
    world = w.drafted()
    contract, award = world.contract, world.award
    assert contract.number.startswith("HT-2026-")
    assert (contract.amount_fen, contract.days) == (award.amount_fen, award.days)
    assert [m.amount_fen for m in contract.milestones.all()] == [7_200_000, 4_800_000]
    assert [m.days for m in contract.milestones.all()] == [18, 12]
    assert contract.platform_fee_bp == 100


def test_an_award_has_one_contract():
    world = w.drafted()
    again = draft(award=world.award, by=world.buyer, at=w.NOON)
    assert again == world.contract


def test_small_contract_has_one_milestone():
    assert w.drafted(amount_fen=2_999_999).contract.milestones.count() == 1


@pytest.mark.parametrize("amount", [3_000_000, 3_000_001, 12_345_679, 99_999_999])
@pytest.mark.parametrize("days", [1, 2, 3, 7, 30])
def test_default_plan_adds_up_exactly(amount, days):
    steps = plan.default_plan(amount_fen=amount, days=days)
    plan.check(steps, amount_fen=amount, days=days)


def test_text_of_an_assessment_uses_its_template_and_the_facts_of_the_award():
    text = text_of(w.drafted().contract)
    fixed = [clause for clause in text.clauses if clause.is_fixed]
    assert "技术评审" in fixed[0].text
    assert text.procurement_number in fixed[0].text
    assert any("¥120,000.00" in clause.text and "壹拾贰万元整" in clause.text for clause in fixed)
    assert not any("$" in clause.text for clause in text.clauses)
    assert {"评审与修改", "保密"} <= {c.title for c in text.clauses if not c.is_fixed}


@pytest.mark.parametrize("family", ["", *wording.families()])
def test_every_template_fills_in(family):
    facts = dict.fromkeys(FACTS, "X")
    words = wording.wording(family, facts)
    assert len(words.fixed) >= 5
    assert "$" not in words.special + "".join(clause.text for clause in words.fixed)


def test_lines_of_an_award_below_the_estimate_still_add_up():
    world = w.drafted(items=[w.item(), w.item()])
    assert text_of(world.contract).total_fen == world.contract.amount_fen


def test_both_parties_change_the_special_clauses_and_versions_stay():
    world = w.drafted()
    before = world.contract.clauses
    revise_clauses(
        contract=world.contract,
        clauses=before + "\n\n【现场】\n乙方到场两次。",
        comment="请加上现场踏勘",
        by=world.worker,
        at=w.NOON + w.DAY,
    )
    revise_clauses(contract=world.again(), clauses=before, by=world.buyer, at=w.NOON + 2 * w.DAY)
    versions = list(world.contract.revisions.all())
    assert [v.version for v in versions] == [1, 2, 3]
    changed = [d for d in wording.difference(versions[0].clauses, versions[1].clauses) if d.mark]
    assert [d.text for d in changed] == ["【现场】", "乙方到场两次。"]
    assert versions[1].comment == "请加上现场踏勘"
    assert versions[1].acting_for == world.seller.organisation


def test_text_before_a_title_is_a_clause_too():
    assert wording.split("先说一句\n【保密】保守秘密\n\n【空】\n") == [
        wording.Clause("特别约定", "先说一句"),
        wording.Clause("保密", "保守秘密"),
    ]


def test_fixed_clauses_survive_a_revision_unchanged():
    world = w.drafted()
    fixed = [c for c in text_of(world.contract).clauses if c.is_fixed]
    revise_clauses(
        contract=world.contract, clauses="【价款与支付】\n免费", by=world.worker, at=w.NOON
    )
    text = text_of(world.again())
    assert [c for c in text.clauses if c.is_fixed] == fixed
    assert text.total_fen == w.AMOUNT


def test_owner_splits_the_milestones_anew():
    world = w.drafted()
    steps = [plan.Step("调查", 2_000_000, 5), plan.Step("报告", 10_000_000, 25)]
    revise_plan(contract=world.contract, steps=steps, by=world.buyer, at=w.NOON)
    assert [m.name for m in world.contract.milestones.all()] == ["调查", "报告"]


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [plan.Step("全部", w.AMOUNT - 1, 30)],
        [plan.Step("全部", w.AMOUNT, 29)],
        [plan.Step(" ", w.AMOUNT, 30)],
        [plan.Step("甲", w.AMOUNT + 1, 29), plan.Step("乙", -1, 1)],
        [plan.Step("多", 1, 1)] * 11,
    ],
)
def test_plan_that_does_not_add_up_to_the_award_is_refused(steps):
    world = w.drafted()
    with pytest.raises(plan.PlanDoesNotFit):
        revise_plan(contract=world.contract, steps=steps, by=world.buyer, at=w.NOON)
    assert world.contract.milestones.count() == 2


def test_agency_does_not_change_the_milestones():
    world = w.drafted()
    with pytest.raises(Refused):
        revise_plan(contract=world.contract, steps=[], by=world.worker, at=w.NOON)


def test_nothing_changes_after_the_agency_signed():
    world = w.drafted()
    w.sign_as_agency(world)
    with pytest.raises(Refused):
        revise_clauses(contract=world.contract, clauses="", by=world.worker, at=w.NOON)
    with pytest.raises(Refused):
        revise_plan(contract=world.contract, steps=[], by=world.buyer, at=w.NOON)


def test_the_same_text_gives_the_same_file():
    contract = w.drafted().contract
    assert rendered(contract) == paper_of(contract)


def test_a_character_that_cannot_be_printed_is_named_and_the_contract_still_drafted():
    world = w.drafted(title="项目\u202e合同")
    with pytest.raises(UnprintableText):
        paper_of(world.contract)
