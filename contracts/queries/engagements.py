"""How far the contract of a procurement went, for the steps bidding shows."""

from bidding.engagements import Engagement
from bidding.models import Procurement
from contracts.models import Contract
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
    )


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
