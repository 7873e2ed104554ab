"""Award notices: who may download one, and what the public chain says of a file."""

import hashlib

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import covers_region
from contracts.models import AwardNotice
from core import chain
from core.actors import Actor
from core.models import ChainEntry

RIGHT = _("This is the award notice as it was issued, byte for byte.")
OTHER = _(
    "This is not the file that was issued under this number. Ask the sender for the original."
)
BROKEN = _("The public chain does not recompute: a record was changed. Report it to the regulator.")


def award_notices() -> QuerySet[AwardNotice]:
    """Award notices with what their pages show."""
    return AwardNotice.objects.select_related(
        "award__procurement__owner",
        "award__procurement__project__region",
        "award__agency__organisation",
        "file",
    )


def may_download(actor: Actor, notice: AwardNotice) -> bool:
    """Both sides, and the regulator of the region."""
    procurement, agency = notice.award.procurement, notice.award.agency
    return (
        actor.acts_for(procurement.owner)
        or actor.acts_for(agency.organisation)
        or covers_region(actor, procurement.project.region)
    )


def recorded(notice: AwardNotice) -> ChainEntry | None:
    """The entry of the public chain that holds the hash of the notice."""
    found = ChainEntry.objects.filter(chain=notice.award.procurement.chain, kind="award notice")
    return found.filter(payload__number=notice.number).order_by("sequence").first()


def answer(notice: AwardNotice, content: bytes) -> tuple[bool, object]:
    """Whether a file is the notice as the public chain has it, and the sentence for a reader."""
    entry = recorded(notice)
    if entry is None or not chain.verify(entry.chain).is_intact:
        return False, BROKEN
    is_right = hashlib.sha256(content).hexdigest() == entry.payload["sha256"]
    return is_right, RIGHT if is_right else OTHER
