"""Lifecycles of evaluation by people: words, moves, capabilities. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class ExpertStatus(TextChoices):
    APPLIED = "applied", pgettext_lazy("expert", "Waiting for admission")
    ADMITTED = "admitted", pgettext_lazy("expert", "In the pool")
    PAUSED = "paused", pgettext_lazy("expert", "Not drawn for now")
    TURNED_DOWN = "turned_down", pgettext_lazy("expert", "Turned down")
    REMOVED = "removed", pgettext_lazy("expert", "Removed from the pool")


_E = ExpertStatus
EXPERT = machine(
    "expert",
    ExpertStatus,
    _E.APPLIED,
    {
        "admit": (_E.APPLIED, _E.ADMITTED),
        "turn_down": (_E.APPLIED, _E.TURNED_DOWN),
        # Also who changes employer or fields is checked again before being drawn.
        "apply_again": ((_E.TURNED_DOWN, _E.ADMITTED, _E.PAUSED), _E.APPLIED),
        "pause": (_E.ADMITTED, _E.PAUSED),
        "resume": (_E.PAUSED, _E.ADMITTED),
        "remove": ((_E.ADMITTED, _E.PAUSED), _E.REMOVED),
    },
    {
        _E.APPLIED: ("be_judged",),
        _E.ADMITTED: ("be_drawn", "be_paused", "be_removed", "apply_again"),
        _E.PAUSED: ("be_resumed", "be_removed", "apply_again"),
        _E.TURNED_DOWN: ("apply_again",),
    },
)


class PanelStatus(TextChoices):
    ANNOUNCED = "announced", _("Panel to be drawn")
    DRAWING = "drawing", _("Panel being drawn")
    SCORING = "scoring", _("Proposals being scored")
    EXPLAINING = "explaining", _("Scores published, deviations to be explained")
    DONE = "done", _("Evaluation finished")
    DISSOLVED = "dissolved", _("Panel dissolved")


_P = PanelStatus
PANEL = machine(
    "panel",
    PanelStatus,
    _P.ANNOUNCED,
    {
        "convene": (_P.ANNOUNCED, _P.DRAWING),
        "seat": (_P.DRAWING, _P.SCORING),
        "publish": (_P.SCORING, _P.EXPLAINING),
        "finish": ((_P.SCORING, _P.EXPLAINING), _P.DONE),
        "dissolve": ((_P.ANNOUNCED, _P.DRAWING, _P.SCORING, _P.EXPLAINING), _P.DISSOLVED),
    },
    {
        _P.SCORING: ("be_scored",),
        _P.EXPLAINING: ("be_explained", "show_scores"),
        _P.DONE: ("show_scores",),
    },
)


class EvaluatorStatus(TextChoices):
    SEATED = "seated", _("Scoring")
    HANDED_IN = "handed_in", _("Handed in")
    RECUSED = "recused", _("Recused")
    ABSENT = "absent", _("Handed in nothing in time")


_V = EvaluatorStatus
EVALUATOR = machine(
    "evaluator",
    EvaluatorStatus,
    _V.SEATED,
    {
        "hand_in": (_V.SEATED, _V.HANDED_IN),
        "recuse": (_V.SEATED, _V.RECUSED),
        "miss": (_V.SEATED, _V.ABSENT),
    },
    {_V.SEATED: ("score", "hold_seat"), _V.HANDED_IN: ("hold_seat",)},
)
