"""The award notice 中选通知书: what the market tells both sides when an award stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.models import Award
from core.models import StoredFile, append_only


class AwardNotice(models.Model):
    """The notice of one award, issued once; its SHA-256 is in the procurement's public chain."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    award = models.OneToOneField(Award, models.PROTECT, related_name="award_notice")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(_("issued at"))

    class Meta:
        ordering = ["-issued_at", "-id"]
        triggers = append_only("contracts_awardnotice")

    def __str__(self) -> str:
        return self.number
