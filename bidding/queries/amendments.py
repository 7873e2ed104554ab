"""What may be amended in a notice, and how two versions differ, side by side."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Final, NamedTuple

from django.db.models import F, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from agencies.models import Agency
from bidding.models import Amendment, Procurement, ProposedAmendment, SignUp
from bidding.queries import attachments
from bidding.states import AmendmentStatus, SignUpStatus, statuses_that_can
from core import chain
from core.actors import Actor, Duty
from core.clock import SHANGHAI
from core.workflow import history

from .desks import owned_by

# A Latin word or number is compared whole, a Chinese character by itself.
_TOKEN: Final = re.compile(r"[A-Za-z0-9.,]+|.", re.DOTALL)
_LABELS: Final = {
    "title": pgettext_lazy("procurement", "title"),
    "scale": gettext_lazy("scale of the project"),
    "scope": gettext_lazy("scope of work"),
    "attachments": gettext_lazy("files"),
    "days": pgettext_lazy("field", "working days"),
    "closes_at": gettext_lazy("sign-up until"),
}
TIMES: Final = {"closes_at"}


def amendable(procurement: Procurement) -> dict[str, Any]:
    """What an owner may change after publishing: texts, files, days, the end of sign-up."""
    assert procurement.closes_at is not None, "a notice says when sign-up ends"
    lines = procurement.lines.select_related("item").order_by("id")
    return {
        "title": procurement.title,
        "scale": procurement.scale,
        "scope": procurement.scope,
        "attachments": attachments.hashes(procurement),
        "days": {line.item.code: line.days for line in lines},
        "closes_at": chain.moment(procurement.closes_at),
    }


class Piece(NamedTuple):
    """Some text of a version, and whether the other version lacks it."""

    text: str
    is_changed: bool


@dataclass(frozen=True)
class Change:
    """One fact that an amendment changed, as it was and as it is."""

    label: object
    before: list[Piece]
    after: list[Piece]


def changes(amendment: Amendment | ProposedAmendment) -> list[Change]:
    """What an amendment changed, fact by fact."""
    return [
        Change(label, *compare(_words(name, old), _words(name, new)))
        for name, label in _LABELS.items()
        # What could not be amended when it was written is not in it.
        if (old := amendment.before.get(name)) != (new := amendment.after.get(name))
    ]


def _words(name: str, value: Any) -> str:
    if name == "days":
        return "\n".join(
            _("%(item)s: %(days)s working days") % {"item": item, "days": days}
            for item, days in sorted(value.items())
        )
    if name == "attachments":
        return "\n".join(f"{file} · SHA-256 {digest}" for file, digest in sorted(value.items()))
    if name == "closes_at":
        return f"{moment_of(value).astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    return str(value)


def moment_of(written: str) -> dt.datetime:
    """A time as the chain writes it."""
    moment = parse_datetime(written)
    assert moment is not None, "the chain writes times that can be read"
    return moment


def compare(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Two texts in pieces: lines first, then the words of lines that differ. Pure."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    left: list[Piece] = []
    right: list[Piece] = []
    for op, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, now = "".join(old[i:j]), "".join(new[k:m])
        if op == "replace":
            left += _pieces(was, now)
            right += _pieces(now, was)
        else:
            left += [Piece(was, op != "equal")] if was else []
            right += [Piece(now, op != "equal")] if now else []
    return left, right


def _pieces(text: str, other: str) -> Iterator[Piece]:
    """A text in pieces: what the other one has too, and what it lacks."""
    words = _TOKEN.findall(text)
    matcher = SequenceMatcher(None, words, _TOKEN.findall(other), autojunk=False)
    for op, i, j, _k, _m in matcher.get_opcodes():
        if i < j:
            yield Piece("".join(words[i:j]), op != "equal")


def amended(procurement: Procurement) -> list[tuple[Amendment, list[Change]]]:
    """The amendments of a notice, newest first, each with what it changed."""
    found = Amendment.objects.filter(procurement=procurement).order_by("-number")
    return [(each, changes(each)) for each in found]


def proposed(procurement: Procurement) -> ProposedAmendment | None:
    """The amendment that waits for its approval."""
    found = procurement.proposed_amendments.select_related("proposed_by", "procurement__owner")
    return found.filter(status=AmendmentStatus.WAITING).first()


def unfinished(procurement: Procurement) -> tuple[ProposedAmendment, str] | None:
    """The amendment that came back last, with the remark; None once another one followed."""
    last = procurement.proposed_amendments.order_by("proposed_at", "id").last()
    if last is None or last.status not in (AmendmentStatus.SENT_BACK, AmendmentStatus.TAKEN_BACK):
        return None
    moved = history(last).order_by("at", "id").last()
    return last, moved.reason if moved else ""


def to_let_out(actor: Actor) -> QuerySet[ProposedAmendment]:
    """Amendments that wait for this approver, closing soonest first."""
    waiting = ProposedAmendment.objects.filter(status=AmendmentStatus.WAITING)
    mine = owned_by(actor).filter(status__in=statuses_that_can("be_amended"))
    if not actor.has_duty(Duty.APPROVER):
        return waiting.none()
    found = waiting.filter(procurement__in=mine.values("pk")).select_related("procurement")
    return found.order_by("procurement__closes_at", "id")


def unconfirmed(agency: Agency) -> int:
    """How many sign-ups of an agency wait for its confirmation of an amended notice."""
    return (
        SignUp.objects.filter(
            agency=agency,
            status=SignUpStatus.SUBMITTED,
            procurement__status__in=statuses_that_can("take_sign_ups"),
            version__lt=F("procurement__version"),
        )
        .order_by()
        .count()
    )
