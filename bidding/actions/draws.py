"""Reveals and the draw itself: one a procurement."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bidding.draw import Beacon, commit, make_transcript
from bidding.models import Award, Draw, Procurement, SeedParty, SeedShare
from bidding.policies import draws as policies
from bidding.queries.draws import entrant_id, entrants
from bidding.rules import ALTERNATES, DRAW_RULE
from bidding.transcript import HEX_32, DrawError, Transcript, digest
from bidding.vault import unseal
from core import chain
from core.actors import SYSTEM, Actor
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import WrongStatus, move

from .direct import TooEarly
from .locking import locked
from .procurements import CommitmentMissing


class SecretWanted(BadInput):
    """The party keeps its secret itself and has to hand it in. Facts: party."""

    sentence = _("You kept your secret yourself. Enter its 64 hexadecimal digits to reveal it.")


class SecretDiffers(BadInput):
    """The secret is not the one committed to. Facts: party."""

    sentence = _("This secret does not match the commitment published in the notice.")


class AlreadyRevealed(Conflict):
    """The party has revealed. Facts: party."""

    sentence = _("This party has revealed its secret already.")


@transaction.atomic
def commit_own(
    *, procurement: Procurement, party: str, commitment: str, by: Actor, at: dt.datetime
) -> SeedShare:
    """A party replaces what the platform kept for it by a commitment of its own, while open.

    After that not even the platform knows the secret. Raises Refused, CommitmentMissing,
    WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.speak_for(by, procurement, party))
    if not HEX_32.fullmatch(commitment):
        raise CommitmentMissing(party=party)
    if not procurement.can("take_sign_ups"):
        raise WrongStatus(status=procurement.status, move="commit")
    share = procurement.seed_shares.get(party=party)
    share.commitment, share.sealed_secret, share.committed_at = commitment, None, at
    share.save(update_fields=["commitment", "sealed_secret", "committed_at"])
    payload = {"party": party, "commitment": commitment}
    chain.append(procurement.chain, "commitment", payload, at=at)
    return share


@transaction.atomic
def reveal(
    *,
    procurement: Procurement,
    party: str,
    by: Actor,
    at: dt.datetime,
    secret: bytes | None = None,
) -> SeedShare:
    """Publish a party's secret once the list is frozen; without `secret` the kept one.

    Raises Refused, SecretWanted, SecretDiffers, AlreadyRevealed, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.speak_for(by, procurement, party))
    if not procurement.can("be_drawn"):
        raise WrongStatus(status=procurement.status, move="reveal")
    share = procurement.seed_shares.get(party=party)
    if share.revealed:
        raise AlreadyRevealed(party=party)
    if secret is None:
        if share.sealed_secret is None:
            raise SecretWanted(party=party)
        secret = unseal(procurement.number, party, share.commitment, bytes(share.sealed_secret))
    if commit(procurement.number, party, secret).hex() != share.commitment:
        raise SecretDiffers(party=party)
    share.revealed, share.revealed_at = secret.hex(), at
    share.save(update_fields=["revealed", "revealed_at"])
    payload = {"party": party, "secret": share.revealed}
    chain.append(procurement.chain, "reveal", payload, at=at)
    if party == SeedParty.PLATFORM:
        procurement.due_at = procurement.draw_at
        procurement.save(update_fields=["due_at"])
    return share


@transaction.atomic
def draw(*, procurement: Procurement, by: Actor = SYSTEM, at: dt.datetime) -> Draw:
    """Hold the one draw: all have revealed, or its time has come and who is silent is a breach.

    The winner gets a pending award. Without any reveal there is nothing to draw from: the draw is
    aborted in public and the procurement fails. Raises Refused, TooEarly, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.draw(by, procurement))
    if not procurement.can("be_drawn"):
        raise WrongStatus(status=procurement.status, move="select")
    shares = list(procurement.seed_shares.order_by("party"))
    silent = [share.party for share in shares if not share.revealed]
    if silent and (procurement.draw_at is None or at < procurement.draw_at):
        raise TooEarly(until=procurement.draw_at)
    try:
        transcript = _hold(procurement, shares)
    except DrawError as error:
        return _abort(procurement, error, by, at)
    held = Draw.objects.create(
        procurement=procurement,
        list_hash=procurement.list_hash,
        transcript=transcript,
        drawn_at=at,
    )
    first = transcript["ranking"][: 1 + ALTERNATES]
    payload = {
        "transcript_sha256": digest(transcript),
        "seed": transcript["seed"],
        "first": [place["id"] for place in first],
        "breaches": silent,
    }
    chain.append(procurement.chain, "draw", payload, at=at)
    move(procurement, "select", by=by, at=at)
    _award_first(procurement, first[0]["id"], at)
    procurement.due_at = at
    procurement.save(update_fields=["due_at"])
    return held


def _hold(procurement: Procurement, shares: list[SeedShare]) -> Transcript:
    return make_transcript(
        number=procurement.number,
        rule=DRAW_RULE,
        tickets={entrant_id(each.agency): 1 for each in entrants(procurement)},
        commits={share.party: bytes.fromhex(share.commitment) for share in shares},
        reveals={s.party: bytes.fromhex(s.revealed) if s.revealed else None for s in shares},
        beacon=Beacon(),
    )


def _abort(procurement: Procurement, error: DrawError, by: Actor, at: dt.datetime) -> Draw:
    reason = gettext(error.template) % {"subject": error.subject}
    held = Draw.objects.create(
        procurement=procurement,
        list_hash=procurement.list_hash,
        drawn_at=at,
        aborted_reason=reason[:300],
    )
    move(procurement, "fail", by=by, at=at, reason=reason)
    procurement.failure, procurement.due_at = reason[:300], None
    procurement.save(update_fields=["failure", "due_at"])
    chain.append(procurement.chain, "draw aborted", {"reason": error.template}, at=at)
    return held


def _award_first(procurement: Procurement, winner: str, at: dt.datetime) -> Award:
    sign_up = next(s for s in entrants(procurement) if entrant_id(s.agency) == winner)
    lines = list(procurement.lines.order_by("id"))
    return Award.objects.create(
        procurement=procurement,
        agency=sign_up.agency,
        place=1,
        amount_fen=sum(line.price_fen for line in lines),
        days=max(line.days for line in lines),
        eligibility=sign_up.eligibility,
        made_at=at,
    )
