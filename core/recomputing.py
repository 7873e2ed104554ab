"""All chains, leaves, subtrees and heads once more from the entries: what differs, named."""

from collections.abc import Iterator
from typing import Any

from . import chain, merkle, seals
from .models import ChainEntry, ChainLeaf, ChainSeal, ChainSubtree, ChainWaiting


def broken_chains(name: str | None) -> Iterator[str]:
    """Chains whose links do not recompute."""
    names = ChainEntry.objects.order_by("chain").values_list("chain", flat=True).distinct()
    for each in [name] if name else names:
        found = chain.verify(each)
        if not found.entries:
            yield f"chain {each}: has no entry"
        elif not found.is_intact:
            yield f"chain {each}: entry {found.broken_at} does not recompute"


def wrong_heads() -> Iterator[str]:
    """Leaves, stored subtrees, heads and signatures that do not follow from the entries."""
    heads = list(ChainSeal.objects.order_by("id"))
    previous, size = merkle.EMPTY.hex(), 0
    peaks: list[bytes] = []
    made: dict[tuple[int, int], str] = {}
    leaves = ChainLeaf.objects.order_by("index").values_list("index", "entry__hash").iterator()
    for head in heads:
        while size < head.tree_size:
            index, digest = next(leaves, (None, ""))
            if index != size:
                yield f"leaf {size}: missing under head {head.pk}"
                return
            for height, at, node in merkle.grow(
                size, peaks, merkle.leaf_hash(bytes.fromhex(digest))
            ):
                if height and height % seals.STRIDE == 0:
                    made[height, at] = node.hex()
            size += 1
        if size != head.tree_size or merkle.root(peaks).hex() != head.root_hash:
            yield f"head {head.pk}: does not follow from the entries"
        if head.previous_root != previous:
            yield f"head {head.pk}: names another head before it"
        if head.public_key and not seals.is_signed(head):
            yield f"head {head.pk}: the signature is wrong"
        previous = head.root_hash
    if next(leaves, None):
        yield f"leaf {size}: under no head"
    stored = ChainSubtree.objects.order_by("height", "index")
    if dict(_keyed(stored.values_list("height", "index", "hash"))) != made:
        yield "stored subtrees: differ from the entries"
    unsealed = ChainEntry.objects.filter(leaf=None).count()
    if unsealed != ChainWaiting.objects.count():
        yield "an entry has no leaf and waits for none"


def _keyed(rows: Any) -> Iterator[tuple[tuple[int, int], str]]:
    for height, index, digest in rows:
        yield (height, index), digest


def differing_heads(kept: list[dict[str, Any]]) -> Iterator[str]:
    """Heads kept outside that this market no longer shows."""
    for each in kept:
        here = ChainSeal.objects.filter(pk=each["number"]).first()
        if here is None or seals.head_file(here) != each:
            yield f"head {each['number']}: is not the one that was kept"
