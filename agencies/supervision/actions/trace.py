"""What every decision leaves behind: its reasons, and a link in the agency's public chain."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from agencies.entry.models import Agency
from core import chain
from core.errors import BadInput


class WithoutReasons(BadInput):
    """A decision or a statement without words."""

    sentence = _("Give the facts and reasons. They are sent to both sides.")


def spoken(text: str) -> str:
    """The text without blank edges and NUL. Raises WithoutReasons when nothing is left."""
    words = text.replace("\x00", "").strip()
    if not words:
        raise WithoutReasons()
    return words


def chain_of(agency: Agency) -> str:
    """The public chain of an agency, by its credit code: a new registration does not wash it."""
    return f"credit:{agency.organisation.credit_code}"


def leave(agency: Agency, kind: str, payload: dict[str, Any], *, at: dt.datetime) -> None:
    """Append a credit decision to the agency's public chain."""
    chain.append(chain_of(agency), kind, payload, at=at)
