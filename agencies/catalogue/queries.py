"""Reads about the published list: browsing with counts, and an item's facts with their sources."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import Family, ServiceItem, Source
from core.models import Department


def on_list(
    on: dt.date, *, family: str = "", department: str = "", words: str = ""
) -> QuerySet[ServiceItem]:
    """The published items, by code; every word must occur in a name, code, approval or law."""
    items = ServiceItem.objects.on_list(on).select_related("department")
    if family:
        items = items.filter(family=family)
    if department:
        mine = Q(department__code=department) | Q(shared_with__code=department)
        items = items.filter(pk__in=ServiceItem.objects.filter(mine).values("pk"))
    for word in words.split():
        items = items.filter(
            Q(name_zh__icontains=word)
            | Q(name_en__icontains=word)
            | Q(code__icontains=word)
            | Q(governing_approval__icontains=word)
            | Q(qualification_text__icontains=word)
            | Q(legal_basis__icontains=word)
        )
    return items


def family_counts(items: QuerySet[ServiceItem]) -> list[tuple[str, str, int]]:
    """(word, label, number of items) for each family that occurs, in the order of the families."""
    counted = items.order_by("family").values_list("family").annotate(Count("pk"))
    numbers = dict(counted)
    return [(f.value, str(f.label), numbers[f.value]) for f in Family if f.value in numbers]


def department_counts(items: QuerySet[ServiceItem]) -> list[tuple[Department, int]]:
    """Each department with its items, own or shared, most first."""
    own = items.order_by("code").values_list("pk", "department_id", "shared_with")
    seen: dict[int, set[int]] = {}
    for pk, department, shared in own:
        seen.setdefault(department, set()).add(pk)
        if shared is not None:
            seen.setdefault(shared, set()).add(pk)
    departments = Department.objects.in_bulk(seen)
    rows = [(departments[pk], len(items)) for pk, items in seen.items()]
    return sorted(rows, key=lambda row: (-row[1], row[0].code))


def bundle_of(item: ServiceItem, on: dt.date) -> tuple[ServiceItem | None, list[ServiceItem]]:
    """The bundle an item belongs to (itself, if it is one) and the bundle's members."""
    if not item.bundle:
        return None, []
    heads = ServiceItem.objects.on_list(on).filter(bundle=item.bundle, family=Family.BUNDLE)
    return heads.first(), list(ServiceItem.objects.members_of(item.bundle, on))


@dataclass(frozen=True)
class StatedFact:
    """One fact of an item as a reader sees it: never law while it is unconfirmed."""

    label: object
    value: object
    is_unconfirmed: bool
    sources: tuple[str, ...]


def stated_facts(item: ServiceItem) -> list[StatedFact]:
    """The facts of an item that are stated, each with its mark and its sources."""
    titles = {s.code: s.name for s in Source.objects.all()}
    self_prepare = {True: _("Yes"), False: _("No"), None: ""}[item.may_self_prepare]
    days = item.time_limit_days and _("%(days)d working days") % {"days": item.time_limit_days}
    told = [
        ("scope", _("What it covers"), item.scope),
        ("governing_approval", _("Approval it serves"), item.governing_approval),
        ("commissioned_by", _("Commissioned by"), item.get_commissioned_by_display()),
        ("paid_by", _("Paid by"), item.get_paid_by_display()),
        ("may_self_prepare", _("The applicant may prepare it"), self_prepare),
        ("qualification", _("Required qualification"), item.qualification_text),
        ("time_limit_days", _("Time limit"), days),
        ("time_limit", _("Time limit in detail"), item.time_limit_text),
        ("price_note", _("Fee rule"), item.price_note),
        ("legal_basis", _("Legal basis"), item.legal_basis),
        ("bundle", _("Bundle"), item.get_bundle_display()),
    ]
    return [
        StatedFact(
            label,
            value,
            fact in item.unconfirmed,
            tuple(_source(key, titles) for key in item.sources.get(fact, [])),
        )
        for fact, label, value in told
        if value
    ]


def _source(key: str, titles: dict[str, str]) -> str:
    """ "gusu:2" as people read it: the title of the list and the number there."""
    code, _colon, number = key.partition(":")
    title = titles.get(code, code)
    return str(
        _("%(title)s, no. %(number)s") % {"title": title, "number": number} if number else title
    )
