"""What an owner changes in a notice after it was published: proposed by one, let out by another."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.states import AMENDMENT, AmendmentStatus
from core.models import StoredFile, append_only

from .procurement import Procurement


class ProposedAmendment(models.Model):
    """How a handler wants a public notice to read; the notice stays as it is until another agrees.

    `before` and `after` are as in `Amendment`; `added` are the files that come with it.
    """

    machine = AMENDMENT
    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="proposed_amendments")
    before = models.JSONField()
    after = models.JSONField()
    added = models.ManyToManyField(StoredFile, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    status = models.CharField(
        max_length=12, choices=AmendmentStatus, default=AmendmentStatus.WAITING
    )

    class Meta:
        ordering = ["proposed_at", "id"]
        constraints = [
            AMENDMENT.check("proposed_amendment"),
            models.UniqueConstraint(
                fields=["procurement"],
                condition=models.Q(status=AmendmentStatus.WAITING),
                name="one_amendment_waits",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.status}"

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_published")."""
        return self.machine.can(self.status, capability)


class Amendment(models.Model):
    """A change of a public notice: both versions are kept as they were, written once.

    `before` and `after` hold what may be amended (bidding.queries.amendments.amendable). Where more
    than the time changed it `is_to_be_confirmed` by who had signed up before.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField(_("number"))
    before = models.JSONField()
    after = models.JSONField()
    reason = models.CharField(_("reason"), max_length=300)
    is_to_be_confirmed = models.BooleanField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["procurement_id", "number"]
        triggers = append_only("bidding_amendment")
        constraints = [
            models.UniqueConstraint(
                fields=["procurement", "number"], name="amendment_numbered_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.number}"
