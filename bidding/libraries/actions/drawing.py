"""The draw that orders equals, by the scheme of every draw: committed, frozen, revealed, held.

The parties are the regulator and the platform: both commit with the notice, so before anybody has
applied.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from bidding.actions.draws import AlreadyRevealed, SecretDiffers, SecretWanted
from bidding.draw import Beacon, commit, list_hash, make_transcript
from bidding.errors import CommitmentMissing, TooEarly
from bidding.libraries import policies
from bidding.libraries.admission import RULE
from bidding.libraries.models import Library, LibraryDraw, LibraryShare
from bidding.models.draw import SeedParty
from bidding.queries.draws import promised_in
from bidding.rules import DRAW_DELAY
from bidding.transcript import HEX_32, DrawError, Transcript, digest
from bidding.vault import seal, unseal
from core import chain
from core.actors import SYSTEM, Actor
from core.policy import require
from core.workflow import WrongStatus, move

from .locking import end_library, locked_library, reschedule
from .ordering import seat_applicants

PARTIES: Final = (SeedParty.REGULATOR, SeedParty.PLATFORM)


def commit_parties(
    library: Library, kept: Mapping[str, bytes], commitments: Mapping[str, str], at: dt.datetime
) -> dict[str, str]:
    """Each party of a notice that goes out commits; the commitments by party.

    For each either a secret of 32 bytes, kept encrypted by the platform, or the commitment of a
    secret that the party keeps itself. Raises CommitmentMissing.
    """
    made = {}
    for party in PARTIES:
        secret, commitment = kept.get(party), commitments.get(party, "")
        if secret is not None and len(secret) == 32:
            commitment = commit(library.number, party, secret).hex()
        elif secret is not None or not HEX_32.fullmatch(commitment):
            raise CommitmentMissing(party=party)
        LibraryShare.objects.create(
            library=library,
            party=party,
            commitment=commitment,
            sealed_secret=seal(library.number, party, commitment, secret) if secret else None,
            committed_at=at,
        )
        made[party.value] = commitment
    return made


def freeze_equals(
    library: Library, tickets: Mapping[str, int], by: Actor, at: dt.datetime
) -> Library:
    """Publish the equals of a locked library and their hash; the reveals have half an hour."""
    library.list_hash = list_hash(library.number, tickets).hex()
    library.draw_at = at + DRAW_DELAY
    library.save(update_fields=["list_hash", "draw_at"])
    move(library, "freeze", by=by, at=at)
    payload = {
        "list_hash": library.list_hash,
        "tickets": dict(tickets),
        "draw_at": chain.moment(library.draw_at),
    }
    chain.append(library.chain, "list", payload, at=at)
    return reschedule(library)


@transaction.atomic
def reveal_share(
    *, library: Library, party: str, by: Actor, at: dt.datetime, secret: bytes | None = None
) -> LibraryShare:
    """Publish a party's secret once the list is frozen; without `secret` the kept one.

    Raises Refused, SecretWanted, SecretDiffers, AlreadyRevealed, WrongStatus.
    """
    library = locked_library(library)
    require(policies.speak_for(by, library, party))
    if not library.can("be_drawn"):
        raise WrongStatus(status=library.status, move="reveal")
    share = library.shares.get(party=party)
    if share.revealed:
        raise AlreadyRevealed(party=party)
    if secret is None:
        if share.sealed_secret is None:
            raise SecretWanted(party=party)
        secret = unseal(library.number, party, share.commitment, bytes(share.sealed_secret))
    if commit(library.number, party, secret).hex() != share.commitment:
        raise SecretDiffers(party=party)
    share.revealed, share.revealed_at = secret.hex(), at
    share.save(update_fields=["revealed", "revealed_at"])
    chain.append(library.chain, "reveal", {"party": party, "secret": share.revealed}, at=at)
    reschedule(library)
    return share


@transaction.atomic
def draw_equals(*, library: Library, by: Actor = SYSTEM, at: dt.datetime) -> Library:
    """Hold the one draw: all have revealed, or its time has come and who is silent is a breach.

    Then seats are given. Without any reveal the draw is aborted in public and the tender fails.
    Raises Refused, TooEarly, WrongStatus.
    """
    library = locked_library(library)
    require(policies.keep(by, library))
    if not library.can("be_drawn"):
        raise WrongStatus(status=library.status, move="decide")
    shares = list(library.shares.order_by("party"))
    silent = [share.party for share in shares if not share.revealed]
    if silent and (library.draw_at is None or at < library.draw_at):
        raise TooEarly(until=library.draw_at)
    try:
        transcript = _hold(library, shares)
    except DrawError as error:
        reason = gettext(error.template) % {"subject": error.subject}
        return end_library(library, "fail", reason=reason, by=by, at=at, kind="draw aborted")
    LibraryDraw.objects.create(library=library, transcript=transcript, drawn_at=at)
    payload = {
        "transcript_sha256": digest(transcript),
        "seed": transcript["seed"],
        "breaches": silent,
    }
    chain.append(library.chain, "draw", payload, at=at)
    return seat_applicants(library, [each["id"] for each in transcript["ranking"]], by, at)


def _hold(library: Library, shares: list[LibraryShare]) -> Transcript:
    return make_transcript(
        number=library.number,
        rule=RULE,
        tickets=promised_in(library.chain)["tickets"],
        commits={share.party: bytes.fromhex(share.commitment) for share in shares},
        reveals={s.party: bytes.fromhex(s.revealed) if s.revealed else None for s in shares},
        beacon=Beacon(),
    )
