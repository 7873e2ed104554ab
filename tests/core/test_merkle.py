"""The tree of RFC 6962: heads, inclusion, consistency."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import merkle

LARGEST = 70
# The eight inputs and the heads that implementations of RFC 6962 are commonly tried with.
INPUTS = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
HEADS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_the_words_of_the_rfc(leaves: list[bytes]) -> bytes:
    """§2.1, MTH over leaf hashes."""
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    left, right = by_the_words_of_the_rfc(leaves[:k]), by_the_words_of_the_rfc(leaves[k:])
    return hashlib.sha256(b"\x01" + left + right).digest()


LEAVES = [merkle.leaf_hash(str(n).encode()) for n in range(LARGEST)]
ROOTS = [merkle.EMPTY, *(by_the_words_of_the_rfc(LEAVES[:n]) for n in range(1, LARGEST + 1))]


def subtree(height: int, index: int) -> bytes:
    return merkle.full(LEAVES[index << height : (index + 1) << height])


def grown(leaves: list[bytes]) -> list[bytes]:
    peaks: list[bytes] = []
    for size, leaf in enumerate(leaves):
        for _each in merkle.grow(size, peaks, leaf):
            pass
    return peaks


@pytest.mark.parametrize("count", range(1, 9))
def test_known_heads(count: int) -> None:
    leaves = [merkle.leaf_hash(bytes.fromhex(each)) for each in INPUTS[:count]]
    assert merkle.root(grown(leaves)).hex() == HEADS[count - 1]


def test_the_known_proofs_of_those_heads() -> None:
    leaves = [merkle.leaf_hash(bytes.fromhex(each)) for each in INPUTS]

    def of_those(height: int, index: int) -> bytes:
        return merkle.full(leaves[index << height : (index + 1) << height])

    assert [h.hex() for h in merkle.inclusion(5, 8, of_those)] == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]
    assert [h.hex() for h in merkle.consistency(6, 8, of_those)] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


def test_an_empty_tree_has_the_hash_of_nothing() -> None:
    assert merkle.root([]).hex() == hashlib.sha256().hexdigest()


def test_a_tree_that_grows_leaf_by_leaf_has_the_heads_of_the_rfc() -> None:
    assert [merkle.root(grown(LEAVES[:n])) for n in range(LARGEST + 1)] == ROOTS


def test_growing_tells_each_full_subtree_once() -> None:
    peaks: list[bytes] = []
    told = [each for n, leaf in enumerate(LEAVES) for each in merkle.grow(n, peaks, leaf)]
    wanted = {(h, i) for h in range(7) for i in range(LARGEST >> h)}
    assert len(told) == len(wanted)
    assert {(h, i): digest for h, i, digest in told} == {w: subtree(*w) for w in wanted}


def test_every_leaf_is_proved_in_every_later_head() -> None:
    for size in range(1, LARGEST + 1):
        for index in range(size):
            path = merkle.inclusion(index, size, subtree)
            assert len(path) <= (size - 1).bit_length()
            found = merkle.root_of_inclusion(LEAVES[index], index, size, path)
            assert found == ROOTS[size], (index, size)


def test_every_two_heads_are_consistent() -> None:
    for new in range(1, LARGEST + 1):
        for old in range(1, new + 1):
            path = merkle.consistency(old, new, subtree)
            assert merkle.is_consistent(old, ROOTS[old], new, ROOTS[new], path), (old, new)


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8 % len(data)] ^= 1 << bit % 8
    return bytes(changed)


@given(st.integers(1, LARGEST), st.integers(0), st.integers(0), st.integers(0, 255))
def test_a_changed_byte_breaks_an_inclusion_proof(size: int, at: int, place: int, bit: int) -> None:
    index = at % size
    parts = [LEAVES[index], *merkle.inclusion(index, size, subtree)]
    place %= len(parts)
    parts[place] = flipped(parts[place], bit)
    assert merkle.root_of_inclusion(parts[0], index, size, parts[1:]) != ROOTS[size]


@given(st.integers(2, LARGEST), st.integers(0), st.integers(0), st.integers(0, 255))
def test_a_changed_byte_breaks_a_consistency_proof(new: int, at: int, place: int, bit: int) -> None:
    old = 1 + at % (new - 1)
    parts = [ROOTS[old], ROOTS[new], *merkle.consistency(old, new, subtree)]
    place %= len(parts)
    parts[place] = flipped(parts[place], bit)
    assert not merkle.is_consistent(old, parts[0], new, parts[1], parts[2:])


@given(st.integers(1, LARGEST), st.integers(0), st.integers(1, LARGEST), st.integers(0))
def test_a_proof_proves_no_other_place(size: int, at: int, other: int, elsewhere: int) -> None:
    index, path = at % size, merkle.inclusion(at % size, size, subtree)
    place = elsewhere % other
    if (place, other) != (index, size):
        try:
            found = merkle.root_of_inclusion(LEAVES[index], place, other, path)
        except merkle.BadProof:
            return
        assert found != ROOTS[other]


@pytest.mark.parametrize(
    ("index", "size", "path"),
    [(1, 1, []), (-1, 4, []), (0, 2, []), (0, 1, [LEAVES[0]]), (2, 3, [LEAVES[0], LEAVES[1]])],
    ids=["outside", "negative", "too short", "too long", "too long at the edge"],
)
def test_a_proof_of_the_wrong_length_is_refused(index: int, size: int, path: list[bytes]) -> None:
    with pytest.raises(merkle.BadProof):
        merkle.root_of_inclusion(LEAVES[index], index, size, path)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        (0, 4, []),
        (5, 4, []),
        (3, 4, []),
        (4, 4, [LEAVES[0]]),
        (1, 2, [LEAVES[1], LEAVES[1]]),
        (1, 4, [LEAVES[1]]),
    ],
    ids=["empty", "shrunk", "nothing", "needless", "too long", "too short"],
)
def test_no_consistency_by_a_proof_of_the_wrong_length(
    old: int, new: int, path: list[bytes]
) -> None:
    assert not merkle.is_consistent(old, ROOTS[old], new, ROOTS[new], path)
