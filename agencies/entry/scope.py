"""What a regulator may look after: by region and by sector department."""

from agencies.entry.models import Agency
from core.actors import Actor, Role
from core.models import Region


def region_prefix(code: str) -> str:
    """The digits that a region shares with those inside it: 320700 gives "3207" (GB/T 2260)."""
    while code.endswith("00"):
        code = code[:-2]
    return code


def covers_region(actor: Actor, region: Region) -> bool:
    """True for a regulator of that region, of one around it, or of every region."""
    if actor.role != Role.REGULATOR or actor.membership is None:
        return False
    mine = actor.membership.region
    return mine is None or region.code.startswith(region_prefix(mine.code))


def review_region(agency: Agency) -> Region:
    """The region whose regulator reviews an agency's papers."""
    return agency.review_region or agency.organisation.region


def sectors(agency: Agency) -> set[int | None]:
    """The departments that check an agency's certificates."""
    return set(agency.qualifications.order_by("id").values_list("type__department_id", flat=True))


def watches(actor: Actor, agency: Agency) -> bool:
    """True when an agency is in the regulator's region and sector (no sector: the bureau)."""
    if actor.membership is None or not covers_region(actor, review_region(agency)):
        return False
    mine = actor.membership.department_id
    return mine is None or mine in sectors(agency)


def checks_all_sectors(actor: Actor, agency: Agency) -> bool:
    """True when every certificate is one the regulator may confirm."""
    mine = actor.membership.department_id if actor.membership else None
    return mine is None or sectors(agency) <= {mine}
