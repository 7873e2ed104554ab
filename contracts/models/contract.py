"""What was agreed: contracts, their documents and signatures, milestones, deliverables."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.models import Award
from contracts import states
from core.models import Organisation, StoredFile
from core.workflow import Machine


class Contract(models.Model):
    """An agreement drawn up from an award. Fields fixed by the award cannot be edited."""

    machine: ClassVar[Machine] = states.CONTRACT

    number = models.CharField(_("number"), max_length=20, unique=True)
    award = models.OneToOneField(Award, models.PROTECT, related_name="contract")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="contracts_as_owner")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contracts")
    title = models.CharField(_("title"), max_length=200)
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(_("working days"))
    clauses = models.TextField(_("special clauses"), blank=True)
    platform_fee_bp = models.PositiveSmallIntegerField()
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=states.ContractStatus,
        default=states.ContractStatus.DRAFTED,
    )
    drafted_at = models.DateTimeField(_("drafted at"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["-drafted_at", "-id"]
        constraints = [
            states.CONTRACT.check("contract"),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0), name="contract_amount_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def chain(self) -> str:
        """The name of its public chain."""
        return f"contract:{self.number}"


class ContractDocument(models.Model):
    """One revision of the contract's PDF: the draft, then one per signature. Never changed."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="documents")
    revision = models.PositiveSmallIntegerField()
    file = models.ForeignKey(StoredFile, models.PROTECT)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["contract_id", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "revision"], name="document_revision_once")
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} r{self.revision}"


class Party(models.TextChoices):
    """The two sides of a contract."""

    OWNER = "owner", _("Project owner")
    AGENCY = "agency", _("Agency")


class SigningCertificate(models.Model):
    """A certificate the market's authority issued to an organisation; the key stays encrypted."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="certificates")
    serial = models.CharField(max_length=64, unique=True)
    certificate = models.BinaryField()
    sealed_key = models.BinaryField()
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["organisation_id", "-issued_at", "-id"]

    def __str__(self) -> str:
        return self.serial


class Signature(models.Model):
    """Who signed which revision for which party, and the hash both saw."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="signatures")
    party = models.CharField(_("party"), max_length=8, choices=Party)
    certificate = models.ForeignKey(SigningCertificate, models.PROTECT)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(_("signed at"))
    shown_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["contract_id", "signed_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "party"], name="signature_once_per_party")
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.party}"


class Milestone(models.Model):
    """A part of the work with its amount and working days; work starts when it is funded."""

    machine: ClassVar[Machine] = states.MILESTONE

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="milestones")
    sequence = models.PositiveSmallIntegerField(_("no."))
    name = models.CharField(_("name"), max_length=120)
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(_("working days"))
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=states.MilestoneStatus,
        default=states.MilestoneStatus.PLANNED,
    )
    notice_code = models.CharField(_("payment code"), max_length=20, blank=True)
    funded_at = models.DateTimeField(_("funded at"), null=True, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)
    accepted_at = models.DateTimeField(_("accepted at"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        ordering = ["contract_id", "sequence"]
        constraints = [
            states.MILESTONE.check("milestone"),
            models.UniqueConstraint(fields=["contract", "sequence"], name="milestone_sequence"),
            models.CheckConstraint(
                condition=models.Q(amount_fen__gt=0, days__gte=1), name="milestone_amount_and_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} #{self.sequence} {self.name}"

    @property
    def subject(self) -> str:
        """How billing names it."""
        return f"milestone:{self.pk}"


class Deliverable(models.Model):
    """One version of what was handed over; rework makes a new version."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="deliverables")
    version = models.PositiveSmallIntegerField(_("version"))
    file = models.ForeignKey(StoredFile, models.PROTECT)
    note = models.TextField(_("note"), blank=True)
    tracking_number = models.CharField(_("express tracking number"), max_length=60, blank=True)
    delivered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    delivered_at = models.DateTimeField(_("delivered at"))
    rework_reason = models.TextField(_("rework asked for"), blank=True)

    class Meta:
        ordering = ["milestone_id", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["milestone", "version"], name="deliverable_version_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.milestone_id} v{self.version}"


class Rating(models.Model):
    """The owner's rating of a completed, paid contract: five dimensions, 1 to 5. Once."""

    DIMENSIONS: ClassVar = ("quality", "timeliness", "attitude", "charge", "standard")

    contract = models.OneToOneField(Contract, models.PROTECT, related_name="rating")
    quality = models.PositiveSmallIntegerField(_("quality"))
    timeliness = models.PositiveSmallIntegerField(_("timeliness"))
    attitude = models.PositiveSmallIntegerField(_("attitude"))
    charge = models.PositiveSmallIntegerField(_("charge"))
    standard = models.PositiveSmallIntegerField(_("standard"))
    comment = models.TextField(_("comment"), blank=True)
    rated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rated_at = models.DateTimeField(_("rated at"))
    reply = models.TextField(_("reply of the agency"), blank=True)
    replied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-rated_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(**{f"{name}__gte": 1, f"{name}__lte": 5}),
                name=f"rating_{name}_1_to_5",
            )
            for name in ("quality", "timeliness", "attitude", "charge", "standard")
        ] + [
            models.CheckConstraint(
                condition=models.Q(replied_at=None, replied_by=None)
                | models.Q(replied_at__isnull=False, replied_by__isnull=False),
                name="rating_replied_by_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contract_id}"
