"""The public chain: per-subject hash chains and a global seal.

Entry hash = SHA-256(lp(scheme, chain, sequence, kind, canonical payload, time, previous)) where
lp joins each part as 4-byte big-endian length + bytes. A seal is an RFC 6962 tree head over all
entries; published outside, it shows a rewrite even by the owner of the database.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from .hashing import length_prefixed
from .models import ChainEntry, ChainLeaf, ChainSeal

SCHEME = b"ZJCS-CHAIN-1"
GENESIS = "0" * 64


def canonical(payload: Any) -> bytes:
    """JSON with sorted keys and no spaces, as UTF-8."""
    return json.dumps(payload, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def moment(at: dt.datetime) -> str:
    """A time as the chain writes it: UTC with microseconds."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")


def entry_hash(
    chain: str, sequence: int, kind: str, payload: Any, at: dt.datetime, previous: str
) -> str:
    """The hash of one link, in hex."""
    parts = [SCHEME, chain.encode(), str(sequence).encode(), kind.encode(), canonical(payload)]
    parts += [moment(at).encode(), bytes.fromhex(previous)]
    return hashlib.sha256(length_prefixed(*parts)).hexdigest()


def append(
    chain: str, kind: str, payload: dict[str, Any], *, at: dt.datetime, is_new: bool = False
) -> ChainEntry:
    """Add a link. Writers of one chain queue on an advisory lock; other chains are not touched.

    `is_new`: the subject was made in this transaction, so nobody else can write to its chain yet.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a chain entry belongs to the transaction it records")
    sequence, previous = (1, GENESIS) if is_new else _next(chain)
    return ChainEntry.objects.create(
        chain=chain,
        sequence=sequence,
        kind=kind,
        payload=payload,
        at=at,
        previous_hash=previous,
        hash=entry_hash(chain, sequence, kind, payload, at, previous),
    )


def _next(chain: str) -> tuple[int, str]:
    """Sequence and previous hash of the next link, under the lock of the chain."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 1))", [chain])
    last = ChainEntry.objects.filter(chain=chain).order_by("-sequence").first()
    return (last.sequence + 1, last.hash) if last else (1, GENESIS)


@dataclass(frozen=True)
class ChainCheck:
    """The outcome of recomputing a chain: how many links, and the first broken one if any."""

    entries: int
    broken_at: int | None

    @property
    def is_intact(self) -> bool:
        """True when every link recomputes."""
        return self.broken_at is None


def verify(chain: str) -> ChainCheck:
    """Recompute every link of a chain."""
    previous, count = GENESIS, 0
    for entry in ChainEntry.objects.filter(chain=chain).order_by("sequence").iterator():
        count += 1
        expected = entry_hash(chain, count, entry.kind, entry.payload, entry.at, previous)
        if (entry.sequence, entry.previous_hash, entry.hash) != (count, previous, expected):
            return ChainCheck(count, count)
        previous = entry.hash
    return ChainCheck(count, None)


def leaf_hash(entry_hash_hex: str) -> bytes:
    """RFC 6962 leaf: SHA-256(0x00 ‖ entry hash)."""
    return hashlib.sha256(b"\x00" + bytes.fromhex(entry_hash_hex)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()


def _grow(size: int, peaks: list[bytes], leaf: bytes) -> None:
    peaks.append(leaf)
    while size & 1:
        right = peaks.pop()
        peaks.append(_node(peaks.pop(), right))
        size >>= 1


def root(peaks: list[bytes]) -> bytes:
    """The tree head from the roots of its perfect subtrees (empty tree: SHA-256 of nothing)."""
    if not peaks:
        return hashlib.sha256(b"").digest()
    head = peaks[-1]
    for left in reversed(peaks[:-1]):
        head = _node(left, head)
    return head


@transaction.atomic
def seal(*, at: dt.datetime) -> ChainSeal | None:
    """Seal every entry committed so far; None when there is nothing new."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('core.chain.seal', 1))")
    last = ChainSeal.objects.order_by("-id").first()
    size = last.tree_size if last else 0
    peaks = [bytes.fromhex(p) for p in last.peaks] if last else []
    entries = list(ChainEntry.objects.filter(leaf=None).order_by("id").values_list("id", "hash"))
    if not entries:
        return None
    for offset, (_entry, digest) in enumerate(entries):
        _grow(size + offset, peaks, leaf_hash(digest))
    made = ChainSeal.objects.create(
        at=at,
        tree_size=size + len(entries),
        root_hash=root(peaks).hex(),
        peaks=[p.hex() for p in peaks],
    )
    ChainLeaf.objects.bulk_create(
        ChainLeaf(index=size + n, entry_id=entry, seal=made)
        for n, (entry, _h) in enumerate(entries)
    )
    return made
