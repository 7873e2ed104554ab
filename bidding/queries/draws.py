"""Who takes part in a draw of a procurement, by its name there, and in which order it was drawn."""

from agencies.models import Agency
from bidding.draws.queries import order
from bidding.models import Draw, Procurement, SignUp
from bidding.states import SignUpStatus


def entrant_id(agency: Agency) -> str:
    """The name of an agency in a draw: its credit code, public like the draw itself."""
    return agency.organisation.credit_code or f"agency-{agency.pk}"


def entrants(procurement: Procurement) -> list[SignUp]:
    """The frozen list, in the order of the names in the draw. Empty before closing."""
    if procurement.closed_at is None:
        return []
    found = (
        SignUp.objects.filter(procurement=procurement, status=SignUpStatus.SUBMITTED)
        .select_related("agency__organisation")
        .order_by("id")
    )
    return sorted(found, key=lambda each: entrant_id(each.agency))


def ranked(procurement: Procurement) -> list[SignUp]:
    """The entrants in the order of the draw, winner first; empty before it."""
    by_id = {entrant_id(each.agency): each for each in entrants(procurement)}
    return [by_id[name] for name in drawn_order(procurement) if name in by_id]


def agencies_by_name(draw: Draw) -> dict[str, object]:
    """Whose names were frozen; None for what is no entrant, such as a factor."""
    found = {entrant_id(each.agency): each.agency for each in entrants(draw.procurement)}
    return {name: found.get(name) for name in sorted(draw.tickets)}


def drawn_order(procurement: Procurement) -> tuple[str, ...]:
    """The names in the order of the draw; empty before it, and where it was aborted."""
    return order(procurement.draw)
