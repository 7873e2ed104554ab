"""The terms of a pick in a library."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.models import LibraryItem, LibraryMember, Procurement


class LibraryTerms(models.Model):
    """What was promised by which library, and the member picked: why it, until when it answers.

    Without a member all of them are drawn among. `standard_fen` is the fee by the standard as the
    owner named it, where the library promises a rate of it; None where it promises a price.
    """

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="library_terms"
    )
    member = models.ForeignKey(
        LibraryMember, models.PROTECT, null=True, blank=True, related_name="picks"
    )
    promise = models.ForeignKey(LibraryItem, models.PROTECT, related_name="+")
    standard_fen = models.BigIntegerField(_("standard fee"), null=True, blank=True)
    reason = models.TextField(_("reason of the choice"), blank=True)
    answer_until = models.DateTimeField(_("answer until"), null=True, blank=True)

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standard_fen=None) | models.Q(standard_fen__gt=0),
                name="library_terms_standard_fee",
            ),
            models.CheckConstraint(
                condition=models.Q(member=None, answer_until=None)
                | models.Q(member__isnull=False, answer_until__isnull=False),
                name="library_terms_member_answers",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.promise_id}"
