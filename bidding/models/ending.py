"""Where an owner wants no award any more, after sign-up has closed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .procurement import Procurement


class EndingGround(models.TextChoices):
    """Why a procurement may end without an award once it is known who takes part."""

    NEED = "need", _("The need no longer exists, or the project has been stopped")
    FUNDS = "funds", _("The money for it is no longer there")
    PROCEDURE = (
        "procedure",
        _("A fault of the notice or procedure would make the result unfair"),
    )
    BREACH = "breach", _("A breach of the rules has touched the result")
    FORCE = "force", _("Events that nobody could foresee or prevent")


class EndingRequest(models.Model):
    """An owner asks to end without an award; the regulator agrees or not. Both are public.

    Alone, an owner who knows or can compute the result could drop it and try again.
    """

    procurement = models.ForeignKey(Procurement, models.PROTECT, related_name="ending_requests")
    ground = models.CharField(_("ground"), max_length=12, choices=EndingGround)
    reason = models.CharField(_("reason"), max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    is_agreed = models.BooleanField(null=True)
    decision = models.TextField(_("decision"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["procurement"],
                condition=models.Q(decided_at=None),
                name="one_undecided_ending_request",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None, decided_by=None, is_agreed=None, decision="")
                | models.Q(
                    decided_at__isnull=False, decided_by__isnull=False, is_agreed__isnull=False
                )
                & ~models.Q(decision=""),
                name="ending_request_decided_with_reasons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.procurement_id} {self.ground}"

    @property
    def sentence(self) -> str:
        """The ground and the owner's reason, as the public reads them."""
        facts = {"what": self.get_ground_display(), "facts": self.reason}
        return gettext("%(what)s: %(facts)s") % facts
