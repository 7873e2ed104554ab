"""The answers of an agency that was asked, whatever the method that asks."""

import datetime as dt
from typing import Protocol

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bidding.forms import ReasonForm
from bidding.models import Procurement
from core.actors import Actor, actor_of
from core.arrivals import arrived_at


class Take(Protocol):
    """The method's action by which an agency takes the work."""

    def __call__(self, *, procurement: Procurement, by: Actor, at: dt.datetime) -> object: ...


class Decline(Protocol):
    """The method's action by which an agency declines it."""

    def __call__(
        self, *, procurement: Procurement, reason: str, by: Actor, at: dt.datetime
    ) -> object: ...


def take_work(request: HttpRequest, procurement: Procurement, act: Take) -> HttpResponse:
    """Take the work; a contract follows."""
    act(procurement=procurement, by=actor_of(request), at=arrived_at())
    messages.success(request, _("You have taken the work. The contract is being drawn up."))
    return redirect("bidding:selections")


def decline_work(request: HttpRequest, procurement: Procurement, act: Decline) -> HttpResponse:
    """Decline the work with a reason for the owner."""
    form = ReasonForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why you decline: the owner reads it."))
        return redirect("bidding:selections")
    act(
        procurement=procurement,
        reason=form.cleaned_data["reason"],
        by=actor_of(request),
        at=arrived_at(),
    )
    messages.success(request, _("You have declined the work. The owner is told your reason."))
    return redirect("bidding:selections")
