"""Who owes whom: fee notices, payments, receipts, the webhook inbox."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from billing import states
from core.models import Organisation, append_only
from core.workflow import Machine


class FeeKind(models.TextChoices):
    """What a fee notice is for."""

    MILESTONE = "milestone", _("Milestone of a contract")
    APPROVAL = "approval", _("Approval fee")
    PENALTY = "penalty", _("Simple penalty")
    PUBLIC_SERVICE = "public_service", _("Public service fee")


class Channel(models.TextChoices):
    """How money comes in."""

    ONLINE = "online", _("Online payment")
    BATCH_DEBIT = "batch_debit", _("Batch debit")
    COUNTER = "counter", _("Counter")
    TRANSFER = "transfer", _("Bank transfer")


class FeeNotice(models.Model):
    """A demand for payment with a 20-digit code that anyone can look up and pay.

    `subject` names what it is for in words of the app above, e.g. "milestone:12"; `payee` is who
    is owed (an agency or an issuing unit); collected money is credited to `credit_account`.
    """

    machine: ClassVar[Machine] = states.FEE_NOTICE

    code = models.CharField(_("payment code"), max_length=20, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=FeeKind)
    title = models.CharField(pgettext_lazy("fee notice", "title"), max_length=200)
    issuer = models.ForeignKey(
        Organisation, models.PROTECT, related_name="notices_issued", verbose_name=_("issuing unit")
    )
    payer = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="notices_to_pay",
        null=True,
        blank=True,
        verbose_name=_("payer"),
    )
    payer_name = models.CharField(_("payer's name"), max_length=200)
    payee = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=80)
    credit_account = models.CharField(max_length=80)
    amount_fen = models.BigIntegerField(_("amount"))
    paid_fen = models.BigIntegerField(_("paid"), default=0)
    refunded_fen = models.BigIntegerField(_("refunded"), default=0)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.NoticeStatus,
        default=states.NoticeStatus.ISSUED,
    )
    issued_at = models.DateTimeField(_("issued at"))

    class Meta:
        ordering = ["-issued_at", "-id"]
        constraints = [
            states.FEE_NOTICE.check("fee_notice"),
            models.CheckConstraint(
                condition=models.Q(
                    amount_fen__gt=0,
                    paid_fen__gte=0,
                    paid_fen__lte=models.F("amount_fen"),
                    refunded_fen__gte=0,
                    refunded_fen__lte=models.F("paid_fen"),
                ),
                name="fee_notice_refunded_paid_amount_in_order",
            ),
            models.UniqueConstraint(
                fields=["subject"],
                condition=~models.Q(status=states.NoticeStatus.VOID),
                name="fee_notice_one_live_per_subject",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def outstanding_fen(self) -> int:
        """What is still to pay, in fen."""
        return self.amount_fen - self.paid_fen


class Payment(models.Model):
    """One attempt to pay a notice. While one is open no second charge can start."""

    machine: ClassVar[Machine] = states.PAYMENT

    number = models.CharField(_("number"), max_length=20, unique=True)
    notice = models.ForeignKey(FeeNotice, models.PROTECT, related_name="payments")
    channel = models.CharField(_("channel"), max_length=12, choices=Channel)
    gateway = models.CharField(max_length=20, blank=True)
    gateway_id = models.CharField(max_length=100, null=True, blank=True, unique=True)
    pay_url = models.CharField(max_length=1000, blank=True)  # where the payer goes while pending
    amount_fen = models.BigIntegerField(_("amount"))
    refunded_fen = models.BigIntegerField(_("refunded"), default=0)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.PaymentStatus,
        default=states.PaymentStatus.CREATED,
    )
    failure = models.CharField(_("why it failed"), max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(_("created at"))
    succeeded_at = models.DateTimeField(_("paid at"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            states.PAYMENT.check("payment"),
            models.CheckConstraint(
                condition=models.Q(
                    amount_fen__gt=0,
                    refunded_fen__gte=0,
                    refunded_fen__lte=models.F("amount_fen"),
                ),
                name="payment_refunded_at_most_amount",
            ),
            models.UniqueConstraint(
                fields=["notice"],
                condition=models.Q(
                    status__in=states.PAYMENT.states_that_can("block_second_charge")
                ),
                name="payment_one_open_per_notice",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def has_succeeded(self) -> bool:
        """True when its money counts for the notice; what came later than its end does not."""
        return self.status == states.PaymentStatus.SUCCEEDED


class Receipt(models.Model):
    """An e-receipt for a paid notice, in a number series without gaps per issuer."""

    number = models.CharField(_("number"), max_length=30, unique=True)
    notice = models.OneToOneField(FeeNotice, models.PROTECT, related_name="receipt")
    amount_fen = models.BigIntegerField(_("amount"))
    issued_at = models.DateTimeField(_("issued at"))

    class Meta:
        ordering = ["-issued_at", "-id"]
        triggers = append_only("billing_receipt")

    def __str__(self) -> str:
        return self.number


class WebhookDelivery(models.Model):
    """The inbox: each event of the gateway stored raw once, processed once."""

    gateway = models.CharField(max_length=20)
    event_id = models.CharField(max_length=100)
    kind = models.CharField(max_length=80)
    # What the event is about; `payee` is the connected account, empty for our own.
    object_kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=100)
    payee = models.CharField(max_length=100, blank=True)
    body = models.TextField()
    received_at = models.DateTimeField()
    processed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "webhook deliveries"
        constraints = [
            models.UniqueConstraint(fields=["gateway", "event_id"], name="webhook_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"
