"""What anybody may say against a result in publicity, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ResultObjection(models.Model):
    """The facts of an objection against a result, whatever the result is of."""

    by_name = models.CharField(_("your name"), max_length=120)
    contact = models.CharField(_("your contact"), max_length=120)
    text = models.TextField(_("objection and grounds"))
    received_at = models.DateTimeField()
    is_upheld = models.BooleanField(null=True)
    decision = models.TextField(_("decision and reasons"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:40]


def decided_by_someone(name: str) -> models.CheckConstraint:
    """A decision has its time, its person and its outcome, or none of them."""
    return models.CheckConstraint(
        condition=models.Q(decided_at=None, decided_by=None, is_upheld=None)
        | models.Q(decided_at__isnull=False, decided_by__isnull=False, is_upheld__isnull=False),
        name=name,
    )
