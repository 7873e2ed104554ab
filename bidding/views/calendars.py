"""Dates as iCalendar: of a notice for everybody, of a member under a private address."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bidding import actions
from bidding.models import Procurement
from bidding.queries.calendar_feeds import member_of
from bidding.queries.dates import Date, coming, dates_of
from core.actors import actor_of
from core.clock import database_now
from core.policy import everyone, guard, signed_in


@guard(everyone)
@require_safe
def of_notice(request: HttpRequest, number: str) -> HttpResponse:
    """The dates of a notice, past ones too."""
    procurement = get_object_or_404(Procurement.objects.visible(), number=number)
    return _file(f"{number} {procurement.title}", dates_of(procurement), f"{number}.ics")


@guard(everyone)
@require_safe
def of_member(request: HttpRequest, token: str) -> HttpResponse:
    """What is coming for the member whose address it is; the address is the only key."""
    member = member_of(token)
    if member is None:
        raise Http404
    found = coming(member.as_actor(), database_now())
    answer = _file(_("Dates"), found, "dates.ics")
    answer["Cache-Control"] = "private"
    return answer


@guard(signed_in)
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Make one's address, or a fresh one; the old one ends."""
    actions.renew_calendar(by=actor_of(request))
    messages.success(request, _("Your calendar address is fresh. An older one no longer works."))
    return redirect("bidding:dates")


def _file(name: str, dates: Iterable[Date], file_name: str) -> HttpResponse:
    from icalendar import Calendar, Event  # here: only these pages write calendars

    calendar = Calendar()
    calendar.add("prodid", "-//Intermediary Supermarket//zh")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for each in dates:
        event = Event()
        event.add(
            "uid", f"{each.procurement.number}-{each.kind}@{urlsplit(settings.SITE_URL).hostname}"
        )
        event.add("dtstamp", each.procurement.created_at.astimezone(dt.UTC))
        event.add("dtstart", each.at.astimezone(dt.UTC))
        event.add("sequence", each.procurement.version)
        event.add("summary", f"{each.label} · {each.procurement.title}")
        if each.procurement.published_at is not None:
            page = reverse("bidding:notice", args=[each.procurement.number])
            event.add("url", f"{settings.SITE_URL}{page}")
        calendar.add_component(event)
    answer = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer
