"""The ledger: accounts, journals, transfers. Balanced by construction, append-only.

A transfer names one debit and one credit account, so nothing can be out of balance. Cached balances
are kept by one statement-level trigger (see the migration), which locks accounts in id order.
Money moves only through `billing.ledger.post`.
"""

from django.conf import settings
from django.db import models
from django.db.models import functions
from django.utils.translation import gettext_lazy as _

from core.models import Organisation, append_only


class AccountKind(models.TextChoices):
    """The side an account grows on: assets and expenses by debits, the rest by credits."""

    ASSET = "AS", _("Asset")
    LIABILITY = "LI", _("Liability")
    INCOME = "IN", _("Income")
    EXPENSE = "EX", _("Expense")
    EQUITY = "EQ", _("Equity")


class Account(models.Model):
    """One account. Amounts in fen of `currency`. `floor_fen` None means no floor.

    The floor counts pending amounts against the account: a hold cannot be spent twice.
    """

    code = models.CharField(_("code"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=2, choices=AccountKind)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    floor_fen = models.BigIntegerField(_("floor"), null=True)
    debits = models.BigIntegerField(default=0)
    credits = models.BigIntegerField(default=0)
    debits_pending = models.BigIntegerField(default=0)
    credits_pending = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["code", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    debits__gte=0, credits__gte=0, debits_pending__gte=0, credits_pending__gte=0
                ),
                name="account_sums_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(floor_fen=None)
                | models.Q(
                    kind__in=["AS", "EX"],
                    debits__gte=models.F("floor_fen")
                    + models.F("credits")
                    + models.F("credits_pending"),
                )
                | models.Q(
                    kind__in=["LI", "IN", "EQ"],
                    credits__gte=models.F("floor_fen")
                    + models.F("debits")
                    + models.F("debits_pending"),
                ),
                name="account_not_below_floor",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def balance_fen(self) -> int:
        """The posted balance on the account's normal side, in fen."""
        if self.kind in (AccountKind.ASSET, AccountKind.EXPENSE):
            return self.debits - self.credits
        return self.credits - self.debits

    @property
    def available_fen(self) -> int:
        """The balance less what is held against it, in fen."""
        if self.kind in (AccountKind.ASSET, AccountKind.EXPENSE):
            return self.balance_fen - self.credits_pending
        return self.balance_fen - self.debits_pending


class Journal(models.Model):
    """One business event in the books. The same key and the same body are booked once."""

    key = models.CharField(_("idempotency key"), max_length=200, unique=True)
    request_hash = models.CharField(max_length=64)
    kind = models.CharField(_("kind"), max_length=40)
    subject = models.CharField(_("subject"), max_length=80, blank=True)
    memo = models.CharField(_("memo"), max_length=300, blank=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    at = models.DateTimeField(_("booked at"))
    # What the bank's statement calls this booking: the gateway's own id of a settlement, else the
    # first word of the memo (a payment code, a payout's number).
    reference = models.GeneratedField(
        expression=models.Case(
            models.When(
                subject__startswith="gateway:",
                then=functions.Substr("subject", len("gateway:") + 1),
            ),
            default=models.Func(
                "memo",
                models.Value(" "),
                models.Value(1),
                function="split_part",
                output_field=models.CharField(),
            ),
        ),
        output_field=models.CharField(max_length=300),
        db_persist=True,
    )

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["reference"], name="journal_reference")]
        triggers = append_only("billing_journal")

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class TransferState(models.TextChoices):
    """What a transfer does to balances. Holds are resolved by new rows, never by an update."""

    POSTED = "posted", _("Posted")
    PENDING = "pending", _("Held")
    POST_PENDING = "post_pending", _("Hold posted")
    VOID_PENDING = "void_pending", _("Hold released")


class Transfer(models.Model):
    """One debit and one credit of the same amount, with both balances afterwards."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="transfers")
    debit = models.ForeignKey(Account, models.PROTECT, related_name="debit_transfers")
    credit = models.ForeignKey(Account, models.PROTECT, related_name="credit_transfers")
    amount_fen = models.BigIntegerField(_("amount"))
    currency = models.CharField(max_length=3, default="CNY")
    state = models.CharField(max_length=12, choices=TransferState, default=TransferState.POSTED)
    # The hold that a post_pending or void_pending row resolves; a hold is resolved once.
    resolves = models.OneToOneField("self", models.PROTECT, null=True, related_name="resolution")
    expires_at = models.DateTimeField(null=True)
    value_date = models.DateField(_("value date"))
    # Posted balances on each account's normal side, in fen.
    debit_balance_after = models.BigIntegerField()
    credit_balance_after = models.BigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="transfer_amount_positive"
            ),
            models.CheckConstraint(
                condition=~models.Q(debit=models.F("credit")), name="transfer_two_accounts"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["posted", "pending"], resolves=None)
                | models.Q(state__in=["post_pending", "void_pending"], resolves__isnull=False),
                name="transfer_resolution_names_its_hold",
            ),
        ]
        triggers = append_only("billing_transfer")

    def __str__(self) -> str:
        return f"{self.debit} → {self.credit} {self.amount_fen}"


class LedgerProof(models.Model):
    """The outcome of one proof: do debits equal credits, and do cached balances recompute?"""

    at = models.DateTimeField()
    debits_fen = models.DecimalField(max_digits=30, decimal_places=0)
    credits_fen = models.DecimalField(max_digits=30, decimal_places=0)
    accounts = models.PositiveIntegerField()
    wrong_accounts = models.JSONField(default=list)
    is_balanced = models.BooleanField()

    class Meta:
        ordering = ["-at", "-id"]
        triggers = append_only("billing_ledgerproof")

    def __str__(self) -> str:
        return f"{self.at} {self.is_balanced}"
