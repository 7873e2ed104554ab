"""ZJCS-SEAL-1 without a database: known answers, what opens, and what must not."""

import itertools

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from hypothesis import given, settings
from hypothesis import strategies as st

from bidding.sealing import bids, contents, hpke, passphrases, shares
from bidding.sealing.contents import BidField, FieldKind, price_and_days

keys = st.binary(min_size=32, max_size=32)
FIELDS = price_and_days(1, 10**9, 20)
prices = st.fixed_dictionaries(
    {"amount_fen": st.integers(1, 10**15 - 1), "days": st.integers(1, 9999)}
)

# RFC 9180, appendix A.1.1 (the AEAD there is AES-128-GCM: the key schedule is the same).
EPHEMERAL = bytes.fromhex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736")
RECEIVER = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
INFO = b"Ode on a Grecian Urn"


def test_the_key_schedule_gives_the_known_answers_of_the_rfc():
    to = hpke.public_key(RECEIVER)
    assert to.hex() == "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"
    context = hpke.sender_context(ephemeral=EPHEMERAL, to=to, info=INFO, aead=1, key_bytes=16)
    assert context.key.hex() == "4531685d41d65f03dc48f6b8302c05b0"
    assert context.nonce.hex() == "56d890e5accaaf011cff4b7d"


@given(prices, keys, keys)
def test_the_library_opens_what_our_lines_seal_and_the_other_way_round(bid, private, ephemeral):
    to, where = hpke.public_key(private), bids.info("ZJ-2026-000001", "A", 1)
    sealed = hpke.seal(bids.encode(bid), to=to, info=where, ephemeral=ephemeral)
    opened = hpke.open_sealed(sealed, private=private, info=where)
    assert contents.decode(opened, FIELDS) == bid
    assert hpke.reopen(sealed, to=to, info=where, ephemeral=ephemeral) == opened
    theirs = hpke._SUITE.encrypt(b"theirs", X25519PublicKey.from_public_bytes(to), where)
    assert hpke.open_sealed(theirs, private=private, info=where) == b"theirs"


@pytest.mark.parametrize(
    "elsewhere",
    [("ZJ-2026-000002", "A", 1), ("ZJ-2026-000001", "B", 1), ("ZJ-2026-000001", "A", 2)],
)
def test_a_bid_moved_to_another_procurement_agency_or_sequence_does_not_open(elsewhere):
    to, where = hpke.public_key(RECEIVER), bids.info("ZJ-2026-000001", "A", 1)
    sealed = hpke.seal(bids.encode({"days": 1}), to=to, info=where, ephemeral=EPHEMERAL)
    with pytest.raises(hpke.Unopenable):
        hpke.open_sealed(sealed, private=RECEIVER, info=bids.info(*elsewhere))
    with pytest.raises(hpke.Unopenable):
        hpke.reopen(sealed, to=to, info=bids.info(*elsewhere), ephemeral=EPHEMERAL)


@given(st.integers(0, 1071), st.integers(1, 255))
@settings(max_examples=60)
def test_any_changed_byte_is_noticed(at, flip):
    to = hpke.public_key(RECEIVER)
    sealed = bytearray(hpke.seal(bids.encode({"days": 5}), to=to, info=b"", ephemeral=EPHEMERAL))
    sealed[at] ^= flip
    with pytest.raises(hpke.Unopenable):
        hpke.open_sealed(bytes(sealed), private=RECEIVER, info=b"")


@pytest.mark.parametrize("length", [0, 31, 47])
def test_what_is_too_short_to_be_sealed_does_not_open(length):
    with pytest.raises(hpke.Unopenable):
        hpke.open_sealed(bytes(length), private=RECEIVER, info=b"")
    with pytest.raises(hpke.Unopenable):
        hpke.reopen(bytes(length), to=bytes(32), info=b"", ephemeral=EPHEMERAL)


@given(prices)
def test_every_bid_is_as_long_as_every_other(bid):
    assert len(bids.encode(bid)) == bids.STEP
    assert contents.decode(bids.encode(bid), FIELDS) == bid


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"\xff",
        b"null",
        b'{"amount_fen":1}',
        b'{"amount_fen":1.5,"days":1}',
        b'{"amount_fen":true,"days":1}',
        b'{"amount_fen":"1","days":1}',
        b'{"amount_fen":0,"days":1}',
        b'{"amount_fen":-1,"days":1}',
        b'{"amount_fen":1000000000000000,"days":1}',
        b'{"amount_fen":1,"days":0}',
        b'{"amount_fen":1,"days":1,"more":1}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_bid_is_said_to_be_none(text):
    with pytest.raises(contents.Malformed):
        contents.decode(text, FIELDS)


TEXT = (BidField("proposal", FieldKind.TEXT, "Proposal", 1, 4000),)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_a_text_comes_back_as_it_was_written(text):
    assert contents.decode(bids.encode({"proposal": text}), TEXT) == {"proposal": text}


@pytest.mark.parametrize(
    "value", ['""', "1", "null", '"a\\u0000b"', '"\\ud800"', '"' + "a" * 15_000 + '"']
)
def test_what_cannot_be_kept_as_a_text_is_no_bid(value):
    with pytest.raises(contents.Malformed):
        contents.decode(f'{{"proposal":{value}}}'.encode(), TEXT)


@pytest.mark.parametrize(
    ("value", "is_bid"), [(1, True), (10_000, True), (0, False), (10_001, False)]
)
def test_a_share_lies_between_one_basis_point_and_the_whole(value, is_bid):
    fields = (BidField("discount", FieldKind.PERCENT, "Discount", 1, 10_000),)
    if is_bid:
        assert contents.decode(bids.encode({"discount": value}), fields) == {"discount": value}
        return
    with pytest.raises(contents.Malformed):
        contents.decode(bids.encode({"discount": value}), fields)


@given(keys, keys)
def test_any_two_shares_give_the_key(secret, slopes):
    made = shares.split(secret, slopes)
    for pair in itertools.combinations(made, 2):
        assert shares.join({party: made[party] for party in pair}) == secret
    assert shares.join(made) == secret


@given(keys, keys, keys, st.sampled_from(sorted(shares.POINTS)))
def test_one_share_says_nothing_because_it_fits_every_other_key(secret, slopes, other, party):
    """For any other key there are slopes that give this party the very same share."""
    share = shares.split(secret, slopes)[party]
    inverse = shares._inverse(shares.POINTS[party])
    fitting = bytes(shares._times(s ^ o, inverse) for s, o in zip(share, other, strict=True))
    assert shares.split(other, fitting)[party] == share


@given(keys, keys, st.sampled_from(sorted(shares.POINTS)))
def test_fewer_than_two_shares_never_open(secret, slopes, party):
    with pytest.raises(shares.TooFewShares):
        shares.join({party: shares.split(secret, slopes)[party]})


def test_a_passphrase_opens_what_it_closed_and_no_other_does():
    wrapped = passphrases.wrap(b"share", "eight words of the owner", bytes(16))
    assert passphrases.unwrap(wrapped, "eight words of the owner", bytes(16)) == b"share"
    for passphrase, salt in (("another", bytes(16)), ("eight words of the owner", b"x" * 16)):
        with pytest.raises(passphrases.WrongPassphrase):
            passphrases.unwrap(wrapped, passphrase, salt)


@given(st.lists(keys.map(bytes.hex), min_size=1, max_size=6, unique=True), st.data())
def test_the_head_of_the_chain_changes_with_every_bid_and_with_their_order(digests, data):
    whole = bids.head("ZJ-2026-000001", digests)
    other = data.draw(st.permutations(digests))
    assert (bids.head("ZJ-2026-000001", other) == whole) == (other == digests)
    assert bids.head("ZJ-2026-000002", digests) != whole
    assert bids.head("ZJ-2026-000001", digests[:-1]) != whole
