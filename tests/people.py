"""One person of every kind, for tables of policies by role."""

from agencies.models import Agency
from core.actors import PUBLIC, SYSTEM, Actor
from core.models import Organisation
from tests.factories import DepartmentFactory, MembershipFactory, RegionFactory


def everybody(owner: Organisation, agency: Agency) -> dict[str, Actor]:
    """Members of both parties with one duty each, strangers in every role, nobody, the clock.

    Regulators: `bureau` (every sector and region), `city` (the region 320700), `other_city`.
    """
    seller = agency.organisation
    people = {
        f"owner_{duty}": MembershipFactory(organisation=owner, duties=[duty])
        for duty in ("admin", "handler", "approver", "payer", "signer")
    }
    people |= {
        f"agency_{duty}": MembershipFactory(agency=True, organisation=seller, duties=[duty])
        for duty in ("admin", "bidder", "deliverer", "signer")
    }
    people |= {
        # The same two organisations in the other role: they are no party there.
        "owner_as_agency": MembershipFactory(agency=True, organisation=owner),
        "agency_as_owner": MembershipFactory(organisation=seller),
        "other_owner": MembershipFactory(),
        "other_agency": MembershipFactory(agency=True),
        "bureau": MembershipFactory(regulator=True),
        "city": MembershipFactory(regulator=True, region=RegionFactory()),
        "other_city": MembershipFactory(
            regulator=True, region=RegionFactory(code="320900", name_zh="盐城市")
        ),
        "other_sector": MembershipFactory(
            regulator=True, department=DepartmentFactory(code="water", name_zh="水利")
        ),
        "expert": MembershipFactory(expert=True),
        "finance": MembershipFactory(finance=True, duties=["handler"]),
        "finance_approver": MembershipFactory(finance=True, duties=["approver"]),
        "operator": MembershipFactory(operator=True),
    }
    return {name: each.as_actor() for name, each in people.items()} | {
        "public": PUBLIC,
        "system": SYSTEM,
    }


def named(people: dict[str, Actor], start: str) -> set[str]:
    """The people whose name begins so, those in the other role left out."""
    return {name for name in people if name.startswith(f"{start}_") and "_as_" not in name}
