"""What the bank says, and how it is brought together with the books."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from billing.models import BankAccount, Journal, Transfer
from billing.reconciliation import states
from core.models import StoredFile, append_only
from core.money import format_fen
from core.workflow import Machine


class BankStatement(models.Model):
    """One imported statement. The same bytes are imported once."""

    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="statements")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True)
    file_name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    format = models.CharField(_("format"), max_length=20)
    opening_fen = models.BigIntegerField(_("opening balance"), null=True)
    closing_fen = models.BigIntegerField(_("closing balance"), null=True)
    first_on = models.DateField(_("first day"), null=True)
    last_on = models.DateField(_("last day"), null=True)
    line_count = models.PositiveIntegerField(_("lines"), default=0)
    warnings = models.JSONField(default=list)  # [code, facts] pairs; matching.reasons says them
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    imported_at = models.DateTimeField(_("imported at"))

    class Meta:
        ordering = ["-imported_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class StatementLine(models.Model):
    """One line of a statement; amounts are positive for money in, negative for money out.

    `identity` is the bank's reference, or a hash of all fields plus the occurrence number in the
    day: two equal real payments are two payments.
    """

    statement = models.ForeignKey(BankStatement, models.PROTECT, related_name="lines")
    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    line_number = models.PositiveIntegerField()
    on = models.DateField(_("date"))
    amount_fen = models.BigIntegerField(_("amount"))
    reference = models.CharField(_("reference"), max_length=80, blank=True)
    counterparty = models.CharField(_("counterparty"), max_length=200, blank=True)
    narrative = models.CharField(_("narrative"), max_length=500, blank=True)
    serial = models.CharField(_("bank's serial number"), max_length=60, blank=True)
    # A payment code (its check digit verified) or number of ours found in the texts.
    found_reference = models.CharField(_("reference found"), max_length=80, blank=True)
    identity = models.CharField(max_length=100)

    class Meta:
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["account", "identity"], name="statement_line_once")
        ]
        indexes = [models.Index(fields=["account", "on"])]
        triggers = append_only("billing_statementline")

    def __str__(self) -> str:
        return f"{self.on} {format_fen(self.amount_fen)}"


RUN_OPEN = (states.RunStatus.DRAFT, states.RunStatus.MATCHED)


class ReconciliationRun(models.Model):
    """One reconciliation of a bank account up to a date."""

    machine: ClassVar[Machine] = states.RECONCILIATION_RUN

    account = models.ForeignKey(BankAccount, models.PROTECT, related_name="runs")
    until = models.DateField(_("up to"))
    status = models.CharField(
        _("status"), max_length=12, choices=states.RunStatus, default=states.RunStatus.DRAFT
    )
    rules_version = models.CharField(max_length=20)
    inputs_hash = models.CharField(max_length=64, blank=True)
    totals = models.JSONField(default=dict)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    started_at = models.DateTimeField()
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            states.RECONCILIATION_RUN.check("reconciliation_run"),
            models.UniqueConstraint(
                fields=["account"],
                condition=models.Q(status__in=RUN_OPEN),
                name="reconciliation_one_open_run",
            ),
            models.UniqueConstraint(
                fields=["account", "until"], name="reconciliation_one_run_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(signed_by=None, signed_at=None)
                | models.Q(signed_by__isnull=False, signed_at__isnull=False),
                name="reconciliation_signed_by_and_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.until}"

    @property
    def is_open(self) -> bool:
        """True until somebody signs it."""
        return self.status in RUN_OPEN

    @property
    def difference_fen(self) -> int:
        """What the bank has more than the books, in fen, before any explanation."""
        difference: int = self.totals.get("bank_fen", 0) - self.totals.get("book_fen", 0)
        return difference


class Match(models.Model):
    """A bank line brought together with a ledger transfer, or with the line that reverses it."""

    run = models.ForeignKey(ReconciliationRun, models.PROTECT, related_name="matches")
    line = models.OneToOneField(StatementLine, models.PROTECT, related_name="match")
    transfer = models.ForeignKey(Transfer, models.PROTECT, null=True, related_name="matches")
    reversal_of = models.ForeignKey(
        StatementLine, models.PROTECT, null=True, related_name="reversal_matches"
    )
    rule = models.CharField(_("rule"), max_length=40)
    evidence = models.JSONField(default=dict)

    class Meta:
        ordering = ["run_id", "line_id"]
        verbose_name_plural = "matches"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(transfer__isnull=False, reversal_of=None)
                | models.Q(transfer=None, reversal_of__isnull=False),
                name="match_has_one_other_side",
            )
        ]

    def __str__(self) -> str:
        return f"{self.line} ({self.rule})"


class ExceptionKind(models.TextChoices):
    """Why a line or an entry stands alone."""

    LONG = "long", _("The bank has more than the books (长款)")
    SHORT = "short", _("The bank has less than the books (短款)")
    AMOUNT_DIFFERS = "amount_differs", _("Amount differs")
    DUPLICATE = "duplicate", _("Paid twice")
    TIMING = "timing", _("Still on its way")
    UNKNOWN_PAYER = "unknown_payer", _("Unknown payer")


class Resolution(models.TextChoices):
    """How a difference is settled."""

    POST = "post", _("Post to a suspense account")
    CARRY = "carry", _("Carry forward to the next day")


class ReconciliationException(models.Model):
    """A difference with its named kind. One person explains it, another approves.

    `amount_fen` is what the bank has more (positive) or less (negative) than the books; `facts`
    is what the rules saw, from which `why` makes the sentence. `posting` settles a posted one.
    """

    machine: ClassVar[Machine] = states.EXCEPTION

    run = models.ForeignKey(ReconciliationRun, models.PROTECT, related_name="exceptions")
    kind = models.CharField(_("kind"), max_length=16, choices=ExceptionKind)
    line = models.ForeignKey(
        StatementLine, models.PROTECT, null=True, blank=True, related_name="exceptions"
    )
    transfer = models.ForeignKey(
        Transfer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reconciliation_exceptions",
    )
    amount_fen = models.BigIntegerField(_("amount"))
    facts = models.JSONField(default=dict)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.ExceptionStatus,
        default=states.ExceptionStatus.OPEN,
    )
    resolution = models.CharField(
        _("resolution"), max_length=8, choices=Resolution, blank=True, default=""
    )
    explanation = models.CharField(_("explanation"), max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    posting = models.OneToOneField(
        Journal, models.PROTECT, null=True, blank=True, related_name="explains"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["run_id", "kind", "id"]
        constraints = [
            states.EXCEPTION.check("reconciliation_exception"),
            models.CheckConstraint(
                condition=models.Q(approved_by=None)
                | models.Q(proposed_by__isnull=False)
                & ~models.Q(approved_by=models.F("proposed_by")),
                name="exception_maker_is_not_checker",
            ),
            models.CheckConstraint(
                condition=models.Q(line__isnull=False) | models.Q(transfer__isnull=False),
                name="exception_is_about_something",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["posted", "carried"])
                | models.Q(approved_by__isnull=False, resolved_at__isnull=False),
                name="exception_settled_by_and_at",
            ),
            # What is carried forward may be found again, in the next run.
            models.UniqueConstraint(
                fields=["line"],
                condition=~models.Q(status=states.ExceptionStatus.CARRIED),
                name="exception_once_a_line",
            ),
            models.UniqueConstraint(
                fields=["transfer"],
                condition=~models.Q(status=states.ExceptionStatus.CARRIED),
                name="exception_once_a_transfer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {format_fen(self.amount_fen)}"
