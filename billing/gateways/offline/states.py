"""The lifecycle of an offline order: it waits until a teller or the payer's silence decides it."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class OrderStatus(TextChoices):
    PENDING = "pending", _("Pending")
    DONE = "done", _("Done")
    FAILED = "failed", pgettext_lazy("money", "Failed")
    CANCELLED = "cancelled", _("Cancelled")


class OrderKind(TextChoices):
    PAYMENT = "payment", _("Payment")
    REFUND = "refund", _("Refund")
    PAYOUT = "payout", _("Payout")


OFFLINE_ORDER = machine(
    "offline order",
    OrderStatus,
    OrderStatus.PENDING,
    {
        "complete": (OrderStatus.PENDING, OrderStatus.DONE),
        "fail": (OrderStatus.PENDING, OrderStatus.FAILED),
        "cancel": (OrderStatus.PENDING, OrderStatus.CANCELLED),
    },
)
