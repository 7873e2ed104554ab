"""One order of locks for everything that changes a contract: the contract, then its milestone."""

from contracts.models import Contract, Milestone


def locked(contract: Contract) -> Contract:
    """The contract as it is now; nobody else changes it until the transaction ends."""
    return (
        Contract.objects.select_for_update(of=("self",), no_key=True)
        .select_related("owner", "agency__organisation", "award__procurement")
        .get(pk=contract.pk)
    )


def locked_milestone(milestone: Milestone) -> Milestone:
    """The milestone as it is now, under the lock of its contract."""
    contract = locked(milestone.contract)
    fresh = Milestone.objects.select_for_update(of=("self",), no_key=True).get(pk=milestone.pk)
    fresh.contract = contract
    return fresh
