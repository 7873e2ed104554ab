"""The lifecycle of an offer. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.workflow import machine


class OfferStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    LIVE = "live", _("On the shelf")
    PAUSED = "paused", _("Paused")
    WITHDRAWN = "withdrawn", _("Withdrawn")


OFFER = machine(
    "offer",
    OfferStatus,
    OfferStatus.DRAFT,
    {
        "list": ((OfferStatus.DRAFT, OfferStatus.PAUSED), OfferStatus.LIVE),
        "pause": (OfferStatus.LIVE, OfferStatus.PAUSED),
        "withdraw": (
            (OfferStatus.DRAFT, OfferStatus.LIVE, OfferStatus.PAUSED),
            OfferStatus.WITHDRAWN,
        ),
    },
    {OfferStatus.LIVE: ("be_bought",)},
)
