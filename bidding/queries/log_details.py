"""What an entry of a procurement's public chain says, in words, from its payload alone."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from core.clock import SHANGHAI
from core.money import format_fen

Payload = Mapping[str, Any]


def _time(written: str) -> str:
    """A time of the chain as people read it, in Beijing."""
    moment = parse_datetime(written)
    assert moment is not None, "the chain writes times that can be read"
    return f"{moment.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _closing(payload: Payload) -> str:
    return _("Sign-up until %s (Beijing time).") % _time(payload["closes_at"])


def _amended(payload: Payload) -> str:
    number, reason = payload["amendment"], payload["reason"]
    told = _("Amendment %(n)s: %(reason)s") % {"n": number, "reason": reason}
    return f"{told} {_closing(payload)}"


def _question(payload: Payload) -> str:
    return _("Question %(n)s") % {"n": payload["question"]}


def _too_few(payload: Payload) -> str:
    return _("Eligible agencies: %(n)s. Decide by %(until)s (Beijing time).") % {
        "n": payload["entrants"],
        "until": _time(payload["decide_by"]),
    }


def _publicity(payload: Payload) -> str:
    return _("Place %(place)s, until %(until)s (Beijing time).") % {
        "place": payload["place"],
        "until": _time(payload["until"]),
    }


def _award(payload: Payload) -> str:
    return _("%(amount)s in %(days)s working days.") % {
        "amount": format_fen(payload["amount_fen"]),
        "days": payload["days"],
    }


def _failed(payload: Payload) -> str:
    if payload.get("reason") != "unanswered":
        return ""
    return _("Questions without an answer for %(days)s working days: %(numbers)s.") % {
        "days": payload["days"],
        "numbers": ", ".join(str(each) for each in payload["questions"]),
    }


def _fact(name: str) -> Callable[[Payload], str]:
    return lambda payload: str(payload.get(name, ""))


_DETAILS: Final[Mapping[str, Callable[[Payload], str]]] = {
    "notice": _closing,
    "amended": _amended,
    "question": _question,
    "answer": _question,
    "extended": _closing,
    "extended for answers": _closing,
    "too few": _too_few,
    "goes on with few": _fact("reason"),
    "publicity": _publicity,
    "objection decided": _fact("decision"),
    "award": _award,
    "award notice": _fact("number"),
    "refused": _fact("reason"),
    "failed": _failed,
    "cancelled": _fact("reason"),
}


def detail(kind: str, payload: Payload) -> str:
    """The facts of an entry in a sentence; empty where its name says all."""
    found = _DETAILS.get(kind)
    return found(payload) if found else ""
