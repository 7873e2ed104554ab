"""The tree of RFC 6962 §2.1: heads, and short proofs that anybody checks without the tree.

An inclusion proof shows that a leaf stands in a tree; a consistency proof shows that a larger tree
begins with a smaller one. Both hold about log2(size) hashes. Who makes a proof gives `subtree`,
which answers for any full subtree; the verifiers need nothing but the proof.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence

# (height, index) → the hash over leaves [index · 2^height, (index + 1) · 2^height).
Subtree = Callable[[int, int], bytes]

EMPTY = hashlib.sha256(b"").digest()


class BadProof(Exception):
    """The proof has not the length that its sizes ask for."""


def leaf_hash(data: bytes) -> bytes:
    """SHA-256(0x00 ‖ data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def grow(size: int, peaks: list[bytes], leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Add a leaf to the `peaks` of a tree of `size`; yields (height, index, hash) of each full
    subtree that this completes, the leaf first."""
    height, index = 0, size
    peaks.append(leaf)
    yield height, index, leaf
    while index & 1:
        right = peaks.pop()
        peaks.append(node_hash(peaks.pop(), right))
        height, index = height + 1, index >> 1
        yield height, index, peaks[-1]


def root(peaks: Sequence[bytes]) -> bytes:
    """The head of a tree from the roots of its full subtrees, largest first."""
    if not peaks:
        return EMPTY
    head = peaks[-1]
    for left in reversed(peaks[:-1]):
        head = node_hash(left, head)
    return head


def full(nodes: Sequence[bytes]) -> bytes:
    """The root over a power of two of neighbouring nodes."""
    level = list(nodes)
    while len(level) > 1:
        level = [node_hash(level[n], level[n + 1]) for n in range(0, len(level), 2)]
    return level[0]


def _split(size: int) -> int:
    """The largest power of two smaller than `size`."""
    return 1 << ((size - 1).bit_length() - 1)


def _over(start: int, size: int, subtree: Subtree) -> bytes:
    """The head over `size` leaves from `start`, where a subtree of the whole tree begins."""
    if size & (size - 1) == 0:
        height = size.bit_length() - 1
        return subtree(height, start >> height)
    k = _split(size)
    return node_hash(_over(start, k, subtree), _over(start + k, size - k, subtree))


def inclusion(index: int, size: int, subtree: Subtree) -> list[bytes]:
    """PATH(index, D[size]): the neighbours from the leaf up to the head."""
    path, start = [], 0
    while size > 1:
        k = _split(size)
        if index - start < k:
            path.append(_over(start + k, size - k, subtree))
            size = k
        else:
            path.append(_over(start, k, subtree))
            start, size = start + k, size - k
    return path[::-1]


def consistency(old: int, new: int, subtree: Subtree) -> list[bytes]:
    """PROOF(old, D[new]) for 0 < old ≤ new; empty where they are equal."""
    path, start, size, is_whole = [], 0, new, True
    while old - start != size:
        k = _split(size)
        if old - start <= k:
            path.append(_over(start + k, size - k, subtree))
            size = k
        else:
            path.append(_over(start, k, subtree))
            start, size, is_whole = start + k, size - k, False
    if not is_whole:
        path.append(_over(start, size, subtree))
    return path[::-1]


def root_of_inclusion(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The head that `leaf` at `index` and its path lead to (RFC 9162 §2.1.3.2). Raises BadProof."""
    if not 0 <= index < size:
        raise BadProof
    node, last, found = index, size - 1, leaf
    for neighbour in path:
        if last == 0:
            raise BadProof
        if node & 1 or node == last:
            found = node_hash(neighbour, found)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            found = node_hash(found, neighbour)
        node, last = node >> 1, last >> 1
    if last:
        raise BadProof
    return found


def is_consistent(
    old: int, old_root: bytes, new: int, new_root: bytes, path: Sequence[bytes]
) -> bool:
    """Whether the proof leads to both heads (RFC 9162 §2.1.4.2)."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not path and old_root == new_root
    hashes = [old_root, *path] if old & (old - 1) == 0 else list(path)
    if not hashes:
        return False
    node, last = old - 1, new - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    first = second = hashes[0]
    for neighbour in hashes[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            first, second = node_hash(neighbour, first), node_hash(neighbour, second)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            second = node_hash(second, neighbour)
        node, last = node >> 1, last >> 1
    return last == 0 and first == old_root and second == new_root
