"""The lifecycle of a service item. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from core.workflow import machine


class ItemStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


SERVICE_ITEM = machine(
    "service item",
    ItemStatus,
    ItemStatus.DRAFT,
    {
        "publish": ((ItemStatus.DRAFT, ItemStatus.WITHDRAWN), ItemStatus.PUBLISHED),
        "withdraw": (ItemStatus.PUBLISHED, ItemStatus.WITHDRAWN),
    },
    {ItemStatus.PUBLISHED: ("be_bought", "be_offered")},
)
