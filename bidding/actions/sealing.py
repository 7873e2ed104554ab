"""Sealed bids from the key of an envelope to its opening (ZJCS-SEAL-1, docs/sealed-bids.md)."""

import datetime as dt
import hashlib

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding import vault
from bidding.errors import (
    AlreadyReleased,
    NobodyOpens,
    NoShareOfYours,
    RegulatorOpensNothing,
    TooEarly,
    WrongOpeningPassphrase,
)
from bidding.methods.registry import method_of
from bidding.models import (
    Envelope,
    KeyShare,
    OpenedBid,
    Opener,
    OpeningKey,
    Procurement,
    Release,
    SealedBid,
    SeedParty,
)
from bidding.policies import sealing as policies
from bidding.queries import sealing as queries
from bidding.queries.draws import entrant_id
from bidding.sealing import SCHEME, bids, contents, hpke, passphrases, shares
from bidding.states import ProcurementStatus
from core import chain
from core.actors import SYSTEM, Actor
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import WrongStatus, move

from .locking import locked
from .schedule import reschedule

LONGEST_BID = 16 * bids.STEP + hpke.OVERHEAD


class NotSealed(BadInput):
    """The bytes cannot be a sealed bid: too short, too long, or not of a padded length."""

    sentence = _("This is no sealed bid. Seal it again on the page or with the offline command.")


class BidReplaced(Conflict):
    """The bid was sealed as another one in the sequence of the agency. Facts: sequence."""

    sentence = _("Your agency has sent another bid meanwhile. Reload the page and seal again.")


class BidsDiffer(Conflict):
    """The stored bids are not those whose hashes were published: nothing is opened."""

    sentence = _(
        "The stored bids differ from the list published at the deadline. Nothing is opened; "
        "report it to the regulator."
    )


class NotYourKeyFile(BadInput):
    """The key file does not open the bid."""

    sentence = _("This key file does not belong to your last bid.")


@transaction.atomic
def set_opening_passphrase(
    *, by: Actor, passphrase: str, chance: bytes, at: dt.datetime
) -> OpeningKey:
    """A person gets a key for openings under a passphrase that is kept nowhere. Raises Refused.

    `chance` is 48 fresh random bytes. Notices published from now on are sealed to it.
    """
    require(policies.keep_shares(by))
    assert by.membership is not None, "the policy lets only members through"
    private, salt = chance[: hpke.KEY_BYTES], chance[hpke.KEY_BYTES :]
    return OpeningKey.objects.create(
        membership=by.membership,
        public_key=hpke.public_key(private).hex(),
        salt=salt,
        wrapped=passphrases.wrap(private, passphrase, salt),
        made_at=at,
    )


def make_envelope(procurement: Procurement, name: str, chance: bytes) -> Envelope:
    """Make the key of an envelope from fresh bytes, and keep its shares, not itself.

    With the notice, or later for a further round. Raises NobodyOpens.
    """
    holders = queries.holders(procurement)
    if not holders[SeedParty.REGULATOR]:
        raise RegulatorOpensNothing(party=SeedParty.REGULATOR)
    if not holders[SeedParty.OWNER]:
        raise NobodyOpens(party=SeedParty.OWNER)
    number = bids.envelope_number(procurement.number, name)
    private = _derive(chance, f"{number} private key")
    envelope = Envelope.objects.create(
        procurement=procurement,
        name=name,
        number=number,
        public_key=hpke.public_key(private).hex(),
    )
    made = []
    for party, share in shares.split(private, _derive(chance, f"{number} slopes")).items():
        commitment = shares.commitment(number, party, share)
        for holder in holders.get(party, [None]):
            kept = (
                hpke.seal(
                    share,
                    to=bytes.fromhex(holder.public_key),
                    info=_share_info(number, party),
                    ephemeral=_derive(chance, f"{number} share {party} {holder.pk}"),
                )
                if holder
                else vault.seal(number, party, commitment, share)
            )
            made.append(
                KeyShare(
                    envelope=envelope,
                    party=party,
                    holder=holder,
                    sealed=kept,
                    commitment=commitment,
                )
            )
    KeyShare.objects.bulk_create(made)
    return envelope


def _derive(chance: bytes, purpose: str) -> bytes:
    info = f"{SCHEME}/{purpose}".encode()
    return HKDF(hashes.SHA256(), hpke.KEY_BYTES, salt=None, info=info).derive(chance)


def _share_info(number: str, party: str) -> bytes:
    return bids.info(number, party, 0)


def keep_bid(
    envelope: Envelope, agency: Agency, sequence: int, sealed: bytes, at: dt.datetime
) -> SealedBid:
    """Keep a sealed bid, and link it into the envelope's chain of bids, unseen by anybody.

    Inside the gate of sign-up. Raises NotSealed, BidReplaced.
    """
    if (
        len(sealed) > LONGEST_BID
        or (len(sealed) - hpke.OVERHEAD) % bids.STEP
        or (len(sealed) <= hpke.OVERHEAD)
    ):
        raise NotSealed
    if sequence != queries.next_sequence(envelope, agency):
        raise BidReplaced(sequence=sequence)
    digest, chain_name = bids.digest(sealed), envelope.procurement.chain
    # Last of all, because writers of one procurement queue here until they commit.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 3))", [chain_name])
    last = SealedBid.objects.filter(envelope=envelope).order_by("-position").first()
    return SealedBid.objects.create(
        envelope=envelope,
        agency=agency,
        sequence=sequence,
        sealed=sealed,
        digest=digest,
        position=last.position + 1 if last else 1,
        head=bids.link(last.head if last else bids.GENESIS, envelope.number, digest),
        received_at=at,
    )


def publish_hashes(procurement: Procurement, at: dt.datetime) -> None:
    """Nobody sends any more: the hashes of all bids in open envelopes go into the public chain."""
    for envelope in queries.taking_bids(procurement):
        envelope.closed_at = at
        envelope.save(update_fields=["closed_at"])
        told = {"envelope": envelope.name, **queries.bids_to_publish(envelope)}
        chain.append(procurement.chain, "bids", told, at=at)


def start_opening(procurement: Procurement, name: str, by: Actor, at: dt.datetime) -> None:
    """Go on to the opening of an envelope; the hashes of all bids are public before.

    Nothing is read. Another envelope of the procurement is opened before it or after it.
    """
    publish_hashes(procurement, at)
    Envelope.objects.filter(procurement=procurement, name=name).update(opening_at=at)
    move(procurement, "open", by=by, at=at)


@transaction.atomic
def release(
    *, procurement: Procurement, party: str, passphrase: str, by: Actor, at: dt.datetime
) -> Procurement:
    """A person releases the share of its party in the envelope being opened; the second opens it.

    Raises Refused, NoShareOfYours, WrongOpeningPassphrase, AlreadyReleased, BidsDiffer,
    WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.release(by, procurement, party))
    envelope = _being_opened(procurement, at)
    kept = envelope.key_shares.filter(party=party, holder__membership=by.membership)
    mine = kept.select_related("holder").first()
    if mine is None or mine.holder is None:
        raise NoShareOfYours
    try:
        private = passphrases.unwrap(
            bytes(mine.holder.wrapped), passphrase, bytes(mine.holder.salt)
        )
    except passphrases.WrongPassphrase as error:
        raise WrongOpeningPassphrase from error
    info = _share_info(envelope.number, party)
    share = hpke.open_sealed(bytes(mine.sealed), private=private, info=info)
    return _released(procurement, mine, share, by, at)


@transaction.atomic
def release_platform(
    *, procurement: Procurement, at: dt.datetime, by: Actor = SYSTEM
) -> Procurement:
    """The clock releases the platform's share, first of all. Raises BidsDiffer, WrongStatus."""
    procurement = locked(procurement)
    require(policies.release(by, procurement, SeedParty.PLATFORM))
    envelope = _being_opened(procurement, at)
    mine = envelope.key_shares.get(party=SeedParty.PLATFORM)
    share = vault.unseal(envelope.number, mine.party, mine.commitment, bytes(mine.sealed))
    return _released(procurement, mine, share, by, at)


def _released(
    procurement: Procurement, kept: KeyShare, share: bytes, by: Actor, at: dt.datetime
) -> Procurement:
    envelope, party = kept.envelope, kept.party
    assert shares.commitment(envelope.number, party, share) == kept.commitment, "as in the notice"
    if envelope.releases.filter(party=party).exists():
        raise AlreadyReleased(party=party)
    Release.objects.create(envelope=envelope, party=party, share=share, by=by.user, released_at=at)
    payload = {
        "envelope": envelope.name,
        "party": party,
        "share_commitment": kept.commitment,
    }
    chain.append(procurement.chain, "release", payload, at=at)
    known = {each.party: bytes(each.share) for each in envelope.releases.order_by("id")}
    if len(known) >= shares.NEEDED:
        _open_all(procurement, envelope, shares.join(known), by, at)
    return reschedule(procurement)


def _being_opened(procurement: Procurement, at: dt.datetime) -> Envelope:
    envelope = queries.being_opened(procurement)
    if procurement.status != ProcurementStatus.OPENING or envelope is None:
        raise WrongStatus(status=procurement.status, move="open")
    if procurement.closes_at is None or at < procurement.closes_at:
        raise TooEarly(until=procurement.closes_at)
    return envelope


def _open_all(
    procurement: Procurement, envelope: Envelope, private: bytes, by: Actor, at: dt.datetime
) -> None:
    """Open what counts. The shares have done their work: they are erased, the key was nowhere."""
    for bid in unchanged_bids(envelope):
        if not hasattr(bid, "opened"):
            info = bids.info(envelope.number, entrant_id(bid.agency), bid.sequence)
            try:
                plaintext = hpke.open_sealed(bytes(bid.sealed), private=private, info=info)
            except hpke.Unopenable:
                plaintext = b""
            _keep_opened(procurement, bid, plaintext, Opener.SHARES, at)
    envelope.releases.update(share=b"")
    _all_open(procurement, envelope, by, at)


def unchanged_bids(envelope: Envelope) -> list[SealedBid]:
    """The bids to open, after all stored ones were compared with the list published.

    They are those that count, without what the method keeps sealed. Raises BidsDiffer where one was
    added, dropped or changed since.
    """
    found, list_of_hashes = queries.all_bids(envelope), queries.published(envelope)
    digests = [bids.digest(bytes(bid.sealed)) for bid in found]
    counting = queries.counted(envelope, found)
    heads_fit = bids.head(envelope.number, digests) == list_of_hashes["head"]
    all_fit = digests == list_of_hashes["digests"] == [bid.digest for bid in found]
    if not (heads_fit and all_fit and [b.digest for b in counting] == list_of_hashes["counted"]):
        raise BidsDiffer
    procurement = envelope.procurement
    sealed = method_of(procurement).stays_sealed(procurement, envelope.name)
    return [bid for bid in counting if bid.agency_id not in sealed]


def _keep_opened(
    procurement: Procurement, bid: SealedBid, plaintext: bytes, opener: str, at: dt.datetime
) -> None:
    fields = method_of(procurement).fields(procurement, bid.envelope.name)
    try:
        content = contents.decode(plaintext, fields)
    except contents.Malformed:
        content = None
    OpenedBid.objects.create(bid=bid, content=content, opener=opener, opened_at=at)


def _all_open(procurement: Procurement, envelope: Envelope, by: Actor, at: dt.datetime) -> None:
    """Tell the chain what was opened, texts by their hash, and let the method go on."""
    rows = [
        [each.bid.digest, entrant_id(each.bid.agency), _told(each)]
        for each in queries.opened(envelope)
    ]
    chain.append(procurement.chain, "opened", {"envelope": envelope.name, "bids": rows}, at=at)
    envelope.opened_at = at
    envelope.save(update_fields=["opened_at"])
    move(procurement, "evaluate", by=by, at=at)
    method_of(procurement).opened(procurement, envelope.name, by, at)


def _told(opened: OpenedBid) -> contents.Content | None:
    content: contents.Content | None = opened.content
    return content and {
        f"{name}_sha256" if isinstance(value, str) else name: hashlib.sha256(
            value.encode()
        ).hexdigest()
        if isinstance(value, str)
        else value
        for name, value in content.items()
    }


@transaction.atomic
def open_own(
    *, procurement: Procurement, agency: Agency, ephemeral: bytes, by: Actor, at: dt.datetime
) -> Procurement:
    """Where shares are lost, a bidder opens its own bid with the key file that it kept.

    With the last bid opened the method goes on. Raises Refused, NotYourKeyFile, BidsDiffer,
    WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.open_own(by, agency))
    envelope = _being_opened(procurement, at)
    counting = unchanged_bids(envelope)
    mine = next((bid for bid in counting if bid.agency_id == agency.pk), None)
    if mine is None or hasattr(mine, "opened"):
        raise NotYourKeyFile
    info = bids.info(envelope.number, entrant_id(mine.agency), mine.sequence)
    to = bytes.fromhex(envelope.public_key)
    try:
        plaintext = hpke.reopen(bytes(mine.sealed), to=to, info=info, ephemeral=ephemeral)
    except hpke.Unopenable as error:
        raise NotYourKeyFile from error
    _keep_opened(procurement, mine, plaintext, Opener.BIDDER, at)
    payload = {"envelope": envelope.name, "digest": mine.digest}
    chain.append(procurement.chain, "opened by bidder", payload, at=at)
    if all(hasattr(bid, "opened") for bid in counting):
        _all_open(procurement, envelope, by, at)
    return reschedule(procurement)
