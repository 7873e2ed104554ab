"""Lifecycles of reconciliation: words, moves, and what each status may do. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class RunStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    MATCHED = "matched", pgettext_lazy("reconciliation run", "Matched")
    SIGNED = "signed", _("Signed")
    LOCKED = "locked", _("Locked")


RECONCILIATION_RUN = machine(
    "reconciliation run",
    RunStatus,
    RunStatus.DRAFT,
    {
        "match": ((RunStatus.DRAFT, RunStatus.MATCHED), RunStatus.MATCHED),
        "sign": (RunStatus.MATCHED, RunStatus.SIGNED),
        "lock": (RunStatus.SIGNED, RunStatus.LOCKED),
    },
)


class ExceptionStatus(TextChoices):
    OPEN = "open", _("Open")
    PROPOSED = "proposed", _("Waiting for the second person")
    POSTED = "posted", _("Posted")
    CARRIED = "carried", _("Carried forward")


EXCEPTION = machine(
    "reconciliation exception",
    ExceptionStatus,
    ExceptionStatus.OPEN,
    {
        "propose": (ExceptionStatus.OPEN, ExceptionStatus.PROPOSED),
        "reject": (ExceptionStatus.PROPOSED, ExceptionStatus.OPEN),
        "post": (ExceptionStatus.PROPOSED, ExceptionStatus.POSTED),
        "carry": (ExceptionStatus.PROPOSED, ExceptionStatus.CARRIED),
    },
)
