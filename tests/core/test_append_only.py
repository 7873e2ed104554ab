"""The records that nobody rewrites, neither the tables' owner nor the application's own role."""

import pytest
from django.apps import apps
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import timezone

from core.models import StatusChange
from tests.factories import RegionFactory

pytestmark = pytest.mark.django_db

# What the design names: books, proofs, receipts, the trail, the public chain, signatures, draws,
# sealed bids.
KEPT = {
    "agencies_performancerecord",
    "agencies_score",
    "bidding_amendment",
    "bidding_bidscore",
    "bidding_drawresult",
    "bidding_keyshare",
    "bidding_openedbid",
    "bidding_openingkey",
    "bidding_place",
    "bidding_sealedbid",
    "billing_journal",
    "billing_ledgerproof",
    "billing_receipt",
    "billing_statementline",
    "billing_transfer",
    "contracts_awardnotice",
    "contracts_contractdocument",
    "contracts_reading",
    "contracts_revision",
    "contracts_sharedresult",
    "contracts_signature",
    "core_chainentry",
    "core_chainleaf",
    "core_chainseal",
    "core_chainsubtree",
    "core_statuschange",
}
# The application's role has no right to these at all (docs/deployment.md).
CLOSED_TO_THE_APPLICATION = KEPT & {
    "billing_journal",
    "billing_ledgerproof",
    "billing_receipt",
    "billing_transfer",
    "core_chainentry",
    "core_chainleaf",
    "core_chainseal",
    "core_statuschange",
}


def test_every_record_of_the_design_is_append_only():
    found = {
        model._meta.db_table
        for model in apps.get_models()
        if any(t.name == "append_only_row" for t in getattr(model._meta, "triggers", []))
    }
    assert found == KEPT


@pytest.mark.parametrize("table", sorted(KEPT))
def test_the_owner_of_the_table_cannot_empty_it(table):
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f'TRUNCATE "{table}" CASCADE')


def test_a_row_of_every_record_has_triggers_against_change_and_removal():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, bit_or(tgtype::int) FROM pg_trigger JOIN pg_class ON tgrelid ="
            " pg_class.oid WHERE tgname LIKE '%append_only%' AND tgenabled <> 'D' GROUP BY relname"
        )
        kinds = dict(cursor.fetchall())
    before, delete, update, truncate = 2, 8, 16, 32
    wanted = before | delete | update | truncate
    assert {table for table in KEPT if kinds.get(table, 0) & wanted != wanted} == set()


@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_a_written_row_stays_for_its_owner(statement):
    region = RegionFactory()
    StatusChange.objects.create(
        subject=region, move="m", source="a", target="b", role="system", at=timezone.now()
    )
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format("core_statuschange"))


@pytest.mark.parametrize("table", sorted(CLOSED_TO_THE_APPLICATION))
@pytest.mark.parametrize("statement", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_applications_role_has_no_right_to_change_them(table, statement):
    [key] = [m._meta.pk.column for m in apps.get_models() if m._meta.db_table == table]
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET LOCAL ROLE market_app")
        cursor.execute(statement.format(table, key, key))


def test_the_applications_role_reads_everything_and_creates_nothing():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE market_app")
        for model in apps.get_models():
            if model._meta.managed:
                cursor.execute(f'SELECT 1 FROM "{model._meta.db_table}" LIMIT 1')
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("CREATE TABLE mine (x int)")
        with pytest.raises(ProgrammingError, match="must be owner"), transaction.atomic():
            cursor.execute("ALTER TABLE billing_transfer DISABLE TRIGGER ALL")
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("SET session_replication_role = replica")
        cursor.execute("RESET ROLE")
