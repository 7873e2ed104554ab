"""What the public sees of procurements: stages by the clock, steps, the log."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bidding.draws.words import KINDS as draw_kinds
from bidding.engagements import Engagement
from bidding.methods.registry import method_of
from bidding.models import Award, Procurement, Question
from bidding.models.procurement import ProcurementQuerySet
from bidding.states import AWARD, ProcurementStatus
from core.clock import SHANGHAI
from core.models import ChainEntry

from .log_details import detail


class Stage(TextChoices):
    """Where a procurement stands, by its timestamps: a stopped clock task never shows it open."""

    OPEN = "open", _("Open for sign-up")
    DRAWING = "drawing", _("Selection in progress")
    PUBLICITY = "publicity", _("Result in publicity")
    AWARDED = "awarded", _("Awarded")
    ENDED = "ended", _("Ended without an award")

    @property
    def tone(self) -> str:
        """The colour of its word."""
        tones = {
            Stage.OPEN: "ok",
            Stage.DRAWING: "go",
            Stage.PUBLICITY: "warn",
            Stage.AWARDED: "ok",
        }
        return tones.get(self, "mute")


_S = ProcurementStatus
_SELECTING = (_S.SHORT, _S.CLOSED, _S.OPENING, _S.EVALUATION, _S.SELECTED)
_AWARDED = (_S.AWARDED, _S.CONTRACTED)


def stage(procurement: Procurement, at: dt.datetime) -> Stage:
    """The stage a reader sees at a moment."""
    if procurement.status == _S.PUBLISHED:
        is_open = procurement.closes_at is not None and at < procurement.closes_at
        return Stage.OPEN if is_open else Stage.DRAWING
    if procurement.status in _SELECTING:
        return Stage.DRAWING
    if procurement.status == _S.PUBLICITY:
        return Stage.PUBLICITY
    return Stage.AWARDED if procurement.status in _AWARDED else Stage.ENDED


def in_stage(found: ProcurementQuerySet, wanted: str, at: dt.datetime) -> ProcurementQuerySet:
    """The same rule as `stage`, for a list."""
    match wanted:
        case Stage.OPEN:
            return found.filter(status=_S.PUBLISHED, closes_at__gt=at)
        case Stage.DRAWING:
            late = Q(status=_S.PUBLISHED, closes_at__lte=at)
            return found.filter(late | Q(status__in=_SELECTING))
        case Stage.PUBLICITY:
            return found.filter(status=_S.PUBLICITY)
        case Stage.AWARDED:
            return found.filter(status__in=_AWARDED)
        case Stage.ENDED:
            return found.filter(status__in=[_S.FAILED, _S.CANCELLED, _S.DECLINED])
    return found


def open_notices(at: dt.datetime) -> ProcurementQuerySet:
    """Notices an agency may sign up for, ending soonest first."""
    found = in_stage(Procurement.objects.visible().on_show(), Stage.OPEN, at)
    return found.order_by("closes_at", "id")


def result(procurement: Procurement) -> Award | None:
    """The award that counts, if its publicity has begun."""
    if procurement.status not in (_S.PUBLICITY, *_AWARDED):
        return None
    return (
        Award.objects.filter(procurement=procurement, status__in=AWARD.states_that_can("live"))
        .select_related("agency__organisation")
        .order_by("id")
        .first()
    )


@dataclass(frozen=True)
class Attempts:
    """Where a procurement stands among those of the same need."""

    number: int
    before: Procurement | None
    after: Procurement | None


def attempts(procurement: Procurement, *, drafts: bool = False) -> Attempts:
    """The attempt before it and the one after it; drafts are for the owner's eyes only."""
    later = Procurement.objects.rerunning(procurement)
    if not drafts:
        later = later.filter(published_at__isnull=False)
    return Attempts(procurement.attempt, procurement.rerun_of, later.first())


def steps(
    procurement: Procurement, at: dt.datetime, engagement: Engagement | None = None
) -> list[tuple[object, object, str]]:
    """The steps of an engagement with their dates, as components/steps.html draws them.

    Those before the contract are the method's.
    """
    progress = method_of(procurement).progress(procurement, at)
    reached = progress.reached
    after = engagement.dates if engagement else (None,) * 4
    if engagement and stage(procurement, at) == Stage.AWARDED:
        reached += engagement.reached
    last = (_("Contract"), _("Performance"), _("Payment"), _("Rating"))
    labels = [*progress.steps, *zip(last, after, strict=True)]
    return [
        (label, _note(when), "done" if n < reached else "now" if n == reached else "")
        for n, (label, when) in enumerate(labels)
    ]


def _note(when: dt.datetime | None) -> str:
    return f"{when.astimezone(SHANGHAI):%Y-%m-%d %H:%M}" if when else ""


def asked_about(procurement: Procurement) -> QuerySet[Question]:
    """The questions of a notice in their order, without their askers."""
    return (
        Question.objects.filter(procurement=procurement)
        .defer("agency", "asked_by")
        .order_by("number")
    )


# What the entries of a public chain are called; a method names those only it writes.
KINDS: dict[str, object] = {
    **draw_kinds,
    "notice": _("Notice published with rules and commitments"),
    "commitment": _("A party handed in a commitment of its own"),
    "extended": _("Sign-up extended: too few agencies"),
    "too few": _("Too few agencies, also after the extension: the owner decides in time"),
    "goes on with few": _("The owner goes on with those who came, with a reason, approved by two"),
    "amended": _("Notice amended; both versions are on the notice"),
    "question": _("An agency asked; the text is on the notice"),
    "answer": _("The owner answered; the text is on the notice"),
    "extended for answers": _("Sign-up extended: questions wait for the owner's answer"),
    "bids": _("Hashes of all sealed bids published, before any was opened"),
    "release": _("A share of the key was released"),
    "opened by bidder": _("A bidder opened its own bid with its key file"),
    "opened": _("Bids opened"),
    "places": _("Places decided; their prices and reasons are kept under their hash"),
    "publicity": _("Result in publicity"),
    "witness": _("A witness said what they saw; the text is on the notice"),
    "objection": _("Objection received"),
    "objection decided": _("Objection decided"),
    "end asked": _("The owner asked to end without an award; the regulator decides"),
    "end decided": _("The regulator decided whether it ends without an award"),
    "award": _("Awarded"),
    "award notice": _("Award notice issued; its hash is here"),
    "refused": _("The agency gave the award back"),
    "failed": _("Ended without an award"),
    "cancelled": _("Cancelled by the owner"),
}


def public_log(procurement: Procurement) -> list[tuple[object, dt.datetime, str]]:
    """The public chain of a procurement, newest first: what in words, when, which hash."""
    return [
        (_told(each, label), each.at, f"#{each.sequence} SHA-256 {each.hash}")
        for each, label in reversed(chain_entries(procurement))
    ]


def _told(entry: ChainEntry, label: object) -> str:
    facts = detail(entry.kind, entry.payload)
    return gettext("%(what)s: %(facts)s") % {"what": label, "facts": facts} if facts else str(label)


def news(procurement: Procurement) -> list[tuple[ChainEntry, str, str]]:
    """The public chain for a feed, newest first: entry, what happened, its facts or text."""
    asked = {each.number: each for each in asked_about(procurement)}
    found = []
    for entry, label in reversed(chain_entries(procurement)):
        text = detail(entry.kind, entry.payload)
        question = asked.get(entry.payload.get("question", 0))
        if question is not None:
            text = question.text if entry.kind == "question" else question.answer
        found.append((entry, str(label), text))
    return found


def chain_entries(procurement: Procurement) -> list[tuple[ChainEntry, Any]]:
    """The chain in order, each with its name."""
    entries = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    words = KINDS | dict(method_of(procurement).chain_words)
    return [(each, words.get(each.kind, each.kind)) for each in entries]
