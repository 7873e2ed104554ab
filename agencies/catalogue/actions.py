"""The list of service items: importing, publishing, withdrawing it, and demands outside it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db import models, transaction

from agencies.catalogue import list_file as files
from agencies.catalogue import policies
from agencies.catalogue.models import (
    BundleKind,
    Commissioner,
    Family,
    ListDemand,
    QualificationType,
    Requirement,
    ServiceItem,
    Source,
)
from core.actors import Actor
from core.models import Department
from core.policy import require
from core.workflow import move

M = TypeVar("M", bound=models.Model)


@dataclass
class Report:
    """What an import did, per kind of row: created, changed, unchanged."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def count(self, kind: str, outcome: str) -> None:
        """Count one row."""
        self.counts.setdefault(kind, Counter())[outcome] += 1

    def lines(self) -> Iterable[str]:
        """One line a kind of row."""
        for kind, counter in self.counts.items():
            told = ", ".join(f"{counter[o]} {o}" for o in ("created", "changed", "unchanged"))
            yield f"{kind}: {told}"


def _put(report: Report, kind: str, model: type[M], key: dict[str, Any], values: Any) -> M:
    """Create or change one row, touching it only when a value differs."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        report.count(kind, "created")
        return model._default_manager.create(**key, **values)
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    report.count(kind, "changed" if changed else "unchanged")
    return row


@transaction.atomic
def import_service_items(*, folder: Path, by: Actor, at: dt.datetime) -> Report:
    """Bring the catalogue in step with its files; new items are published.

    Nothing is half-imported. Raises BadCatalogueFile with the file and the line.
    """
    require(policies.edit_list(by))
    report = Report()
    _import_departments(report, folder)
    _import_sources(report, folder)
    _import_qualification_types(report, folder)
    items = _import_items(report, folder)
    _import_requirements(report, folder, items)
    for item in items.values():
        if item.status == item.machine.initial:
            publish_item(item=item, by=by, at=at)
    return report


def _import_departments(report: Report, folder: Path) -> None:
    for row in files.rows(folder, "departments.tsv"):
        names = {"name_zh": row.needed("name_zh"), "name_en": row.text("name_en")}
        _put(report, "departments", Department, {"code": row.needed("code")}, names)


def _import_sources(report: Report, folder: Path) -> None:
    for row in files.rows(folder, "sources.tsv"):
        names = {"name_zh": row.needed("title_zh"), "name_en": row.text("title_en")}
        _put(report, "sources", Source, {"code": row.needed("code")}, names)


def _import_qualification_types(report: Report, folder: Path) -> None:
    departments = {d.code: d for d in Department.objects.all()}
    for row in files.rows(folder, "qualification_types.tsv"):
        values = {
            "name_zh": row.needed("name_zh"),
            "name_en": row.text("name_en"),
            "department": departments[row.one_of("department", list(departments))],
            "levels": row.parts("levels", ";"),
            "is_personal": row.yes_no("is_personal") or False,
        }
        key = {"code": row.needed("code")}
        _put(report, "qualification types", QualificationType, key, values)


def _import_items(report: Report, folder: Path) -> dict[str, ServiceItem]:
    departments = {d.code: d for d in Department.objects.all()}
    known_sources = set(Source.objects.values_list("code", flat=True))
    items: dict[str, ServiceItem] = {}
    for row in files.rows(folder, "service_items.tsv"):
        code = row.needed("code")
        if code in items:
            raise row.wrong(f"code {code} occurs twice")
        for key in (k for keys in files.sources(row).values() for k in keys):
            if key.split(":")[0] not in known_sources:
                raise row.wrong(f"source {key!r} is not in sources.tsv")
        named = row.parts("departments", ";")
        if not named or any(each not in departments for each in named):
            raise row.wrong(f"departments {row.text('departments')!r} are not known")
        values = _item_values(row) | {"department": departments[named[0]]}
        item = _put(report, "items", ServiceItem, {"code": code}, values)
        item.shared_with.set([departments[each] for each in named[1:]])
        items[code] = item
    return items


def _item_values(row: files.Row) -> dict[str, Any]:
    commissioners = [c.value for c in Commissioner]
    valid_from, valid_to = row.needed_date("valid_from"), row.date("valid_to")
    if valid_to and valid_to < valid_from:
        raise row.wrong("valid_to is before valid_from")
    return {
        "name_zh": row.needed("name_zh"),
        "name_en": row.text("name_en"),
        "family": row.one_of("family", [f.value for f in Family]),
        "governing_approval": row.text("governing_approval"),
        "commissioned_by": row.one_of("commissioned_by", commissioners),
        "paid_by": row.one_of("paid_by", commissioners),
        "may_self_prepare": row.yes_no("may_self_prepare"),
        "qualification_text": row.text("qualification"),
        "legal_basis": row.text("legal_basis"),
        "time_limit_text": row.text("time_limit"),
        "time_limit_days": row.number("time_limit_days"),
        "price_note": row.text("price_note"),
        "bundle": row.one_of("bundle", ["", *(b.value for b in BundleKind)]),
        "scope": row.text("scope"),
        "sources": files.sources(row),
        "unconfirmed": files.unconfirmed(row),
        "valid_from": valid_from,
        "valid_to": valid_to,
    }


def _import_requirements(report: Report, folder: Path, items: dict[str, ServiceItem]) -> None:
    types = {t.code: t for t in QualificationType.objects.all()}
    kept: list[int] = []
    for row in files.rows(folder, "requirements.tsv"):
        kind = types[row.one_of("qualification", list(types))]
        level = row.one_of("least_level", ["", *kind.levels])
        key = {
            "item": items[row.one_of("item", list(items))],
            "alternative": row.number("alternative") or 1,
            "qualification": kind,
            "valid_from": row.needed_date("valid_from"),
        }
        values = {
            "least_level": level,
            "practitioners": row.number("practitioners") or 0,
            "valid_to": row.date("valid_to"),
        }
        if kind.is_personal and not values["practitioners"]:
            raise row.wrong("a personal qualification needs a number of practitioners")
        kept.append(_put(report, "requirements", Requirement, key, values).pk)
    stale = Requirement.objects.filter(item__in=items.values()).exclude(pk__in=kept)
    for _each in range(stale.delete()[0]):
        report.count("requirements", "changed")


@transaction.atomic
def publish_item(*, item: ServiceItem, by: Actor, at: dt.datetime) -> ServiceItem:
    """Put an item on the list: from now on it may be bought. Raises Refused, WrongStatus."""
    require(policies.edit_list(by))
    move(item, "publish", by=by, at=at)
    return item


@transaction.atomic
def withdraw_item(*, item: ServiceItem, by: Actor, reason: str, at: dt.datetime) -> ServiceItem:
    """Take an item off the list: nobody may require or buy it any more."""
    require(policies.edit_list(by))
    move(item, "withdraw", by=by, at=at, reason=reason)
    return item


@transaction.atomic
def report_demand(
    *, described: str, demanded_by: str, contact: str, by: Actor, at: dt.datetime
) -> ListDemand:
    """Keep somebody's report that work outside the list was demanded."""
    require(policies.report_demand(by))
    return ListDemand.objects.create(
        described=described, demanded_by=demanded_by, contact=contact, at=at
    )
