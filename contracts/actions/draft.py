"""Draw up a contract from a confirmed award."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from agencies.models import ServiceItem
from bidding.models import Award
from contracts import plan, wording
from contracts.models import Contract, Milestone, Revision
from contracts.region_rules import ContractRules
from core import clock
from core.actors import Actor
from core.money import format_fen, in_words
from core.region import RegionRules
from core.series import next_number


@transaction.atomic
def draft(*, award: Award, by: Actor, at: dt.datetime) -> Contract:
    """The contract of an award, numbered HT-…, open to both parties. An award has one."""
    known = Contract.objects.filter(award=award).first()
    if known is not None:
        return known
    procurement = award.procurement
    rules = RegionRules.from_json(procurement.rules).of(ContractRules)
    items = [line.item for line in procurement.lines.select_related("item").order_by("id")]
    words = wording.wording(_family(items), _facts(award, rules, items))
    contract = Contract.objects.create(
        number=next_number("HT", at=at),
        award=award,
        owner=procurement.owner,
        agency=award.agency,
        title=procurement.title,
        amount_fen=award.amount_fen,
        days=award.days,
        fixed_clauses=[clause.as_json() for clause in words.fixed],
        clauses=words.special,
        platform_fee_bp=rules.platform_fee_bp,
        drafted_at=at,
        revised_at=at,
        due_at=clock.deadline(at, rules.contract_signing_days),
    )
    steps = plan.default_plan(amount_fen=award.amount_fen, days=award.days)
    write_plan(contract, steps)
    write_revision(contract, comment="", by=by, at=at)
    return contract


def write_plan(contract: Contract, steps: Sequence[plan.Step]) -> None:
    """Replace the planned milestones of a contract that is still negotiated."""
    contract.milestones.all().delete()
    Milestone.objects.bulk_create(
        Milestone(
            contract=contract,
            sequence=sequence,
            name=step.name,
            amount_fen=step.amount_fen,
            days=step.days,
        )
        for sequence, step in enumerate(steps, start=1)
    )


def write_revision(contract: Contract, *, comment: str, by: Actor, at: dt.datetime) -> Revision:
    """Keep the present text and plan as the next version."""
    steps = contract.milestones.order_by("sequence").values("name", "amount_fen", "days")
    return Revision.objects.create(
        contract=contract,
        version=contract.revisions.count() + 1,
        clauses=contract.clauses,
        milestones=list(steps),
        comment=comment,
        made_by=by.user,
        acting_for=by.organisation,
        made_at=at,
    )


def _family(items: Sequence[ServiceItem]) -> str:
    """The family all items share; mixed items take the default template."""
    families = {item.family for item in items}
    return families.pop() if len(families) == 1 else ""


def _facts(award: Award, rules: ContractRules, items: Sequence[ServiceItem]) -> dict[str, object]:
    return {
        "items": "、".join(item.name_zh for item in items),
        "procurement": award.procurement.number,
        "days": award.days,
        "amount": format_fen(award.amount_fen),
        "amount_words": in_words(award.amount_fen),
        "fee_percent": f"{rules.platform_fee_bp / 100:g}%",
        "acceptance_days": rules.acceptance_days,
        "rating_days": rules.rating_days,
    }
