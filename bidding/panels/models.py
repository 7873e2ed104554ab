"""What evaluation by people stores: the experts of the pool."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Family
from bidding.panels import states
from core.models import Region
from core.workflow import Machine


class Expert(models.Model):
    """A person of the expert pool, numbered ZJK-…: under that number lists for draws are public.

    `employer_code` is the employer's unified social credit code, empty for who has none; by it and
    by the name an expert is kept away from employers. `reason` is the last decision's.
    """

    machine: ClassVar[Machine] = states.EXPERT

    number = models.CharField(_("number"), max_length=20, unique=True)
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="expert")
    title = models.CharField(_("professional title"), max_length=80)
    employer_name = models.CharField(_("employer"), max_length=200)
    employer_code = models.CharField(
        _("credit code of the employer"), max_length=18, blank=True, db_index=True
    )
    region = models.ForeignKey(
        Region, models.PROTECT, verbose_name=_("place of work"), related_name="+"
    )
    families = ArrayField(
        models.CharField(max_length=20, choices=Family), verbose_name=_("fields of expertise")
    )
    experience = models.TextField(_("experience"))
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=states.ExpertStatus,
        default=states.ExpertStatus.APPLIED,
    )
    applied_at = models.DateTimeField(_("applied at"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            states.EXPERT.check("expert"),
            models.CheckConstraint(
                condition=models.Q(families__len__gte=1), name="expert_has_a_field"
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    def can(self, capability: str) -> bool:
        """True when the status holds the capability ("be_drawn")."""
        return self.machine.can(self.status, capability)

    @property
    def chain(self) -> str:
        """The name of its chain, which tells when it could be drawn."""
        return f"expert:{self.number}"

    @property
    def family_labels(self) -> list[object]:
        """The words for its fields."""
        return [Family(family).label for family in self.families]
