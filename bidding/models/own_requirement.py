"""What an owner asks of agencies beyond what the item asks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import QualificationType

from .procurement import Procurement

MOST_PEOPLE, MOST_RECORDS, MOST_YEARS = 50, 5, 10


class OwnRequirement(models.Model):
    """One condition of a notice: a certificate, a number of people, or works finished before.

    Those that share an `alternative` number are any-of; across numbers all-of, as for items.
    """

    procurement = models.ForeignKey(Procurement, models.CASCADE, related_name="own_requirements")
    alternative = models.PositiveSmallIntegerField(default=1)
    qualification = models.ForeignKey(QualificationType, models.PROTECT, null=True, blank=True)
    least_level = models.CharField(_("least level"), max_length=20, blank=True)
    practitioners = models.PositiveSmallIntegerField(_("number of practitioners"), default=0)
    major = models.CharField(_("major"), max_length=60, blank=True)
    records = models.PositiveSmallIntegerField(_("works finished before"), default=0)
    years = models.PositiveSmallIntegerField(_("in the last years"), default=0)

    class Meta:
        ordering = ["procurement_id", "alternative", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    qualification__isnull=False,
                    practitioners__lte=MOST_PEOPLE,
                    records=0,
                    years=0,
                )
                | models.Q(
                    qualification=None,
                    least_level="",
                    practitioners=0,
                    major="",
                    records__range=(1, MOST_RECORDS),
                    years__range=(1, MOST_YEARS),
                ),
                name="own_requirement_of_one_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.alternative} {self.qualification or self.records}"
