"""The draw that orders equals, by the scheme of every draw: committed, frozen, revealed, held.

The parties are the regulator and the platform: both commit with the notice, so before anybody has
applied.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Final

from django.db import transaction
from django.utils.translation import gettext

from bidding.actions import secret_shares
from bidding.draw import list_hash
from bidding.errors import TooEarly
from bidding.libraries import policies
from bidding.libraries.admission import RULE
from bidding.libraries.models import Library, LibraryDraw, LibraryShare
from bidding.models.draw import SeedParty
from bidding.queries.draws import promised_in
from bidding.rules import DRAW_DELAY
from bidding.transcript import DrawError, digest
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
        fields = secret_shares.committed(
            library.number, party, kept.get(party), commitments.get(party)
        )
        share = LibraryShare.objects.create(library=library, committed_at=at, **fields)
        made[party.value] = share.commitment
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
    secret = secret_shares.secret_of(share, library.number, secret)
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
    committed = list(library.shares.order_by("party"))
    silent = [share.party for share in committed if not share.revealed]
    if silent and (library.draw_at is None or at < library.draw_at):
        raise TooEarly(until=library.draw_at)
    try:
        tickets = promised_in(library.chain)["tickets"]
        transcript = secret_shares.draw_by(committed, library.number, RULE, tickets)
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
