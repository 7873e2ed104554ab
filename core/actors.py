"""Who acts: a person in one role of one organisation, the public, or the system itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django.http import HttpRequest

    from .models import Membership, Organisation, User


class Role(TextChoices):
    """The capacity in which a member acts."""

    PUBLIC = "public", pgettext_lazy("reader", "Public")
    OWNER = "owner", _("Project owner")
    AGENCY = "agency", _("Agency")
    REGULATOR = "regulator", _("Regulator")
    EXPERT = "expert", _("Expert")
    FINANCE = "finance", _("Finance")
    OPERATOR = "operator", _("Operator")
    SYSTEM = "system", _("System")


class Duty(TextChoices):
    """What a member may do inside the organisation's role."""

    ADMIN = "admin", _("Administrator")
    HANDLER = "handler", _("Handler")
    APPROVER = "approver", _("Approver")
    PAYER = "payer", _("Payer")
    BIDDER = "bidder", _("Bidder")
    DELIVERER = "deliverer", _("Deliverer")
    SIGNER = "signer", _("Signer")


@dataclass(frozen=True)
class Actor:
    """One person in one role. `user` is None for the public and for the system."""

    role: Role
    user: User | None = None
    membership: Membership | None = None

    @property
    def organisation(self) -> Organisation | None:
        """The organisation acted for, if any."""
        return self.membership.organisation if self.membership else None

    def has_duty(self, duty: Duty) -> bool:
        """True when the member holds the duty; an administrator holds every duty."""
        if self.role == Role.SYSTEM:
            return True
        held = self.membership.duties if self.membership else []
        return duty.value in held or Duty.ADMIN.value in held

    def acts_for(self, organisation: Organisation | None) -> bool:
        """True when this person acts for that organisation (the system acts for all)."""
        if self.role == Role.SYSTEM:
            return True
        mine = self.organisation
        return mine is not None and organisation is not None and mine.pk == organisation.pk

    def is_same_person(self, user: User | None) -> bool:
        """True when `user` is the person who acts: the four-eyes check."""
        return self.user is not None and user is not None and self.user.pk == user.pk


PUBLIC = Actor(Role.PUBLIC)
SYSTEM = Actor(Role.SYSTEM)


def actor_of(request: HttpRequest) -> Actor:
    """Who asks, as the middleware `CurrentActor` found out; the public where it did not run."""
    actor: Actor = getattr(request, "actor", PUBLIC)
    return actor
