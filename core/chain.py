"""The public chain: one hash chain a subject; `core.seals` puts a tree over all of them.

Entry hash = SHA-256(lp(scheme, chain, sequence, kind, canonical payload, time, previous)) where
lp joins each part as 4-byte big-endian length + bytes.
"""

import datetime as dt
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from .hashing import length_prefixed
from .models import ChainEntry

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


# What stands before the colon in the name of a chain → its entries are listed by name. The entries
# of all other chains are found by their hash only: that there is a complaint is not for everybody.
_listed: set[str] = set()


def list_by_name(kind_of_subject: str) -> None:
    """The chains "<kind_of_subject>:…" may be looked through by anybody."""
    _listed.add(kind_of_subject)


def is_listed(chain: str) -> bool:
    """Whether anybody may find the entries of this chain by its name."""
    return chain.split(":")[0] in _listed
