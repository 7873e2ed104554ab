"""What bidding tells the layers above."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.events import Event

if TYPE_CHECKING:
    from agencies.models import Agency
    from core.actors import Actor

    from .models import Award, Procurement, Witness


@dataclass(frozen=True)
class AwardConfirmed(Event):
    """The work is the agency's: a contract may be drawn up."""

    award: Award
    at: dt.datetime


@dataclass(frozen=True)
class AwardRefused(Event):
    """The agency gave the award back; the next alternate is asked, if there is one."""

    award: Award
    at: dt.datetime


@dataclass(frozen=True)
class SurveyCommissioned(Event):
    """This procurement brings the results of a unified survey; some may be accepted already."""

    procurement: Procurement
    by: Actor
    at: dt.datetime


@dataclass(frozen=True)
class AgencyAsked(Event):
    """An owner asks one agency to take work; it has some time to answer."""

    procurement: Procurement
    agency: Agency
    at: dt.datetime


@dataclass(frozen=True)
class WitnessInvited(Event):
    """Somebody is asked to watch a draw or an opening live."""

    witness: Witness
    at: dt.datetime


@dataclass(frozen=True)
class AgencyAnswered(Event):
    """What came of it: "confirm", "decline" or "lapse"."""

    procurement: Procurement
    answer: str
    at: dt.datetime
