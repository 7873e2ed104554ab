"""What agencies ask about a notice, and what its owner answers in public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from core.models import Membership

from .procurement import Procurement


class Question(models.Model):
    """A question and its answer, both public; who asked is shown to nobody.

    The asker is kept so that the limit on waiting questions holds and abuse can be pursued by law;
    no page, mail, log or chain entry reads it.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="questions")
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("question"))
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["procurement_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["procurement", "number"], name="question_numbered_once"
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, answered_by=None, answer="")
                | models.Q(answered_at__isnull=False, answered_by__isnull=False)
                & ~models.Q(answer=""),
                name="question_answered_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.number}"
