"""Seals over all public chains: one tree of RFC 6962, its signed heads, proofs for anybody.

Entry hashes are the data of the leaves. Published outside, a head shows a rewrite even by the owner
of the database. Leaves are numbered when they are sealed, not when they are written: writers of
different chains never meet, and what commits late stands in a later seal.
"""

import datetime as dt
from typing import Any

from django.db import connection, transaction

from . import merkle, signing_key
from .chain import moment
from .clock import local_date
from .models import ChainLeaf, ChainSeal, ChainSubtree

HEAD_SCHEME = "ZJCS-HEAD-1"
INCLUSION_SCHEME = "ZJCS-INCLUSION-1"
CONSISTENCY_SCHEME = "ZJCS-CONSISTENCY-1"
# Subtrees are stored at heights 8, 16, 24, …
STRIDE = 8

TAKE_WAITING = """
WITH taken AS (DELETE FROM core_chainwaiting RETURNING entry_id)
SELECT id, hash FROM core_chainentry JOIN taken ON entry_id = id ORDER BY id
"""
NUMBER_LEAVES = """
INSERT INTO core_chainleaf (index, entry_id, seal_id)
SELECT %s + place - 1, entry_id, %s
  FROM unnest(%s::bigint[]) WITH ORDINALITY AS taken (entry_id, place)
"""


def statement(size: int, root: str, previous_root: str, at: dt.datetime) -> bytes:
    """What the market signs of a head; roots in hex."""
    return signing_key.statement(HEAD_SCHEME, size, root, previous_root, moment(at))


@transaction.atomic
def seal(*, at: dt.datetime) -> ChainSeal | None:
    """Seal every entry committed so far.

    With nothing new, the first seal of a day repeats the head, so that silence is no answer;
    else None.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('core.seals.seal', 1))")
        cursor.execute(TAKE_WAITING)
        taken = cursor.fetchall()
    last = ChainSeal.objects.order_by("-id").first()
    if not taken and (last is None or local_date(last.at) >= local_date(at)):
        return None
    size, peaks = (last.tree_size, [bytes.fromhex(p) for p in last.peaks]) if last else (0, [])
    subtrees = []
    for place, (_entry, digest) in enumerate(taken):
        leaf = merkle.leaf_hash(bytes.fromhex(digest))
        for height, index, found in merkle.grow(size + place, peaks, leaf):
            if height and height % STRIDE == 0:
                subtrees.append(ChainSubtree(height=height, index=index, hash=found.hex()))
    made = _head(size + len(taken), peaks, last, at)
    with connection.cursor() as cursor:
        cursor.execute(NUMBER_LEAVES, [size, made.pk, [entry for entry, _digest in taken]])
    ChainSubtree.objects.bulk_create(subtrees)
    return made


def _head(size: int, peaks: list[bytes], last: ChainSeal | None, at: dt.datetime) -> ChainSeal:
    root = merkle.root(peaks).hex()
    previous = last.root_hash if last else merkle.EMPTY.hex()
    return ChainSeal.objects.create(
        at=at,
        tree_size=size,
        root_hash=root,
        previous_root=previous,
        public_key=signing_key.public_key(),
        signature=signing_key.sign(statement(size, root, previous, at)),
        peaks=[p.hex() for p in peaks],
    )


def newest() -> ChainSeal | None:
    """The newest head."""
    return ChainSeal.objects.order_by("-id").first()


def is_signed(head: ChainSeal) -> bool:
    """Whether the key named with the head signed it."""
    said = statement(head.tree_size, head.root_hash, head.previous_root, head.at)
    return signing_key.is_signed(said, head.signature, head.public_key)


def is_key_of_market(key: str) -> bool:
    """Whether the market signs with this public key, or has signed a head with it."""
    return key == signing_key.public_key() or ChainSeal.objects.filter(public_key=key).exists()


def subtree(height: int, index: int) -> bytes:
    """The root over a full subtree of sealed leaves, from what is stored below it."""
    base = height - height % STRIDE
    first, count = index << height - base, 1 << height - base
    if base:
        stored = ChainSubtree.objects.filter(height=base).order_by("index")
        hashes = stored.filter(index__range=(first, first + count - 1)).values_list("hash")
        return merkle.full([bytes.fromhex(digest) for (digest,) in hashes])
    leaves = ChainLeaf.objects.filter(index__range=(first, first + count - 1)).order_by("index")
    return merkle.full(
        [merkle.leaf_hash(bytes.fromhex(digest)) for (digest,) in leaves.values_list("entry__hash")]
    )


def head_file(head: ChainSeal) -> dict[str, Any]:
    """A head as anybody keeps it."""
    return {
        "scheme": HEAD_SCHEME,
        "number": head.pk,
        "size": head.tree_size,
        "root": head.root_hash,
        "previous_root": head.previous_root,
        "at": moment(head.at),
        "public_key": head.public_key,
        "signature": head.signature,
    }


def inclusion_file(leaf: ChainLeaf, head: ChainSeal) -> dict[str, Any]:
    """The proof that an entry stands under a head that is as new as its own seal, or newer."""
    entry = leaf.entry
    path = merkle.inclusion(leaf.index, head.tree_size, subtree)
    return {
        "scheme": INCLUSION_SCHEME,
        "entry": {"chain": entry.chain, "sequence": entry.sequence, "hash": entry.hash},
        "leaf": leaf.index,
        "path": [each.hex() for each in path],
        "head": head_file(head),
    }


def consistency_file(old: ChainSeal, new: ChainSeal) -> dict[str, Any]:
    """The proof that a newer head only added leaves to an older one."""
    path = merkle.consistency(old.tree_size, new.tree_size, subtree)
    return {
        "scheme": CONSISTENCY_SCHEME,
        "old": head_file(old),
        "path": [each.hex() for each in path],
        "new": head_file(new),
    }
