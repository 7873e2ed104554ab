"""Region policy: what differs from place to place is configuration with one core.

Each app says which rules it reads: a section, registered in its `region_rules.py`. The kernel keeps
the versions, freezes all sections together and reads them back. A procurement freezes the version
it was published under, so a later change never touches it.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, NamedTuple, TypeVar

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ImproperlyConfigured
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .clock import Calendar, local_date
from .models import CalendarDay, Region, RegionPolicy
from .money import format_fen

T = TypeVar("T")


@dataclass(frozen=True)
class Unit:
    """What the value of a rule counts: how to write a value for people."""

    write: Callable[[Any], object]


def counted(name: Promise) -> Unit:
    """A number of things with a name."""
    return Unit(lambda value: f"{value} {name}")


def choice(names: Mapping[str, Promise]) -> Unit:
    """One of a few ways, each with its name."""
    return Unit(lambda value: names[value])


NUMBER = Unit(str)
WORKING_DAYS = counted(pgettext_lazy("unit", "working days"))
MONTHS = counted(_("months"))
FEN = Unit(format_fen)
BASIS_POINTS = Unit(lambda value: f"{value / 100:g} %")


def rule(default: T, label: Promise, unit: Unit = NUMBER, source: Promise | str = "") -> T:
    """A field of a section: the value where a region says nothing, its name, what it counts.

    `source` is the rule of law that it comes from; empty where the market itself decides.
    """
    made: T = field(default=default, metadata={"label": label, "unit": unit, "source": source})
    return made


class RuleInWords(NamedTuple):
    """A rule as people read it."""

    label: Promise
    value: object
    source: Promise | str


@dataclass(frozen=True)
class Section:
    """The rules that one app reads: a frozen dataclass, every field made by `rule`."""

    @classmethod
    def names(cls) -> set[str]:
        """The names of its rules, as snapshots and policies store them."""
        return {each.name for each in fields(cls)}

    def in_words(self) -> dict[str, RuleInWords]:
        """Its rules as people read them, by name."""
        return {
            each.name: RuleInWords(
                each.metadata["label"],
                each.metadata["unit"].write(getattr(self, each.name)),
                each.metadata["source"],
            )
            for each in fields(self)
        }


S = TypeVar("S", bound=Section)
_sections: dict[type[Section], int] = {}


def section(*, order: int) -> Callable[[type[S]], type[S]]:
    """Register a section. Stored rules are flat, so a name belongs to one section only."""

    def register(made: type[S]) -> type[S]:
        taken = {"version"}.union(*(each.names() for each in _sections))
        if twice := taken & made.names():
            raise ImproperlyConfigured(f"{made.__name__} names rules twice: {sorted(twice)}")
        _sections[made] = order
        return made

    return register


def sections() -> list[type[Section]]:
    """Every section, in the order in which people read them."""
    return sorted(_sections, key=lambda each: (_sections[each], each.__name__))


@dataclass(frozen=True)
class RegionRules:
    """One version of a region's rules. `values` holds what it states; the rest are defaults."""

    version: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)

    def of(self, wanted: type[S]) -> S:
        """The rules of one section; names it does not know are ignored."""
        known = wanted.names()
        return wanted(**{name: value for name, value in self.values.items() if name in known})

    def as_json(self) -> dict[str, Any]:
        """Every rule of every section with its value, to freeze: later defaults change nothing."""
        frozen: dict[str, Any] = {"version": self.version}
        for each in sections():
            frozen |= asdict(self.of(each))
        return frozen

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "RegionRules":
        """Rules as stored, flat and with their version; rules not named take the default."""
        values = dict(data)
        return cls(values.pop("version", 0), values)

    def for_people(self) -> list[RuleInWords]:
        """Each rule's name, its value in words and its source, section by section."""
        return [each for known in map(self.of, sections()) for each in known.in_words().values()]


def rules_for(region: Region, *, at: dt.datetime) -> RegionRules:
    """The rules in force in a region at a moment; the built-in defaults where it has none."""
    policy = (
        RegionPolicy.objects.filter(region=region, in_force_from__lte=at)
        .order_by("-version")
        .first()
    )
    return RegionRules(policy.version, policy.rules) if policy else RegionRules()


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
            RegionRules(policy["version"], policy["rules"]),
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
