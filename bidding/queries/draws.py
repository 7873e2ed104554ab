"""What a draw is made of and what came out of it."""

from collections.abc import Iterable
from typing import Any, TypeVar

from agencies.models import Agency
from bidding.models import Draw, Procurement, SignUp
from bidding.models.draw import SecretShare
from bidding.states import SignUpStatus
from core.models import ChainEntry

Share = TypeVar("Share", bound=SecretShare)


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


def own_secrets(shares: Iterable[Share]) -> list[Share]:
    """The shares of parties who made their secret themselves: the platform never had it."""
    return [each for each in shares if each.sealed_secret is None]


def ranked(procurement: Procurement) -> list[SignUp]:
    """The entrants in the order of the draw, winner first; empty before it."""
    by_id = {entrant_id(each.agency): each for each in entrants(procurement)}
    return [by_id[name] for name in drawn_order(procurement) if name in by_id]


def tickets_by_name(procurement: Procurement) -> dict[str, Agency | None]:
    """Whose names were frozen for the draw; None for what is no entrant, such as a factor."""
    if not procurement.list_hash:
        return {}
    agencies = {entrant_id(each.agency): each.agency for each in entrants(procurement)}
    return {name: agencies.get(name) for name in sorted(frozen_tickets(procurement))}


def drawn_order(procurement: Procurement) -> tuple[str, ...]:
    """The names in the order of the draw; empty before it, and where it was aborted."""
    held = Draw.objects.filter(procurement=procurement, aborted_reason="").first()
    return tuple(place["id"] for place in held.transcript["ranking"]) if held else ()


def frozen_tickets(procurement: Procurement) -> dict[str, int]:
    """The list that was frozen for the draw, as the public chain holds it."""
    tickets: dict[str, int] = promised(procurement)["tickets"]
    return tickets


def promised(procurement: Procurement) -> dict[str, Any]:
    """What the chain of a procurement held before any reveal."""
    return promised_in(procurement.chain)


def promised_in(chain: str) -> dict[str, Any]:
    """What a chain held before any reveal, for `bidding.draw.verify_transcript`.

    Empty where nothing is frozen yet. A commitment handed in later replaces that of the notice.
    """
    found: dict[str, Any] = {}
    for entry in ChainEntry.objects.filter(chain=chain).order_by("sequence"):
        if entry.kind == "notice":
            found = {
                "rule": entry.payload["rule"],
                "commits": dict(entry.payload.get("commits", {})),
                "beacon": entry.payload.get("beacon", {}),
            }
        elif entry.kind == "commitment":
            found["commits"][entry.payload["party"]] = entry.payload["commitment"]
        elif entry.kind == "list":
            found["list_hash"] = entry.payload["list_hash"]
            found["tickets"] = entry.payload["tickets"]
            return found
    return {}
