"""Lifecycles of evaluation by people: words, moves, capabilities. Data, no code."""

from django.db.models import TextChoices
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
