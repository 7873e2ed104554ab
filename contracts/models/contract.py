"""What was agreed: contracts, their revisions, documents and signatures."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from agencies.models import Agency
from bidding.models import Award
from contracts import states
from contracts.region_rules import ContractRules
from core.models import Organisation, StoredFile, append_only
from core.region import RegionRules
from core.workflow import Machine


class ContractQuerySet(models.QuerySet["Contract"]):
    """Reads over contracts."""

    def of_owner(self, organisation: Organisation | None) -> ContractQuerySet:
        """The contracts an organisation pays for."""
        return self.filter(owner=organisation)

    def of_agency(self, organisation: Organisation | None) -> ContractQuerySet:
        """The contracts an organisation works on."""
        return self.filter(agency__organisation=organisation)

    def in_force(self) -> ContractQuerySet:
        """Contracts both parties have signed: the public list."""
        return self.filter(status__in=states.CONTRACT.states_that_can("be_seen"))

    def with_parties(self) -> ContractQuerySet:
        """Everything a list shows, in one query."""
        return self.select_related("owner", "agency__organisation", "award__procurement")


class Contract(models.Model):
    """An agreement drawn up from an award. What the award fixed cannot be edited.

    `fixed_clauses` is the template's text as it was when the contract was drawn up, a list of
    {"title", "text"}; `clauses` are the special clauses (contracts.wording), open to both parties
    until the agency signs. `due_at` is the deadline of the present step.
    """

    machine: ClassVar[Machine] = states.CONTRACT

    number = models.CharField(_("number"), max_length=20, unique=True)
    award = models.OneToOneField(Award, models.PROTECT, related_name="contract")
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="contracts_as_owner")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contracts")
    title = models.CharField(pgettext_lazy("contract", "title"), max_length=200)
    amount_fen = models.BigIntegerField(_("amount"))
    days = models.PositiveSmallIntegerField(pgettext_lazy("field", "working days"))
    fixed_clauses = models.JSONField(default=list)
    clauses = models.TextField(_("special clauses"), blank=True)
    platform_fee_bp = models.PositiveSmallIntegerField()
    status = models.CharField(
        _("status"),
        max_length=16,
        choices=states.ContractStatus,
        default=states.ContractStatus.DRAFTED,
    )
    drafted_at = models.DateTimeField(_("drafted at"))
    revised_at = models.DateTimeField(_("revised at"))
    signed_at = models.DateTimeField(_("signed at"), null=True, blank=True)
    completed_at = models.DateTimeField(_("completed at"), null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True, db_index=True)

    objects = ContractQuerySet.as_manager()

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

    @property
    def rules(self) -> ContractRules:
        """The region's rules as frozen by the procurement."""
        return RegionRules.from_json(self.award.procurement.rules).of(ContractRules)

    @property
    def deadline(self) -> dt.datetime | None:
        """The deadline people see. None once rated: then `due_at` only says when it is archived."""
        return None if self.status == states.ContractStatus.RATED else self.due_at

    def can(self, capability: str) -> bool:
        """True when the status holds the capability."""
        return states.CONTRACT.can(self.status, capability)


class Revision(models.Model):
    """One version of what the parties negotiate. Never changed; the difference is computed.

    `milestones` is a list of {"name", "amount_fen", "days"}.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="revisions")
    version = models.PositiveSmallIntegerField(_("version"))
    clauses = models.TextField(_("special clauses"), blank=True)
    milestones = models.JSONField()
    comment = models.TextField(_("comment"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    acting_for = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        ordering = ["contract_id", "version"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "version"], name="revision_version_once")
        ]
        triggers = append_only("contracts_revision")

    def __str__(self) -> str:
        return f"{self.contract_id} v{self.version}"


class SigningStage(models.IntegerChoices):
    """The revisions of a contract's file, in the order they come into being."""

    PREPARED = 1, _("Prepared for signing")
    AGENCY_SIGNED = 2, _("Signed by the agency")
    SIGNED = 3, _("Signed by both parties")


class ContractDocument(models.Model):
    """One revision of the contract's PDF. Never changed; its SHA-256 finds it again."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="documents")
    revision = models.PositiveSmallIntegerField(choices=SigningStage)
    file = models.ForeignKey(StoredFile, models.PROTECT)
    sha256 = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["contract_id", "revision"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "revision"], name="document_revision_once")
        ]
        triggers = append_only("contracts_contractdocument")

    def __str__(self) -> str:
        return f"{self.contract_id} r{self.revision}"


class Party(models.TextChoices):
    """The two sides of a contract."""

    OWNER = "owner", _("Project owner")
    AGENCY = "agency", _("Agency")


class SigningCertificate(models.Model):
    """A certificate the market's authority issued to an organisation; the key stays encrypted.

    `certificate` is DER, `sealed_key` is the private key as `contracts.seals` keeps it, `serial`
    is the serial number in hexadecimal.
    """

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
    """Who signed for which party, and the SHA-256 of the file this person was shown."""

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
        triggers = append_only("contracts_signature")

    def __str__(self) -> str:
        return f"{self.contract_id} {self.party}"
