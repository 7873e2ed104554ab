"""Money that leaves: refunds and payouts, each asked for by one person and approved by another."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from billing import states
from core.models import Organisation
from core.workflow import Machine

from .fees import Payment


class Disbursement(models.Model):
    """Asked for by one person, approved by another, sent, seen to arrive or to come back.

    The amount, in fen, is held in the ledger from the request on.
    """

    machine: ClassVar[Machine]

    number = models.CharField(_("number"), max_length=20, unique=True)
    amount_fen = models.BigIntegerField(_("amount"))
    gateway_id = models.CharField(max_length=100, null=True, blank=True, unique=True)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    status = models.CharField(_("status"), max_length=12)  # each kind has its own words

    class Meta:
        abstract = True
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="%(class)s_amount_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | ~models.Q(approved_by=models.F("requested_by")),
                name="%(class)s_maker_is_not_checker",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def can(self, capability: str) -> bool:
        """What its status allows: "be_decided", "be_sent", "arrive"."""
        return self.machine.can(self.status, capability)


class Refund(Disbursement):
    """Money back to the payer: asked for by one person, approved by another."""

    machine: ClassVar[Machine] = states.REFUND

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="refunds")
    reason = models.CharField(_("reason"), max_length=300)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.RefundStatus,
        default=states.RefundStatus.REQUESTED,
    )

    class Meta(Disbursement.Meta):
        constraints = [states.REFUND.check("refund"), *Disbursement.Meta.constraints]


class PayeeAccount(models.Model):
    """Where an organisation is paid. A change waits 72 hours before it can be used."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="payee_accounts")
    bank = models.CharField(_("bank"), max_length=100)
    holder = models.CharField(_("account holder"), max_length=200)
    number = models.CharField(_("account number"), max_length=40)
    gateway_account = models.CharField(max_length=100, blank=True)
    usable_from = models.DateTimeField(_("usable from"))
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation_id", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=models.Q(replaced_at=None),
                name="payee_account_one_current",
            )
        ]

    def __str__(self) -> str:
        return f"{self.bank} …{self.number[-4:]}"


class Payout(Disbursement):
    """Money to an agency from what it has earned: asked for by one person, approved by another."""

    machine: ClassVar[Machine] = states.PAYOUT

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="payouts")
    account = models.ForeignKey(PayeeAccount, models.PROTECT)
    gateway = models.CharField(max_length=20)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.PayoutStatus,
        default=states.PayoutStatus.REQUESTED,
    )

    class Meta(Disbursement.Meta):
        constraints = [states.PAYOUT.check("payout"), *Disbursement.Meta.constraints]
