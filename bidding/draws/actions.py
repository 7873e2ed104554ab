"""A draw from its announcement to its result, whatever is drawn (bidding.draws)."""

import datetime as dt
import logging
from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from agencies.supervision.actions.points import add_points
from bidding import vault
from bidding.errors import (
    AlreadyReleased,
    NobodyOpens,
    NoShareOfYours,
    RegulatorOpensNothing,
    TooEarly,
    WrongOpeningPassphrase,
)
from bidding.models import Draw, DrawRelease, DrawResult, DrawShare, SeedParty
from bidding.rules import ALTERNATES
from bidding.sealing import passphrases, shares
from bidding.states import DRAW, DrawStatus
from core import chain, outbox
from core.actors import SYSTEM, Actor
from core.clock import deadline
from core.errors import BadInput, Conflict, DomainError
from core.models import Organisation, Region
from core.policy import require
from core.workflow import WrongStatus, move

from . import escrow, policies, queries
from .escrow import SealedSecret
from .scheme import Beacon, list_hash, make_transcript
from .scheme import commit as commitment
from .subjects import subject_of
from .transcript import HEX_BEACON, NO_BEACON, DrawError, digest

logger = logging.getLogger(__name__)

PATIENCE_DAYS: Final = 2  # working days after its time until a draw goes on without what is missing
READ_BEACON: Final = "bidding.read_beacon"


class SecretIncomplete(BadInput):
    """A secret is not sealed to everybody who keeps a part of it. Facts: party."""

    sentence = _(
        "This secret was made for another notice, or for other people. Reload the page and make a "
        "new one, or use the newest file with the offline command."
    )


class CommittedAlready(Conflict):
    """The party has its secret in the draw. Facts: party."""

    sentence = _("Your secret is in the draw already.")


class SecretDiffers(BadInput):
    """The secret is not the one committed to. Facts: party."""

    sentence = _("This secret does not match the commitment published before.")


class SecretsClosed(Conflict):
    """Fewer than two parties have released. Facts: until."""

    sentence = _("The secrets of this draw are not open yet: two of three parties release them.")


class BeaconMissing(Conflict):
    """The value of the beacon is not known yet. Facts: source."""

    sentence = _("The public value that enters this draw is not known yet.")


class BeaconDiffers(BadInput):
    """The second person typed another value than the first."""

    sentence = _(
        "Another person typed a different value. Look it up again at its source, both of you."
    )


class SecondPersonWanted(Conflict):
    """The same person typed the value before."""

    sentence = _("You have typed this value already. Somebody else must look it up and type it.")


class NotAValue(BadInput):
    """What was typed is no value of a beacon."""

    sentence = _("Enter the value as 64 hexadecimal digits, as its source publishes it.")


# Until the list is frozen


def announce(
    *,
    number: str,
    purpose: str,
    chain: str,
    rule: str,
    region: Region,
    owner: Organisation | None,
    with_beacon: bool,
    at: dt.datetime,
) -> Draw:
    """Begin a draw; from now on secrets are sealed to those who can open them today.

    Raises NobodyOpens where the regulator, or the owner where there is one, has nobody who can.
    """
    holders = queries.new_holders(region, owner)
    parties = {each["party"] for each in holders.values()}
    if SeedParty.REGULATOR not in parties:
        raise RegulatorOpensNothing(party=SeedParty.REGULATOR)
    if owner is not None and SeedParty.OWNER not in parties:
        raise NobodyOpens(party=SeedParty.OWNER)
    return Draw.objects.create(
        number=number,
        purpose=purpose,
        chain=chain,
        rule=rule,
        region=region,
        owner=owner,
        holders=holders,
        beacon_source=queries.network().name if with_beacon else NO_BEACON,
        announced_at=at,
    )


def commit(
    draw: Draw, party: str, sealed: SealedSecret, at: dt.datetime, agency: Agency | None = None
) -> DrawShare:
    """Keep what a party handed in; a later one replaces it. Raises SecretIncomplete."""
    if set(sealed.escrow) != set(draw.holders):
        raise SecretIncomplete(party=party)
    facts = {
        "agency": agency,
        "commitment": sealed.commitment,
        "escrow": dict(sealed.escrow),
        "committed_at": at,
    }
    share, _is_new = DrawShare.objects.update_or_create(draw=draw, party=party, defaults=facts)
    return share


def commit_platform(draw: Draw, chance: bytes, at: dt.datetime) -> DrawShare:
    """The platform's secret: it keeps no more of it than one part. `chance`: 32 fresh bytes."""
    made = escrow.seal(draw.number, queries.PLATFORM, queries.holders(draw), chance)
    return commit(draw, queries.PLATFORM, made, at)


@transaction.atomic
def commit_later(
    *, draw: Draw, party: str, sealed: SealedSecret, by: Actor, at: dt.datetime
) -> DrawShare:
    """A party that does not publish the notice adds its secret while the list is open.

    Raises Refused, SecretIncomplete, CommittedAlready, WrongStatus.
    """
    draw = locked_draw(draw)
    require(policies.speak_for(by, draw, party))
    if not draw.can("take_secrets") or not subject_of(draw).is_open(draw, at):
        raise WrongStatus(status=draw.status, move="commit")
    if draw.shares.filter(party=party).exists():
        raise CommittedAlready(party=party)
    share = commit(draw, party, sealed, at)
    payload = {"draw": draw.number, "party": party, "commitment": share.commitment}
    chain.append(draw.chain, "commitment", payload, at=at)
    return share


def freeze(draw: Draw, tickets: Mapping[str, int], draw_at: dt.datetime, at: dt.datetime) -> Draw:
    """Publish the list, the secrets of those on it, and the beacon of the time: now all is fixed.

    Call it with the subject locked.
    """
    draw = _row(draw)
    draw.tickets, draw.list_hash = dict(tickets), list_hash(draw.number, tickets).hex()
    draw.frozen_at, draw.draw_at = at, draw_at
    beacon = queries.planned_beacon(draw, draw_at)
    draw.beacon_source = beacon["source"]
    draw.due_at = at
    draw.save()
    draw = move(draw, "freeze", by=SYSTEM, at=at)
    commits = {each.party: each.commitment for each in queries.committed(draw)}
    payload = {
        "draw": draw.number,
        "list_hash": draw.list_hash,
        "tickets": draw.tickets,
        "commits": commits,
        "beacon": beacon,
        "draw_at": chain.moment(draw_at),
    }
    chain.append(draw.chain, "list", payload, at=at)
    return draw


def drop(draw: Draw | None, by: Actor, at: dt.datetime, reason: str = "") -> None:
    """Nothing is drawn after all; secrets that are not open stay closed for ever."""
    if draw is None:
        return
    draw = _row(draw)
    if not draw.can("be_dropped"):
        return
    draw.releases.update(parts={})
    draw.due_at = None
    draw.save(update_fields=["due_at"])
    move(draw, "drop", by=by, at=at, reason=reason[:300])


# From the frozen list to the secrets


@transaction.atomic
def release(*, draw: Draw, passphrase: str, by: Actor, at: dt.datetime) -> Draw:
    """A person releases the parts that its party keeps; with those of a second party all are open.

    Until the time of the draw whoever is late can still show that it was there. Raises Refused,
    NoShareOfYours, WrongOpeningPassphrase, AlreadyReleased, WrongStatus.
    """
    draw = locked_draw(draw)
    party = queries.party_of(by, draw) or ""
    require(policies.speak_for(by, draw, party))
    key = queries.key_of(by, draw)
    if key is None:
        raise NoShareOfYours
    try:
        private = passphrases.unwrap(bytes(key.wrapped), passphrase, bytes(key.salt))
    except passphrases.WrongPassphrase as error:
        raise WrongOpeningPassphrase from error
    return _release(draw, party, str(key.pk), private, by, at)


@transaction.atomic
def release_platform(*, draw: Draw, at: dt.datetime, by: Actor = SYSTEM) -> Draw:
    """The clock releases the platform's parts, first of all, so that it cannot stay silent."""
    draw = locked_draw(draw)
    require(policies.speak_for(by, draw, SeedParty.PLATFORM))
    return _release(draw, SeedParty.PLATFORM, queries.PLATFORM, vault.escrow_key(), by, at)


def _release(
    draw: Draw, party: str, holder: str, private: bytes, by: Actor, at: dt.datetime
) -> Draw:
    if not draw.can("be_opened"):
        raise WrongStatus(status=draw.status, move="open")
    if draw.releases.filter(party=party).exists():
        raise AlreadyReleased(party=party)
    parts = {}
    if draw.status == DrawStatus.FROZEN:
        for share in queries.committed(draw):
            sealed = share.escrow[holder]
            part = escrow.open_part(draw.number, share.party, party, sealed, private)
            if part is not None:
                parts[share.party] = part.hex()
    DrawRelease.objects.create(draw=draw, party=party, parts=parts, by=by.user, released_at=at)
    payload = {"draw": draw.number, "party": party}
    chain.append(draw.chain, "draw release", payload, at=at)
    if draw.status == DrawStatus.FROZEN and draw.releases.count() >= shares.NEEDED:
        _open_all(draw, by, at)
    return reschedule(draw)


def _open_all(draw: Draw, by: Actor, at: dt.datetime) -> None:
    """Join the parts, which are erased then. What is not what was committed to counts as empty."""
    released = list(draw.releases.order_by("id"))
    for share in queries.committed(draw):
        parts = {
            each.party: bytes.fromhex(each.parts[share.party])
            for each in released
            if share.party in each.parts
        }
        secret = escrow.join(draw.number, share.party, share.commitment, parts)
        if not share.revealed:
            _know(share, secret, at)
    draw.releases.update(parts={})
    _opened(draw, by, at)


def _know(share: DrawShare, secret: bytes | None, at: dt.datetime) -> None:
    share.revealed, share.is_false = (secret.hex(), False) if secret else ("", True)
    share.revealed_at = at
    share.save(update_fields=["revealed", "revealed_at", "is_false", "is_shown"])


def _opened(draw: Draw, by: Actor, at: dt.datetime) -> None:
    """Tell the chain all secrets at once; an agency whose secret was false gets points for it."""
    known = queries.committed(draw)
    payload = {
        "draw": draw.number,
        "secrets": {each.party: each.revealed or None for each in known},
    }
    chain.append(draw.chain, "reveals", payload, at=at)
    draw.opened_at = at
    draw.save(update_fields=["opened_at"])
    move(draw, "open", by=by, at=at)
    for each in known:
        if each.is_false and each.agency is not None:
            evidence = f"{draw.number}: {each.commitment}"
            add_points(
                agency=each.agency, rule="draw_secret_false", evidence=evidence, by=SYSTEM, at=at
            )


@transaction.atomic
def hand_in(*, draw: Draw, party: str, secret: bytes, by: Actor, at: dt.datetime) -> DrawShare:
    """A party shows its own secret from the file that it kept, where parts are lost.

    Once every secret is known so, nothing has to be released. Raises Refused, SecretDiffers,
    WrongStatus.
    """
    draw = locked_draw(draw)
    require(policies.speak_for(by, draw, party))
    if draw.status != DrawStatus.FROZEN:
        raise WrongStatus(status=draw.status, move="open")
    share = draw.shares.filter(party=party).first()
    if share is None or commitment(draw.number, party, secret).hex() != share.commitment:
        raise SecretDiffers(party=party)
    share.is_shown = True
    _know(share, secret, at)
    payload = {"draw": draw.number, "party": party, "secret": share.revealed}
    chain.append(draw.chain, "reveal", payload, at=at)
    if all(each.revealed for each in queries.committed(draw)):
        draw.releases.update(parts={})
        _opened(draw, by, at)
    reschedule(draw)
    return share


# The beacon


@transaction.atomic
def read_beacon(*, draw: Draw, value: bytes, at: dt.datetime) -> Draw:
    """The worker has read the value at its source; where all is ready the draw is held at once."""
    draw = locked_draw(draw)
    if draw.beacon_known_at is not None or not draw.can("be_held"):
        return draw
    return _beacon_known(draw, value.hex(), SYSTEM, at)


@transaction.atomic
def type_beacon(*, draw: Draw, value: str, by: Actor, at: dt.datetime) -> Draw:
    """A person types the value as its source publishes it; it counts when a second one agrees.

    Raises Refused, TooEarly, NotAValue, SecondPersonWanted, BeaconDiffers, WrongStatus.
    """
    draw = locked_draw(draw)
    require(policies.type_beacon(by, draw))
    value = "".join(value.split()).lower()
    if draw.beacon_known_at is not None or not draw.can("be_held"):
        raise WrongStatus(status=draw.status, move="hold")
    if draw.draw_at is None or at < draw.draw_at:
        raise TooEarly(until=draw.draw_at)
    if not HEX_BEACON.fullmatch(value) or len(value) != 64:
        raise NotAValue
    if draw.beacon_typed_by_id is None:
        draw.beacon_typed_by, draw.beacon_value = by.user, value
        draw.save(update_fields=["beacon_typed_by", "beacon_value"])
        return draw
    if by.user is not None and draw.beacon_typed_by_id == by.user.pk:
        raise SecondPersonWanted
    if draw.beacon_value != value:
        raise BeaconDiffers
    return _beacon_known(draw, value, by, at)


def _beacon_known(draw: Draw, value: str, by: Actor, at: dt.datetime) -> Draw:
    draw.beacon_value, draw.beacon_known_at = value, at
    draw.save(update_fields=["beacon_value", "beacon_known_at"])
    how = "read" if by == SYSTEM else "two people"
    payload = {"draw": draw.number, "source": draw.beacon_source, "value": value, "by": how}
    chain.append(draw.chain, "beacon", payload, at=at)
    if draw.status == DrawStatus.OPENED:
        _hold(draw, SYSTEM, at)
        return draw
    return reschedule(draw)


# The draw


@transaction.atomic
def hold(*, draw: Draw, by: Actor = SYSTEM, at: dt.datetime) -> Draw:
    """Hold the one draw, at its time and not before. The subject then goes on by its order.

    Where two parties do not release in a few working days, it is held with what is known; without
    anything known it is aborted in public. Raises Refused, TooEarly, SecretsClosed, BeaconMissing,
    WrongStatus.
    """
    draw = locked_draw(draw)
    require(policies.hold(by, draw))
    if not draw.can("be_held"):
        raise WrongStatus(status=draw.status, move="hold")
    if draw.draw_at is None or at < draw.draw_at:
        raise TooEarly(until=draw.draw_at)
    if draw.status == DrawStatus.FROZEN and at < patience(draw):
        raise SecretsClosed(until=patience(draw))
    if draw.beacon_source != NO_BEACON and draw.beacon_known_at is None:
        raise BeaconMissing(source=draw.beacon_source)
    _hold(draw, by, at)
    return draw


def patience(draw: Draw) -> dt.datetime:
    """Until when a draw waits for secrets that nobody releases."""
    assert draw.draw_at is not None
    return deadline(draw.draw_at, PATIENCE_DAYS)


def _hold(draw: Draw, by: Actor, at: dt.datetime) -> None:
    known = queries.committed(draw)
    beacon = queries.planned_beacon(draw, draw.draw_at)
    draw.due_at = None
    try:
        transcript = make_transcript(
            number=draw.number,
            rule=draw.rule,
            tickets=draw.tickets,
            commits={each.party: bytes.fromhex(each.commitment) for each in known},
            reveals={
                each.party: bytes.fromhex(each.revealed) if each.revealed else None
                for each in known
            },
            beacon=Beacon(beacon["source"], beacon["at"], bytes.fromhex(draw.beacon_value)),
        )
    except DrawError as error:
        _abort(draw, error, by, at)
        return
    silent = _silent(draw)
    DrawResult.objects.create(draw=draw, transcript=transcript, silent=silent, drawn_at=at)
    draw.save(update_fields=["due_at"])
    move(draw, "hold", by=by, at=at)
    payload = {
        "draw": draw.number,
        "transcript_sha256": digest(transcript),
        "seed": transcript["seed"],
        "first": [place["id"] for place in transcript["ranking"][: 1 + ALTERNATES]],
        "breaches": [each.party for each in known if not each.revealed],
        "silent": silent,
    }
    chain.append(draw.chain, "draw", payload, at=at)
    subject_of(draw).drawn(draw, by, at)


def _silent(draw: Draw) -> list[str]:
    """The parties with people that neither released nor showed their secret in time."""
    spoke = set(draw.releases.filter(released_at__lte=draw.draw_at).values_list("party", flat=True))
    shown = draw.shares.filter(is_shown=True, revealed_at__lte=draw.draw_at)
    spoke |= set(shown.values_list("party", flat=True))
    parties = {each["party"] for each in draw.holders.values()} - {queries.PLATFORM}
    return sorted(parties - spoke)


def _abort(draw: Draw, error: DrawError, by: Actor, at: dt.datetime) -> None:
    draw.aborted_reason = (gettext(error.template) % {"subject": error.subject})[:300]
    draw.save(update_fields=["due_at", "aborted_reason"])
    move(draw, "abort", by=by, at=at)
    payload = {"draw": draw.number, "reason": error.template}
    chain.append(draw.chain, "draw aborted", payload, at=at)
    subject_of(draw).aborted(draw, draw.aborted_reason, by, at)


# The clock


def reschedule(draw: Draw) -> Draw:
    """Store when the clock acts next on a locked draw."""
    draw.due_at = _due(draw)
    draw.save(update_fields=["due_at"])
    return draw


def _due(draw: Draw) -> dt.datetime | None:
    """The platform's release at once; then its time; then the end of patience."""
    if draw.draw_at is None or not draw.can("be_held"):
        return None
    if draw.status == DrawStatus.OPENED:
        return draw.draw_at
    if not draw.releases.filter(party=SeedParty.PLATFORM).exists():
        return draw.frozen_at
    return draw.draw_at if _must_read(draw) else patience(draw)


def _must_read(draw: Draw) -> bool:
    return draw.beacon_source != NO_BEACON and draw.beacon_known_at is None


def run_due_draws(*, at: dt.datetime) -> list[str]:
    """Act on every draw that is due at `at`; returns the numbers of those that moved."""
    moved = []
    due = Draw.objects.filter(due_at__lte=at, status__in=DRAW.states_that_can("be_held"))
    for draw in due.order_by("due_at", "id"):
        try:
            _act(draw, at)
        except DomainError as error:
            logger.warning("%s is due but: %s", draw.number, error)
            continue
        moved.append(draw.number)
    return moved


@transaction.atomic
def _act(draw: Draw, at: dt.datetime) -> None:
    draw = locked_draw(draw)
    if draw.due_at is None or draw.due_at > at or draw.draw_at is None:
        return
    if not draw.releases.filter(party=SeedParty.PLATFORM).exists():
        release_platform(draw=draw, at=at)
    elif _must_read(draw) and at >= draw.draw_at:
        _ask_for_beacon(draw, at)
    else:
        hold(draw=draw, at=at)


def _ask_for_beacon(draw: Draw, at: dt.datetime) -> None:
    """The worker asks the network; while it does not answer, two people may type the value."""
    assert draw.draw_at is not None
    wanted = queries.network().round_at(draw.draw_at)
    if settings.BEACON_URLS:
        outbox.enqueue(READ_BEACON, draw.number, {"round": wanted}, due_at=at)
    draw.due_at = None
    draw.save(update_fields=["due_at"])


# Locks


def locked_draw(draw: Draw) -> Draw:
    """Its subject and then the draw itself, as they are now, until the transaction ends."""
    subject_of(draw).lock(draw)
    return _row(draw)


def _row(draw: Draw) -> Draw:
    return (
        Draw.objects.select_for_update(of=("self",), no_key=True)
        .select_related("region", "owner")
        .get(pk=draw.pk)
    )
