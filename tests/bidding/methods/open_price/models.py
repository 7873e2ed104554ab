"""What the method keeps: the ceiling's floor of the notice, and one bid a sign-up."""

from django.db import models

from bidding.models import Procurement, SignUp


class OpenPriceTerms(models.Model):
    """The floor (fen): a bid below it is not taken."""

    procurement = models.OneToOneField(Procurement, models.PROTECT, primary_key=True)
    floor_fen = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.floor_fen}"


class OpenPriceBid(models.Model):
    """A price (fen) and the working days of an agency."""

    sign_up = models.OneToOneField(SignUp, models.PROTECT, primary_key=True)
    amount_fen = models.BigIntegerField()
    days = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.sign_up_id} {self.amount_fen}"
