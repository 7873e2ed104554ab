"""How far the contract of a procurement went, for the steps bidding shows."""

import datetime as dt

from bidding.engagements import Engagement
from bidding.models import Procurement
from contracts.models import Contract, Deliverable, Milestone
from contracts.states import ContractStatus, MilestoneStatus

_CONTRACT, _WORK, _PAYMENT, _RATING, _ALL = range(5)


def of_procurement(procurement: Procurement) -> Engagement | None:
    """The contract that counts; a cancelled one has made place for the next alternate's."""
    contract = (
        Contract.objects.filter(award__procurement=procurement)
        .exclude(status=ContractStatus.CANCELLED)
        .select_related("rating", "award__award_notice")
        .order_by("-drafted_at", "-id")
        .first()
    )
    if contract is None:
        return None
    rating = getattr(contract, "rating", None)
    rated_at = rating.rated_at if rating else None
    done_at = contract.completed_at
    notice = getattr(contract.award, "award_notice", None)
    return Engagement(
        contract.number,
        _reached(contract),
        (contract.signed_at, done_at, done_at, rated_at),
        notice.number if notice else "",
        delivered_at=_delivered_at(contract),
        work_due_on=_work_due_on(contract),
        waits_for_agency=_waits_for_agency(contract),
    )


def _delivered_at(contract: Contract) -> dt.datetime | None:
    """When the first version of any work was handed over."""
    first = Deliverable.objects.filter(milestone__contract=contract).order_by("delivered_at", "id")
    return first.values_list("delivered_at", flat=True).first()


def _at_work(contract: Contract) -> Milestone | None:
    """The milestone that the agency works on; it is paid."""
    paid = [MilestoneStatus.FUNDED, MilestoneStatus.REWORK]
    return contract.milestones.filter(status__in=paid).order_by("sequence").first()


def _work_due_on(contract: Contract) -> dt.date | None:
    milestone = _at_work(contract)
    return milestone.due_on if milestone else None


def _waits_for_agency(contract: Contract) -> bool:
    """Whether the agency acts next: it signs, or does work that is paid."""
    return contract.can("be_signed_by_agency") or _at_work(contract) is not None


def _reached(contract: Contract) -> int:
    if contract.status in (ContractStatus.RATED, ContractStatus.ARCHIVED):
        return _ALL
    if contract.status == ContractStatus.COMPLETED:
        return _RATING
    if contract.signed_at is None:
        return _CONTRACT
    accepted = (MilestoneStatus.ACCEPTED, MilestoneStatus.RELEASED)
    is_accepted = not contract.milestones.exclude(status__in=accepted).exists()
    return _PAYMENT if is_accepted else _WORK
