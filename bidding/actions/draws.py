"""Commitments, reveals and the one draw of a procurement, whatever its method decides by it."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext

from bidding.errors import CommitmentMissing, TooEarly
from bidding.methods.registry import method_of
from bidding.models import Draw, Procurement, SeedParty, SeedShare
from bidding.policies import draws as policies
from bidding.queries.draws import frozen_tickets
from bidding.rules import ALTERNATES
from bidding.transcript import HEX_32, DrawError, digest
from core import chain
from core.actors import SYSTEM, Actor
from core.policy import require
from core.workflow import WrongStatus

from . import secret_shares
from .endings import end
from .locking import locked
from .results import decide
from .schedule import reschedule


def commit_parties(
    procurement: Procurement,
    kept_secrets: Mapping[str, bytes],
    commitments: Mapping[str, str],
    at: dt.datetime,
) -> None:
    """Every party of a procurement that is being published commits. Raises CommitmentMissing."""
    for party in SeedParty.values:
        fields = secret_shares.committed(
            procurement.number, party, kept_secrets.get(party), commitments.get(party)
        )
        SeedShare.objects.create(procurement=procurement, committed_at=at, **fields)


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
    is_open = procurement.closes_at is not None and at < procurement.closes_at
    if not procurement.can("take_sign_ups") or not is_open:
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
    _require_frozen(procurement, "reveal")
    share = procurement.seed_shares.get(party=party)
    secret = secret_shares.secret_of(share, procurement.number, secret)
    share.revealed, share.revealed_at = secret.hex(), at
    share.save(update_fields=["revealed", "revealed_at"])
    payload = {"party": party, "secret": share.revealed}
    chain.append(procurement.chain, "reveal", payload, at=at)
    reschedule(procurement)
    return share


@transaction.atomic
def reveal_kept(*, procurement: Procurement, at: dt.datetime) -> SeedShare:
    """The platform reveals first of all, so that it can never choose to stay silent."""
    return reveal(procurement=procurement, party=SeedParty.PLATFORM, by=SYSTEM, at=at)


@transaction.atomic
def draw(*, procurement: Procurement, by: Actor = SYSTEM, at: dt.datetime) -> Draw:
    """Hold the one draw: all have revealed, or its time has come and who is silent is a breach.

    The method then decides by its order. Without any reveal there is nothing to draw from: the draw
    is aborted in public and the procurement fails. Raises Refused, TooEarly, WrongStatus.
    """
    procurement = locked(procurement)
    require(policies.draw(by, procurement))
    _require_frozen(procurement, "select")
    committed = list(procurement.seed_shares.order_by("party"))
    silent = [share.party for share in committed if not share.revealed]
    if silent and (procurement.draw_at is None or at < procurement.draw_at):
        raise TooEarly(until=procurement.draw_at)
    try:
        transcript = secret_shares.draw_by(
            committed,
            procurement.number,
            method_of(procurement).rule,
            frozen_tickets(procurement),
        )
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
    decide(procurement, by, at)
    reschedule(procurement)
    return held


def _require_frozen(procurement: Procurement, verb: str) -> None:
    """Nothing is revealed or drawn before the list is frozen, nor after the result."""
    if not procurement.list_hash or not procurement.can("be_drawn"):
        raise WrongStatus(status=procurement.status, move=verb)


def _abort(procurement: Procurement, error: DrawError, by: Actor, at: dt.datetime) -> Draw:
    reason = gettext(error.template) % {"subject": error.subject}
    held = Draw.objects.create(
        procurement=procurement,
        list_hash=procurement.list_hash,
        drawn_at=at,
        aborted_reason=reason[:300],
    )
    told = {"reason": error.template}
    end(procurement, "fail", reason=reason, by=by, at=at, kind="draw aborted", payload=told)
    return held
