"""Chains of single subjects."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection, transaction

from core import chain
from core.models import ChainEntry

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


def fill(count: int, name: str = "test:1") -> list[ChainEntry]:
    return [chain.append(name, "note", {"n": n, "字": "测绘"}, at=AT) for n in range(count)]


def test_a_chain_recomputes() -> None:
    fill(5)
    assert chain.verify("test:1") == chain.ChainCheck(5, None)


def test_rows_of_the_chain_cannot_be_changed_or_deleted() -> None:
    entry = fill(1)[0]
    for attack in (
        lambda: ChainEntry.objects.filter(pk=entry.pk).update(kind="forged"),
        lambda: entry.delete(),
    ):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            attack()


def test_a_rewrite_by_the_database_owner_is_found() -> None:
    fill(4)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE core_chainentry SET payload = '{\"n\": 9}' WHERE sequence = 2")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert chain.verify("test:1").broken_at == 2
