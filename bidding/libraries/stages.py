"""What a reader sees of a library, computed from its timestamps: stage, steps, public log."""

import datetime as dt
from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bidding.draws.words import KINDS as draw_kinds
from bidding.libraries.models import Library
from bidding.libraries.states import LibraryStatus
from core.clock import SHANGHAI
from core.models import ChainEntry


class LibraryStage(TextChoices):
    """Where a library stands: a stopped clock never shows it open, or in force, too long."""

    OPEN = "open", _("Open for applications")
    JUDGED = "judged", _("Being checked")
    PUBLICITY = "publicity", _("Result in publicity")
    IN_FORCE = "in_force", _("Term running")
    ENDED = "ended", pgettext_lazy("library", "Ended")

    @property
    def tone(self) -> str:
        """The colour of its word."""
        return {"open": "ok", "judged": "go", "publicity": "warn", "in_force": "ok"}.get(
            self.value, "mute"
        )

    @property
    def is_open(self) -> bool:
        """True while agencies apply."""
        return self == LibraryStage.OPEN

    @property
    def is_in_force(self) -> bool:
        """True while owners pick."""
        return self == LibraryStage.IN_FORCE


_L = LibraryStatus


def library_stage(library: Library, at: dt.datetime) -> LibraryStage:
    """The stage a reader sees at a moment."""
    match library.status:
        case _L.PUBLISHED:
            return LibraryStage.OPEN if at < library.closes_at else LibraryStage.JUDGED
        case _L.CLOSED | _L.DRAWING | _L.REVIEWED:
            return LibraryStage.JUDGED
        case _L.PUBLICITY:
            return LibraryStage.PUBLICITY
        case _L.ACTIVE if library.ends_at is not None and at < library.ends_at:
            return LibraryStage.IN_FORCE
    return LibraryStage.ENDED


_REACHED: Mapping[str, int] = {
    _L.PUBLISHED: 1,
    _L.CLOSED: 2,
    _L.DRAWING: 2,
    _L.REVIEWED: 3,
    _L.PUBLICITY: 3,
    _L.ACTIVE: 4,
    _L.EXPIRED: 5,
    _L.REPLACED: 5,
}


def steps(library: Library) -> list[tuple[object, str, str]]:
    """The steps of a tender with their dates, as components/steps.html draws them."""
    reached = _REACHED.get(library.status, -1)
    dated = (
        (_("Notice"), library.published_at),
        (_("Applications"), library.closes_at),
        (_("Check and order"), library.closed_at),
        (_("Publicity of the result"), library.publicity_until),
        (_("Term"), library.ends_at),
    )
    return [
        (label, _note(when), "done" if n < reached else "now" if n == reached else "")
        for n, (label, when) in enumerate(dated)
    ]


def _note(when: dt.datetime | None) -> str:
    return f"{when.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if when else ""


# What the entries of a library's chain are called.
KINDS: dict[str, object] = {
    **draw_kinds,
    "notice": _("Notice published with the rule, the promises and the agreement's hash"),
    "closed": _("Applications closed, names and credit published"),
    "turned down": _("An applicant was turned down after the check of qualifications"),
    "order": _("Order decided by the rule of the notice"),
    "publicity": _("Result in publicity"),
    "objection": _("Objection received"),
    "objection decided": _("Objection decided"),
    "in force": _("The term began"),
    "agreement": _("A member signed the library agreement"),
    "moved up": _("An alternate got a seat"),
    "notice to leave": _("A member gave notice"),
    "left": _("A member left"),
    "removed": _("An agency was removed from the library"),
    "lapsed": _("A seat was lost: the agreement was not signed in time"),
    "reminder": _("The regulator was reminded of the next tender"),
    "term ended": _("The term ended"),
    "replaced": _("Replaced by the library of the next tender"),
    "failed": _("Ended without members"),
    "cancelled": _("Cancelled by the regulator"),
}


def log(library: Library) -> list[tuple[object, dt.datetime, str]]:
    """The public chain of a library, newest first: what, when, which hash."""
    entries = ChainEntry.objects.filter(chain=library.chain).order_by("-sequence")
    return [
        (KINDS.get(each.kind, each.kind), each.at, f"#{each.sequence} SHA-256 {each.hash}")
        for each in entries
    ]
