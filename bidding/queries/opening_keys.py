"""Who can open what is sealed: bids of a procurement, secrets of a draw."""

from agencies.entry.scope import covers_region
from bidding.models import OpeningKey, SeedParty
from core.actors import Duty, Role
from core.models import Organisation, Region


def opening_keys(region: Region, owner: Organisation | None) -> dict[str, list[OpeningKey]]:
    """The newest keys of those who can open for the owner and for the regulator of a region.

    Without an owner those of the operator's people take the owner's place. Whoever acts for the
    owner keeps no regulator's share: alone they would hold two of the three.
    """
    live = OpeningKey.objects.filter(membership__is_active=True).order_by("membership_id", "-id")
    newest = live.distinct("membership_id").select_related(
        "membership__user", "membership__organisation", "membership__region"
    )
    owners = (
        newest.filter(membership__role=Role.OPERATOR)
        if owner is None
        else newest.filter(membership__role=Role.OWNER, membership__organisation=owner)
    )
    regulators = newest.filter(membership__role=Role.REGULATOR)
    if owner is not None:
        buyers = owner.memberships.filter(role=Role.OWNER, is_active=True).order_by()
        regulators = regulators.exclude(membership__organisation=owner).exclude(
            membership__user__in=buyers.values("user")
        )
    return {
        SeedParty.OWNER: [
            key
            for key in owners
            if owner is None or key.membership.as_actor().has_duty(Duty.HANDLER)
        ],
        SeedParty.REGULATOR: [
            key for key in regulators if covers_region(key.membership.as_actor(), region)
        ],
    }
