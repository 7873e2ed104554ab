"""The regulator's overview: the half year in figures, and the agencies to watch."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from statistics import mean

from django.db.models import F, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from agencies.models import Complaint
from agencies.supervision.points import add_months
from agencies.supervision.queries import desk as supervision
from agencies.supervision.states import ComplaintStatus
from bidding.models import Award
from bidding.queries import desks
from bidding.states import AwardStatus
from contracts.models import Milestone
from contracts.queries import rooms
from core import charts
from core.actors import Actor, actor_of
from core.clock import SHANGHAI, local_date, now, working_days_between
from core.money import format_fen
from core.policy import guard, regulators

MONTHS = 6


@dataclass(frozen=True)
class Figure:
    """A figure with the sentence below it; trend is "up", "down" or ""."""

    label: str
    value: str
    note: str
    trend: str = ""


@dataclass(frozen=True)
class Period:
    """From the first moment to before the last."""

    since: dt.datetime
    until: dt.datetime

    def has(self, field: str) -> dict[str, dt.datetime]:
        """The lookups for a time within."""
        return {f"{field}__gte": self.since, f"{field}__lt": self.until}


@guard(regulators)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Figures of my region and sector over six months, against the six months before."""
    actor = actor_of(request)
    at = now()
    today = local_date(at)
    months = [add_months(today.replace(day=1), n + 1 - MONTHS) for n in range(MONTHS + 1)]
    since = _midnight(months[0])
    period = Period(since, at)
    before = Period(_midnight(add_months(months[0], -MONTHS)), since)
    context = {
        "first_month": months[0],
        "figures": [
            _selections(actor, period, before),
            _contracts(actor, period, before),
            _on_time(actor, period),
            _complaints(actor, period),
        ],
        "trend": _trend(actor, period, months[:-1]),
        "durations": _durations(actor, period),
        "watches": supervision.watched_by(actor, at=at, on=today),
    }
    return render(request, "marketplace/overview.html", context)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, SHANGHAI)


def _awards(actor: Actor, period: Period) -> QuerySet[Award]:
    return Award.objects.filter(
        procurement__in=desks.overseen_by(actor).order_by(),
        status=AwardStatus.CONFIRMED,
        **period.has("confirmed_at"),
    ).order_by("id")


def _change(count: int, earlier: int) -> tuple[str, str]:
    """A sentence against the period before, and its direction."""
    if not earlier:
        return _("None in the six months before"), ""
    percent = (count - earlier) / earlier * 100
    if not percent:
        return _("As many as in the six months before"), ""
    if percent > 0:
        return _("▲ %(percent).1f%% on the six months before") % {"percent": percent}, "up"
    return _("▼ %(percent).1f%% on the six months before") % {"percent": -percent}, "down"


def _selections(actor: Actor, period: Period, before: Period) -> Figure:
    count = _awards(actor, period).count()
    note, trend = _change(count, _awards(actor, before).count())
    return Figure(_("Selections completed"), f"{count:,}", note, trend)


def _contracts(actor: Actor, period: Period, before: Period) -> Figure:
    signed = rooms.visible_to(actor).filter(**period.has("signed_at")).order_by()
    total = signed.aggregate(total=Sum("amount_fen"))["total"] or 0
    count = signed.count()
    note = ngettext("%(n)d contract signed", "%(n)d contracts signed", count) % {"n": count}
    return Figure(_("Contract amount"), format_fen(total), note)


def _on_time(actor: Actor, period: Period) -> Figure:
    delivered = Milestone.objects.filter(
        contract__in=rooms.visible_to(actor).order_by(), **period.has("delivered_at")
    ).order_by()
    count = delivered.count()
    if not count:
        return Figure(_("Delivered on time"), "—", _("Nothing was delivered yet"))
    late = delivered.filter(delivered_at__date__gt=F("due_on")).count()
    note = _("%(good)d of %(count)d milestones") % {"good": count - late, "count": count}
    return Figure(_("Delivered on time"), f"{(count - late) / count:.1%}", note)


def _complaints(actor: Actor, period: Period) -> Figure:
    decided = list(
        Complaint.objects.filter(
            agency__in=supervision.supervised(actor).order_by(), **period.has("decided_at")
        ).order_by("id")
    )
    upheld = sum(each.status == ComplaintStatus.UPHELD for each in decided)
    days = [
        working_days_between(local_date(each.received_at), local_date(each.decided_at))
        for each in decided
        if each.decided_at
    ]
    note = (
        _("Decided in %(days).1f working days on average") % {"days": mean(days)}
        if days
        else _("None decided yet")
    )
    return Figure(_("Complaints upheld / decided"), f"{upheld} / {len(decided)}", note)


def _trend(actor: Actor, period: Period, months: list[dt.date]) -> charts.LineChart:
    published = desks.overseen_by(actor).filter(**period.has("published_at")).order_by("id")
    counted = Counter(_month(at) for at in published.values_list("published_at", flat=True))
    awarded = Counter(
        _month(at) for at in _awards(actor, period).values_list("confirmed_at", flat=True)
    )
    return charts.line(
        _("Notices and awards by month"),
        [f"{month:%Y-%m}" for month in months],
        {
            _("Notices published"): [counted[f"{month:%Y-%m}"] for month in months],
            _("Awards confirmed"): [awarded[f"{month:%Y-%m}"] for month in months],
        },
    )


def _month(at: dt.datetime | None) -> str:
    return f"{local_date(at):%Y-%m}" if at else ""


def _durations(actor: Actor, period: Period) -> charts.BarChart | None:
    """Working days from the start of a procurement to its award, by the first item's name."""
    spans: dict[str, list[int]] = {}
    awards = _awards(actor, period).select_related("procurement")
    for award in awards.prefetch_related("procurement__lines__item"):
        start = award.procurement.published_at or award.procurement.created_at
        line = next(iter(award.procurement.lines.all()), None)
        if line is None or award.confirmed_at is None:
            continue
        days = working_days_between(local_date(start), local_date(award.confirmed_at))
        spans.setdefault(Truncator(str(line.item)).chars(13), []).append(days)
    if not spans:
        return None
    slowest = sorted(((mean(days), name) for name, days in spans.items()), reverse=True)[:6]
    return charts.bar(
        _("Working days from notice to award"),
        {name: round(days, 1) for days, name in slowest},
        unit=_(" days"),
    )
