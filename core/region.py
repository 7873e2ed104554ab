"""Region policy: what differs from place to place is configuration with one core.

A procurement freezes the version it was published under, so a later change never touches it.
"""

import datetime as dt
from dataclasses import asdict, dataclass, fields
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from .clock import Calendar, local_date
from .models import CalendarDay, Region, RegionPolicy


@dataclass(frozen=True)
class RegionRules:
    """Days are working days; amounts in fen, rates in basis points (100 = 1 %)."""

    version: int = 0
    formal_review_days: int = 2
    entry_publicity_days: int = 3
    minimum_bidders: int = 3
    extension_days: int = 3
    too_few_policy: str = "fail"  # fail | accept_two
    publicity_days: int = 3
    agency_reply_days: int = 3
    contract_signing_days: int = 10
    acceptance_days: int = 5
    rating_days: int = 15
    complaint_admissibility_days: int = 3
    statement_days: int = 5
    sanction_objection_days: int = 5
    direct_cap_fen: int = 50_000_000
    compulsory_tender_fen: int = 100_000_000
    platform_fee_bp: int = 100
    points_warning: int = 10
    points_suspension: int = 20
    points_cycle_months: int = 12
    suspension_months: int = 6
    warning_months: int = 6
    removal_complaints: int = 3
    removal_bar_months: int = 24
    complaint_window_days: int = 5

    def as_json(self) -> dict[str, Any]:
        """The rules as stored in a procurement's snapshot."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "RegionRules":
        """Rules from a snapshot; unknown names are ignored, missing ones take the default."""
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


def rules_for(region: Region, *, at: dt.datetime) -> RegionRules:
    """The rules in force in a region at a moment; the built-in defaults where it has none."""
    policy = (
        RegionPolicy.objects.filter(region=region, in_force_from__lte=at)
        .order_by("-version")
        .first()
    )
    if policy is None:
        return RegionRules()
    return RegionRules.from_json({**policy.rules, "version": policy.version})


@dataclass(frozen=True)
class Terms:
    """What decides a deadline in a place: the rules in force and the days that differ."""

    rules: RegionRules
    calendar: Calendar

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Terms":
        """The terms as `terms_at` reads them; the built-in rules where the region has none."""
        policy = data["policy"] or {"version": 0, "rules": {}}
        return cls(
            RegionRules.from_json({**policy["rules"], "version": policy["version"]}),
            {dt.date.fromisoformat(day["date"]): day["is_working"] for day in data["days"]},
        )


def terms_at(path: str, at: dt.datetime) -> JSONObject:
    """To annotate: the terms at a moment in the region a query path leads to, in one statement."""
    policies = RegionPolicy.objects.filter(region=OuterRef(path), in_force_from__lte=at)
    days = CalendarDay.objects.filter(date__gte=local_date(at)).order_by("date")
    newest = policies.order_by("-version").values(json=JSONObject(version="version", rules="rules"))
    return JSONObject(
        policy=Subquery(newest[:1]),
        days=ArraySubquery(days.values(json=JSONObject(date="date", is_working="is_working"))),
    )
