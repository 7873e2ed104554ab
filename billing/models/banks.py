"""The market's own accounts at banks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class BankAccount(models.Model):
    """An account of the market at a bank; its ledger account is "bank:<number>"."""

    number = models.CharField(_("account number"), max_length=40, unique=True)
    bank = models.CharField(_("bank"), max_length=100)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.bank} {self.number}"

    @property
    def ledger_code(self) -> str:
        """The code of its ledger account."""
        return f"bank:{self.number}"
