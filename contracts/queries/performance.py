"""What a completed contract says of the agency, computed from facts."""

from dataclasses import dataclass

from agencies.models import Complaint
from agencies.supervision.states import ComplaintStatus
from contracts.models import Contract, Party, Rating
from core import clock


@dataclass(frozen=True)
class Facts:
    """The components of a performance record, each in [0, 1]; None where there is no answer."""

    family: str
    on_time: float
    accepted_first_time: float
    quality: float | None
    dispute_free: float
    price_honoured: float
    answers_in_time: float


def facts_of(contract: Contract) -> Facts:
    """On time and accepted first time: the share of milestones. Quality: the owner's mark.

    A milestone is on time when its first version came on or before its due day. The marks 1 to 5
    for quality become 0 to 1. The price is honoured when the agency took the award's amount.
    """
    milestones = list(contract.milestones.prefetch_related("deliverables"))
    first = [min(m.deliverables.all(), key=lambda d: d.version) for m in milestones]
    on_time = [
        milestone.due_on is not None and clock.local_date(version.delivered_at) <= milestone.due_on
        for milestone, version in zip(milestones, first, strict=True)
    ]
    at_once = [len(milestone.deliverables.all()) == 1 for milestone in milestones]
    paid = sum(milestone.amount_fen for milestone in milestones)
    return Facts(
        family=contract.award.procurement.lines.order_by("id")[0].item.family,
        on_time=sum(on_time) / len(milestones),
        accepted_first_time=sum(at_once) / len(milestones),
        quality=_quality(contract),
        dispute_free=float(not _has_upheld_complaint(contract)),
        price_honoured=float(paid == contract.award.amount_fen),
        answers_in_time=float(_signed_in_time(contract)),
    )


def _quality(contract: Contract) -> float | None:
    rating = Rating.objects.filter(contract=contract).first()
    return (rating.quality - 1) / 4 if rating else None


def _has_upheld_complaint(contract: Contract) -> bool:
    return Complaint.objects.filter(
        agency=contract.agency, about=contract.number, status=ComplaintStatus.UPHELD
    ).exists()


def _signed_in_time(contract: Contract) -> bool:
    signature = contract.signatures.get(party=Party.AGENCY)
    limit = clock.deadline(contract.drafted_at, contract.rules.contract_signing_days)
    return signature.signed_at <= limit
