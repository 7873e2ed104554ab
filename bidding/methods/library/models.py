"""The terms of a pick in a library."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from bidding.models import LibraryItem, LibraryMember, Procurement


class LibraryTerms(models.Model):
    """Which member of which library was picked, why it, and until when it answers.

    `standard_fen` is the fee by the standard as the owner named it, where the library promises a
    rate of it; None where the library promises a price.
    """

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="library_terms"
    )
    member = models.ForeignKey(LibraryMember, models.PROTECT, related_name="picks")
    promise = models.ForeignKey(LibraryItem, models.PROTECT, related_name="+")
    standard_fen = models.BigIntegerField(_("standard fee"), null=True, blank=True)
    reason = models.TextField(_("reason of the choice"))
    answer_until = models.DateTimeField(_("answer until"))

    class Meta:
        ordering = ["procurement_id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(standard_fen=None) | models.Q(standard_fen__gt=0),
                name="library_terms_standard_fee",
            )
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} → {self.member}"
