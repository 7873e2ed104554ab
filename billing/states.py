"""Lifecycles of money's papers: words, moves, and what each status may do. Data, no code."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import Machine, machine


class NoticeStatus(TextChoices):
    ISSUED = "issued", _("Issued")
    PARTLY_PAID = "partly_paid", _("Partly paid")
    PAID = "paid", _("Paid")
    RECEIPTED = "receipted", _("Receipt issued")
    SETTLED = "settled", _("Settled")
    REFUNDED = "refunded", _("Refunded")
    VOID = "void", pgettext_lazy("fee notice", "Void")


# Overdue is computed from the due date: a stopped scheduler never hides it.
_PAYABLE = (NoticeStatus.ISSUED, NoticeStatus.PARTLY_PAID)
_COLLECTED = (NoticeStatus.PAID, NoticeStatus.RECEIPTED, NoticeStatus.SETTLED)
FEE_NOTICE = machine(
    "fee notice",
    NoticeStatus,
    NoticeStatus.ISSUED,
    {
        "pay_part": (_PAYABLE, NoticeStatus.PARTLY_PAID),
        "pay": (_PAYABLE, NoticeStatus.PAID),
        "receipt": (NoticeStatus.PAID, NoticeStatus.RECEIPTED),
        "settle": ((NoticeStatus.PAID, NoticeStatus.RECEIPTED), NoticeStatus.SETTLED),
        "refund": (_COLLECTED, NoticeStatus.REFUNDED),
        "void": (NoticeStatus.ISSUED, NoticeStatus.VOID),
    },
    {
        NoticeStatus.ISSUED: ("be_paid", "be_voided"),
        NoticeStatus.PARTLY_PAID: ("be_paid",),
        NoticeStatus.PAID: ("be_refunded",),
        NoticeStatus.RECEIPTED: ("be_refunded",),
        NoticeStatus.SETTLED: ("be_refunded",),
    },
)


class PaymentStatus(TextChoices):
    CREATED = "created", _("Created")
    PENDING = "pending", _("Waiting for the payer")
    PROCESSING = "processing", _("Processing")
    SUCCEEDED = "succeeded", _("Succeeded")
    FAILED = "failed", pgettext_lazy("money", "Failed")
    EXPIRED = "expired", _("Expired")
    CANCELLED = "cancelled", _("Cancelled")
    UNKNOWN = "unknown", _("Outcome unknown")


_OPEN = (
    PaymentStatus.CREATED,
    PaymentStatus.PENDING,
    PaymentStatus.PROCESSING,
    PaymentStatus.UNKNOWN,
)
PAYMENT = machine(
    "payment",
    PaymentStatus,
    PaymentStatus.CREATED,
    {
        "await_payer": ((PaymentStatus.CREATED, PaymentStatus.UNKNOWN), PaymentStatus.PENDING),
        "process": (
            (PaymentStatus.CREATED, PaymentStatus.PENDING, PaymentStatus.UNKNOWN),
            PaymentStatus.PROCESSING,
        ),
        "lose_sight": (
            (PaymentStatus.CREATED, PaymentStatus.PENDING, PaymentStatus.PROCESSING),
            PaymentStatus.UNKNOWN,
        ),
        "succeed": (_OPEN, PaymentStatus.SUCCEEDED),
        "fail": (_OPEN, PaymentStatus.FAILED),
        "expire": (PaymentStatus.PENDING, PaymentStatus.EXPIRED),
        "cancel": (_OPEN, PaymentStatus.CANCELLED),
    },
    # While one of these lives, a second charge for the same notice is blocked.
    dict.fromkeys(_OPEN, ("block_second_charge",)),
)


def _disbursement(
    name: str, statuses: type[TextChoices], *, under_way: str, arrived: str
) -> Machine:
    """Asked for by one person, decided by another, sent, seen to arrive or to come back.

    `under_way` is where it waits for that: approved itself, where nobody sees it leave.
    """
    moves: dict[str, tuple[str | Iterable[str], str]] = {
        "approve": ("requested", "approved"),
        "reject": ("requested", "rejected"),
        "send": ("approved", under_way),
        "arrive": (under_way, arrived),
        "fail": (dict.fromkeys(("approved", under_way)), "failed"),
    }
    if under_way == "approved":
        del moves["send"]
    can = {"requested": ["be_decided"], "approved": ["be_sent"]}
    can.setdefault(under_way, []).append("arrive")
    return machine(name, statuses, "requested", moves, can)


class RefundStatus(TextChoices):
    REQUESTED = "requested", _("Waiting for the second person")
    APPROVED = "approved", _("Approved")
    SUCCEEDED = "succeeded", _("Refunded")
    FAILED = "failed", pgettext_lazy("money", "Failed")
    REJECTED = "rejected", pgettext_lazy("money", "Rejected")


REFUND = _disbursement(
    "refund", RefundStatus, under_way=RefundStatus.APPROVED, arrived=RefundStatus.SUCCEEDED
)


class PayoutStatus(TextChoices):
    REQUESTED = "requested", _("Waiting for the second person")
    APPROVED = "approved", _("Approved")
    IN_TRANSIT = "in_transit", _("On its way")
    PAID = "paid", _("Paid out")
    FAILED = "failed", pgettext_lazy("money", "Failed")
    REJECTED = "rejected", pgettext_lazy("money", "Rejected")


PAYOUT = _disbursement(
    "payout", PayoutStatus, under_way=PayoutStatus.IN_TRANSIT, arrived=PayoutStatus.PAID
)
