"""May this agency take this item on that date? One pure function: yes, or what is missing.

The same answer is shown before bidding, frozen with the bid, and asked again at opening and award.
An expired certificate therefore suspends exactly the items that need it, and nothing is stored.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy


@dataclass(frozen=True)
class RequirementFact:
    """One condition. Conditions that share `alternative` are any-of; across numbers all-of.

    `levels` runs from highest to lowest. With `practitioners` > 0 the certificate belongs to people
    and that many must hold it, of the `major` where one is named; otherwise the agency holds it.
    With `records` > 0 it asks instead for so many finished works of `families` in so many `years`.
    """

    alternative: int
    code: str
    label: str
    least_level: str = ""
    levels: tuple[str, ...] = ()
    practitioners: int = 0
    valid_from: dt.date = dt.date.min
    valid_to: dt.date | None = None
    major: str = ""
    records: int = 0
    years: int = 0
    families: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ItemFacts:
    """What an item asks for, and whether it is on the list."""

    code: str
    requirements: tuple[RequirementFact, ...] = ()
    is_on_list: bool = True
    is_bundle: bool = False


@dataclass(frozen=True)
class CertificateFact:
    """A certificate of an agency. It counts once a regulator has confirmed it."""

    code: str
    number: str
    level: str
    issued_on: dt.date
    expires_on: dt.date | None
    is_confirmed: bool


@dataclass(frozen=True)
class PractitionerFact:
    """A professional's certificate and the time it counts for the agency."""

    code: str
    joined_on: dt.date
    left_on: dt.date | None
    major: str = ""


@dataclass(frozen=True)
class RecordFact:
    """A work that the agency finished, by the family of its items."""

    family: str
    finished_on: dt.date


@dataclass(frozen=True)
class AgencyFacts:
    """What the explainer knows about an agency."""

    status: str
    can_win: bool
    status_until: dt.date | None = None
    certificates: tuple[CertificateFact, ...] = ()
    practitioners: tuple[PractitionerFact, ...] = ()
    records: tuple[RecordFact, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of the explanation. `why` is a word of `SENTENCES`; `until` is the last good day
    of what is met, or the last day of what stands in the way, where that is known."""

    why: str
    is_met: bool
    facts: Mapping[str, Any]
    until: dt.date | None = None

    @property
    def sentence(self) -> str:
        """The line in the reader's language."""
        if self.why in _COUNTED:
            return str(_COUNTED[self.why] % self.facts)
        why = self.why
        if why == "certificate_held" and not self.facts["level"]:
            why = "certificate_held_plain"
        return str(SENTENCES[why] % self.facts)


SENTENCES: Mapping[str, Any] = {
    "agency_active": _("The agency is admitted and may take new work."),
    "agency_draft": _("The agency has not been admitted yet: its entry is not finished."),
    "agency_submitted": _("The agency has not been admitted yet: its entry is under review."),
    "agency_returned": _("The agency has not been admitted yet: its entry was returned."),
    "agency_publicity": _("The agency has not been admitted yet: its entry is in publicity."),
    "agency_suspended": _("The agency is suspended and may not take new work."),
    "agency_removed": _("The agency was removed from the market."),
    "agency_recused": _(
        "The notice names the agency among those that must not take part: %(reason)s"
    ),
    "item_off_list": _("Item %(item)s is not on the published list."),
    "item_is_bundle": _(
        "Item %(item)s is a bundle: each of its members is offered and chosen by itself."
    ),
    "certificate_held": _("%(label)s %(level)s: certificate %(number)s."),
    "certificate_held_plain": _("%(label)s: certificate %(number)s."),
    "certificate_missing": _("Missing: %(label)s. Add the certificate to the registration."),
    "certificate_expired": _(
        "%(label)s: certificate %(number)s has expired. Add the renewed certificate."
    ),
    "certificate_unconfirmed": _(
        "%(label)s: certificate %(number)s waits for the regulator's confirmation."
    ),
    "certificate_not_yet": _("%(label)s: certificate %(number)s is not valid yet."),
    "level_too_low": _("%(label)s: level %(level)s is held, at least %(least)s is needed."),
    "practitioners_held": _("%(label)s: %(held)d of %(needed)d needed."),
}
_COUNTED: Mapping[str, Any] = {
    "practitioners_missing": ngettext_lazy(
        "%(label)s: %(needed)d person is needed, %(held)d is registered.",
        "%(label)s: %(needed)d people are needed, %(held)d are registered.",
        "needed",
    ),
    "records_held": ngettext_lazy(
        "%(label)s: %(held)d finished in the last %(years)d year, %(needed)d needed.",
        "%(label)s: %(held)d finished in the last %(years)d years, %(needed)d needed.",
        "years",
    ),
    "records_missing": ngettext_lazy(
        "%(label)s: only %(held)d finished in the last %(years)d year, %(needed)d needed.",
        "%(label)s: only %(held)d finished in the last %(years)d years, %(needed)d needed.",
        "years",
    ),
}


@dataclass(frozen=True)
class Eligibility:
    """The answer, line by line: true when eligible. `missing` is empty exactly then."""

    item: str
    on: dt.date
    lines: tuple[Line, ...]

    @property
    def missing(self) -> tuple[Line, ...]:
        """What stands in the way."""
        return tuple(line for line in self.lines if not line.is_met)

    @property
    def is_eligible(self) -> bool:
        """True when nothing is missing."""
        return not self.missing

    @property
    def sentence(self) -> str:
        """Why not, in one text; empty when eligible."""
        return " ".join(line.sentence for line in self.missing)

    def __bool__(self) -> bool:
        return self.is_eligible

    def as_snapshot(self) -> dict[str, Any]:
        """The answer as JSON, to be frozen with a bid."""
        return {
            "item": self.item,
            "on": self.on.isoformat(),
            "is_eligible": self.is_eligible,
            "lines": [
                asdict(line)
                | {
                    "facts": dict(line.facts),
                    "until": line.until.isoformat() if line.until else None,
                }
                for line in self.lines
            ],
        }


def explain(item: ItemFacts, agency: AgencyFacts, on: dt.date) -> Eligibility:
    """Hold an agency's facts against an item's conditions on a date."""
    lines = [_status_line(agency)]
    if not item.is_on_list:
        lines.append(Line("item_off_list", False, {"item": item.code}))
    if item.is_bundle:
        lines.append(Line("item_is_bundle", False, {"item": item.code}))
    for group in _groups(item.requirements, on):
        lines.append(_best(_line(requirement, agency, on) for requirement in group))
    return Eligibility(item.code, on, tuple(lines))


def _status_line(agency: AgencyFacts) -> Line:
    return Line(f"agency_{agency.status}", agency.can_win, {}, agency.status_until)


def _groups(
    requirements: Iterable[RequirementFact], on: dt.date
) -> Iterable[list[RequirementFact]]:
    groups: dict[int, list[RequirementFact]] = {}
    for each in requirements:
        if each.valid_from <= on and (each.valid_to is None or on <= each.valid_to):
            groups.setdefault(each.alternative, []).append(each)
    return [groups[number] for number in sorted(groups)]


# Of several ways to miss a condition the reader hears the one nearest to a yes.
_NEAREST = (
    "certificate_held",
    "practitioners_held",
    "records_held",
    "certificate_unconfirmed",
    "certificate_expired",
    "certificate_not_yet",
    "level_too_low",
    "practitioners_missing",
    "records_missing",
    "certificate_missing",
)


def _best(lines: Iterable[Line]) -> Line:
    """The line nearest to a yes; of equals the one that lasts longest."""
    found = list(lines)
    missing = [line for line in found if line.why == "certificate_missing"]
    if len(missing) == len(found) > 1:
        labels = " / ".join(str(line.facts["label"]) for line in missing)
        return Line("certificate_missing", False, {"label": labels})
    return min(found, key=lambda e: (_NEAREST.index(e.why), -(e.until or dt.date.max).toordinal()))


def _line(requirement: RequirementFact, agency: AgencyFacts, on: dt.date) -> Line:
    if requirement.records:
        return _records_line(requirement, agency, on)
    if requirement.practitioners:
        return _people_line(requirement, agency, on)
    held = [c for c in agency.certificates if c.code == requirement.code]
    if not held:
        return Line("certificate_missing", False, {"label": _with_level(requirement)})
    return _best(_certificate_line(requirement, certificate, on) for certificate in held)


def _certificate_line(
    requirement: RequirementFact, certificate: CertificateFact, on: dt.date
) -> Line:
    facts = {
        "label": requirement.label,
        "level": certificate.level,
        "number": certificate.number,
        "least": requirement.least_level,
    }
    if not _reaches(requirement, certificate.level):
        return Line("level_too_low", False, facts)
    if certificate.expires_on and certificate.expires_on < on:
        return Line("certificate_expired", False, facts, certificate.expires_on)
    if not certificate.is_confirmed:
        return Line("certificate_unconfirmed", False, facts)
    if certificate.issued_on > on:
        return Line("certificate_not_yet", False, facts)
    return Line("certificate_held", True, facts, certificate.expires_on)


def _reaches(requirement: RequirementFact, level: str) -> bool:
    if not requirement.least_level:
        return True
    ladder = requirement.levels
    if level not in ladder or requirement.least_level not in ladder:
        return False
    return ladder.index(level) <= ladder.index(requirement.least_level)


def _people_line(requirement: RequirementFact, agency: AgencyFacts, on: dt.date) -> Line:
    held = sum(
        p.code == requirement.code
        and requirement.major in ("", p.major)
        and p.joined_on <= on
        and (p.left_on is None or on <= p.left_on)
        for p in agency.practitioners
    )
    label = f"{requirement.label} {requirement.major}".strip()
    facts = {"label": label, "held": held, "needed": requirement.practitioners}
    if held < requirement.practitioners:
        return Line("practitioners_missing", False, facts)
    return Line("practitioners_held", True, facts)


def _records_line(requirement: RequirementFact, agency: AgencyFacts, on: dt.date) -> Line:
    since = years_before(on, requirement.years)
    held = sum(
        r.family in requirement.families and since < r.finished_on <= on for r in agency.records
    )
    facts = {
        "label": requirement.label,
        "held": held,
        "needed": requirement.records,
        "years": requirement.years,
    }
    if held < requirement.records:
        return Line("records_missing", False, facts)
    return Line("records_held", True, facts)


def years_before(on: dt.date, years: int) -> dt.date:
    """The same day so many years earlier; 28 February where that year has no 29th."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)


def _with_level(requirement: RequirementFact) -> str:
    return f"{requirement.label} {requirement.least_level}".strip()
