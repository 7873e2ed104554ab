"""What the clock does: everything that is due, each in its own transaction, any number of times."""

import datetime as dt
import logging

from bidding.models import Procurement, SeedParty
from bidding.states import ProcurementStatus
from core.actors import SYSTEM
from core.errors import DomainError

from .closing import close
from .direct import lapse
from .draws import draw, reveal
from .results import StandStill, award, publicise

logger = logging.getLogger(__name__)


def run_due(*, at: dt.datetime) -> list[str]:
    """Act on every procurement that is due at `at`; returns the numbers of those that moved."""
    moved = []
    for procurement in Procurement.objects.filter(due_at__lte=at).order_by("due_at", "id"):
        try:
            _act(procurement, at)
        except StandStill:
            continue  # due again once the dispute is decided
        except DomainError as error:
            logger.warning("%s is due but: %s", procurement.number, error)
            continue
        moved.append(procurement.number)
    return moved


def _act(procurement: Procurement, at: dt.datetime) -> None:
    match procurement.status:
        case ProcurementStatus.PUBLISHED:
            close(procurement=procurement, clock=lambda: at)
        case ProcurementStatus.CLOSED:
            _reveal_or_draw(procurement, at)
        case ProcurementStatus.SELECTED:
            publicise(procurement=procurement, at=at)
        case ProcurementStatus.PUBLICITY:
            award(procurement=procurement, at=at)
        case ProcurementStatus.OFFERED:
            lapse(procurement=procurement, at=at)


def _reveal_or_draw(procurement: Procurement, at: dt.datetime) -> None:
    """The platform reveals first of all, so that it can never choose to stay silent."""
    share = procurement.seed_shares.get(party=SeedParty.PLATFORM)
    if not share.revealed and share.sealed_secret is not None:
        reveal(procurement=procurement, party=SeedParty.PLATFORM, by=SYSTEM, at=at)
    if procurement.draw_at is not None and at >= procurement.draw_at:
        draw(procurement=procurement, at=at)
