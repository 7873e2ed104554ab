"""Which experts may be drawn for a procurement: field, no tie to owner or bidders."""

from collections.abc import Iterable

from agencies.entry.scope import region_prefix
from bidding.models.procurement import Procurement
from bidding.panels.models import Expert
from bidding.panels.queries import drawable
from bidding.parties import Parties
from core.models import Membership, Organisation


def candidates(procurement: Procurement, bidders: Iterable[Organisation]) -> list[Expert]:
    """Experts of the fields of the procurement without a tie to its owner or its bidders."""
    families = {line.item.family for line in procurement.lines.all()}
    experts = drawable().filter(families__overlap=sorted(families))
    parties = [procurement.owner, *bidders]
    tied = _tied(list(experts), parties)
    return [each for each in experts if each.pk not in tied]


def _tied(experts: list[Expert], parties: list[Organisation]) -> set[int]:
    """Those who work for a party, for a relative of one, act for one or share its head's name."""
    met = Parties(*parties)
    codes = [each.employer_code for each in experts if each.employer_code]
    employers = {
        each.credit_code: each for each in Organisation.objects.filter(credit_code__in=codes)
    }
    names = {party.name for party in parties}
    heads = {party.legal_representative for party in parties if party.legal_representative}
    members = set(
        Membership.objects.filter(organisation__in=parties)
        .order_by("id")
        .values_list("user_id", flat=True)
    )
    return {
        each.pk
        for each in experts
        if each.employer_name in names
        or each.user.name in heads
        or each.user_id in members
        or not _may_meet(employers.get(each.employer_code), met)
    }


def _may_meet(employer: Organisation | None, met: Parties) -> bool:
    return employer is None or met.may_join(employer)


def is_from_elsewhere(expert: Expert, procurement: Procurement) -> bool:
    """True where the expert works outside the region of the project."""
    here = region_prefix(procurement.project.region.code)
    return not expert.region.code.startswith(here)
