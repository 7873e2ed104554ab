"""The list of service items: complete, honest about its sources, imported whole or not at all."""

import csv
import datetime as dt
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agencies.catalogue import policies
from agencies.catalogue.actions import (
    import_service_items,
    publish_item,
    report_demand,
    withdraw_item,
)
from agencies.catalogue.list_file import DATA, BadCatalogueFile, rows, sources, unconfirmed
from agencies.models import Family, ListDemand, Requirement, ServiceItem
from core.actors import PUBLIC, SYSTEM
from core.clock import local_date, now
from core.errors import Refused
from core.models import Department
from core.workflow import WrongStatus
from tests.factories import DepartmentFactory, MembershipFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files that a test may spoil."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def run(folder: Path = DATA):
    return import_service_items(folder=folder, by=SYSTEM, at=now())


def test_all_116_items_and_three_bundles_are_published_by_the_import():
    report = run()
    assert report.counts["items"] == {"created": 116}
    assert ServiceItem.objects.on_list(local_date(now())).count() == 116
    assert ServiceItem.objects.filter(family=Family.BUNDLE).count() == 3
    assert Requirement.objects.count() == report.counts["requirements"]["created"]


def test_second_import_changes_nothing():
    run()
    again = run()
    assert all(set(counter) == {"unchanged"} for counter in again.counts.values())


def test_changed_cell_is_reported_and_stored(folder):
    run()
    spoil(folder, "service_items.tsv", "白蚁防治", "白蚁防治工程")
    assert run(folder).counts["items"] == {"changed": 1, "unchanged": 115}
    assert ServiceItem.objects.get(code="CO-017").name_zh == "白蚁防治工程"


def test_a_requirement_that_left_the_file_leaves_the_item(folder):
    run()
    spoil(folder, "requirements.tsv", "SA-001\t1\tsafety-assessment\t\t0\t2025-01-01\t\n", "")
    run(folder)
    assert not ServiceItem.objects.get(code="SA-001").requirements.exists()


def test_every_stated_fact_has_a_source_or_the_mark_unconfirmed():
    for row in rows(DATA, "service_items.tsv"):
        assert not set(sources(row)) & set(unconfirmed(row))


def test_facts_from_memory_are_marked_and_never_told_in_the_text():
    run()
    survey = ServiceItem.objects.get(code="LA-001")
    assert {"qualification", "legal_basis"} <= set(survey.unconfirmed)
    confirmed = ServiceItem.objects.get(code="CU-001")
    assert "legal_basis" not in confirmed.unconfirmed
    assert confirmed.sources["legal_basis"] == ["gusu:1"]
    text = (DATA / "service_items.tsv").read_text(encoding="utf-8")
    assert "memory" not in text
    assert "verify" not in text


def test_our_file_agrees_with_the_public_reference_list(reference_data):
    with (reference_data / "items.tsv").open(encoding="utf-8") as file:
        lines = [line for line in file if not line.startswith("#")]
    theirs = {row["code"]: row for row in csv.DictReader(lines, delimiter="\t")}
    ours = {row.text("code"): row for row in rows(DATA, "service_items.tsv")}
    assert ours.keys() == theirs.keys()
    for code, row in ours.items():
        assert row.text("family") == theirs[code]["category"]
        if theirs[code]["detail_source"] == "memory" and row.text("legal_basis"):
            assert "legal_basis" in unconfirmed(row)


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("service_items.tsv", "code\tname_zh", "kode\tname_zh", "heading"),
        ("service_items.tsv", "IC-002\t", "IC-001\t", "twice"),
        ("service_items.tsv", "\tconsulting\t", "\tconsultancy\t", "family"),
        ("service_items.tsv", "\tdevelopment-reform\t", "\tnobody\t", "departments"),
        ("service_items.tsv", "\t2025-01-01\t", "\t2025-13-01\t", "valid_from"),
        ("service_items.tsv", "\t30\t", "\t３０\t", "whole number"),
        ("service_items.tsv", "name=yingcheng:1,tangshan", "name=nowhere", "nowhere"),
        ("service_items.tsv", "\tpaid_by\n", "\t\n", "neither a source"),
        ("service_items.tsv", "IC-003\t", "IC-003\textra\t", "cells"),
        ("requirements.tsv", "safety-assessment", "unheard-of", "qualification"),
        ("service_items.tsv", "\t2025-01-01\t\t", "\t2025-01-01\t2024-12-31\t", "before"),
        ("requirements.tsv", "\t乙级\t", "\t丁级\t", "least_level"),
        ("requirements.tsv", "eia-engineer\t\t1", "eia-engineer\t\t0", "practitioners"),
    ],
)
def test_wrong_line_is_named_and_nothing_is_half_imported(folder, file, old, new, problem):
    spoil(folder, file, old, new)
    with pytest.raises(BadCatalogueFile) as error:
        run(folder)
    assert error.value.file == file
    assert error.value.line >= 1
    assert problem in error.value.problem
    assert not ServiceItem.objects.exists()
    assert not Department.objects.exists()


def test_missing_file_is_a_sentence_on_the_command_line(tmp_path):
    with pytest.raises(CommandError, match=r"departments\.tsv"):
        call_command("import_service_items", folder=tmp_path)


def test_command_reports_what_it_did(capsys):
    call_command("import_service_items")
    assert "items: 116 created, 0 changed, 0 unchanged" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("fields", "allowed"),
    [
        ({}, True),
        ({"status": "draft"}, False),
        ({"status": "withdrawn"}, False),
        ({"valid_from": "2026-06-02"}, False),
        ({"valid_to": "2026-05-31"}, False),
        ({"valid_to": "2026-06-01"}, True),
    ],
)
def test_only_items_of_the_published_list_may_be_bought(fields, allowed):
    dates = {k: dt.date.fromisoformat(v) if k.startswith("valid") else v for k, v in fields.items()}
    item = ServiceItemFactory(**dates)
    on = dt.date(2026, 6, 1)
    verdict = policies.buy_item(item, on)
    assert bool(verdict) is allowed
    assert bool(verdict.reason) is not allowed
    assert item.is_on_list(on) is allowed
    assert ServiceItem.objects.on_list(on).filter(pk=item.pk).exists() is allowed


def test_withdrawn_item_can_be_published_again_but_not_twice():
    item = ServiceItemFactory()
    withdraw_item(item=item, by=SYSTEM, reason="no longer required", at=now())
    publish_item(item=item, by=SYSTEM, at=now())
    with pytest.raises(WrongStatus):
        publish_item(item=item, by=SYSTEM, at=now())


def test_only_the_bureau_and_the_operator_change_the_list():
    item = ServiceItemFactory()
    sector = MembershipFactory(regulator=True, department=DepartmentFactory())
    for actor in (PUBLIC, MembershipFactory().as_actor(), sector.as_actor()):
        with pytest.raises(Refused, match="bureau"):
            withdraw_item(item=item, by=actor, reason="x", at=now())
    bureau = MembershipFactory(regulator=True).as_actor()
    assert withdraw_item(item=item, by=bureau, reason="x", at=now()).status == "withdrawn"


def test_anyone_reports_a_demand_outside_the_list():
    report_demand(described="盖章评审", demanded_by="某局", contact="", by=PUBLIC, at=now())
    assert ListDemand.objects.get().demanded_by == "某局"
