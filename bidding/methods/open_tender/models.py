"""What an open tender fixes: the tender with its lots, and by what a lot is decided."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bidding.models import Procurement
from core.models import Organisation


class Tender(models.Model):
    """Lots under one number, ZB-…; each is a procurement and finds its own agency."""

    number = models.CharField(_("number"), max_length=20, unique=True)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = models.CharField(pgettext_lazy("tender", "title of the tender"), max_length=200)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class OpenTenderTerms(models.Model):
    """Which lot a procurement is; the weight of the proposal (per cent) and its least points."""

    procurement = models.OneToOneField(
        Procurement, models.PROTECT, primary_key=True, related_name="open_tender"
    )
    tender = models.ForeignKey(Tender, models.PROTECT, related_name="lots")
    lot = models.PositiveSmallIntegerField(_("lot"))
    technical_weight = models.PositiveSmallIntegerField(_("weight of the proposal"))
    technical_minimum = models.PositiveSmallIntegerField(_("least points of the proposal"))

    class Meta:
        ordering = ["tender_id", "lot"]
        constraints = [
            models.UniqueConstraint(fields=["tender", "lot"], name="tender_lot_once"),
            models.CheckConstraint(
                condition=models.Q(
                    technical_weight__gte=1,
                    technical_weight__lte=90,
                    technical_minimum__lte=100,
                    lot__gte=1,
                ),
                name="open_tender_weights",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tender.number}/{self.lot}"
