"""The public chain and its seal."""

import datetime as dt
import hashlib

import pytest
from django.db import IntegrityError, connection, transaction

from core import chain
from core.models import ChainEntry, ChainLeaf, ChainSeal

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


def reference_root(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    left, right = reference_root(leaves[:k]), reference_root(leaves[k:])
    return hashlib.sha256(b"\x01" + left + right).digest()


def test_seals_in_steps_equal_the_tree_head_of_rfc_6962() -> None:
    entries: list[ChainEntry] = []
    for round_number, count in enumerate([1, 2, 5, 1, 8]):
        entries += fill(count, f"test:{round_number}")
        seal = chain.seal(at=AT)
        assert seal is not None
        expected = reference_root([chain.leaf_hash(e.hash) for e in entries])
        assert (seal.tree_size, seal.root_hash) == (len(entries), expected.hex())
    assert chain.seal(at=AT) is None
    assert ChainSeal.objects.count() == 5
    assert ChainLeaf.objects.count() == 17
