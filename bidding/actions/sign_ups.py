"""Signing up with a bid, and leaving again, until the deadline."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.draws import actions as draws
from bidding.draws.escrow import SealedSecret
from bidding.errors import NotEligible
from bidding.methods.registry import method_of
from bidding.models import Procurement, SignUp
from bidding.parties import are_related, related_to
from bidding.policies import sign_ups as policies
from bidding.queries.draws import entrant_id
from bidding.queries.eligibility import eligibility_for, snapshot
from bidding.states import SignUpStatus
from core.actors import Actor
from core.clock import database_now, local_date
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import WrongStatus, move

from .locking import enter_gate, person

Clock = Callable[[], dt.datetime]


class RelatedParties(BadInput):
    """The agency is related to the owner or to somebody who takes part; it is not said to whom."""

    sentence = _(
        "Your agency has the same legal representative or contact phone as another party of this "
        "procurement. Related parties may not meet in one procurement. If this is wrong, "
        "correct your registration or ask the regulator."
    )


class AlreadySignedUp(Conflict):
    """The agency takes part already."""

    sentence = _("Your agency has signed up for this procurement already.")


class NoticeAmended(Conflict):
    """The notice was amended since the person read it. Facts: version."""

    sentence = _("The notice was amended meanwhile. Read what changed, then decide again.")


def sign_up(
    *,
    procurement: Procurement,
    agency: Agency,
    by: Actor,
    clock: Clock = database_now,
    bid: Mapping[str, Any] | None = None,
    version: int | None = None,
    secret: SealedSecret | None = None,
) -> SignUp:
    """Take part with a bid as the method asks for it; the eligibility of that moment is frozen.

    A `secret` of the agency's own enters the draw, where there may be one.

    The clock is asked first, so late ones never queue, and again inside the shared gate, so nobody
    gets in behind the closer. `version` is that of the notice which the person read. Raises
    Refused, NotEligible, RelatedParties, AlreadySignedUp, NoticeAmended, SecretIncomplete.
    """
    require(policies.in_time(procurement, clock()))
    with transaction.atomic():
        enter_gate(procurement)
        procurement = _fresh(procurement)
        agency = Agency.objects.select_related("organisation__region").get(pk=agency.pk)
        at = clock()
        require(policies.sign_up(by, agency))
        require(policies.in_time(procurement, at))
        _require_read(procurement, version)
        answers = eligibility_for(agency, procurement, local_date(at))
        if not all(answers):
            raise NotEligible(" ".join(a.sentence for a in answers if not a), answers=answers)
        _require_unrelated(procurement, agency)
        made = _enter(procurement, agency, {"items": snapshot(answers)}, by, at)
        if procurement.draw is not None and secret is not None:
            draws.commit(procurement.draw, entrant_id(agency), secret, at, agency=agency)
        method_of(procurement).receive(made, bid or {}, at)
        return made


def withdraw_sign_up(*, sign_up: SignUp, by: Actor, clock: Clock = database_now) -> SignUp:
    """Leave again; free until the deadline, and logged. Raises Refused, WrongStatus."""
    require(policies.withdraw(by, sign_up.agency))
    with transaction.atomic():
        enter_gate(sign_up.procurement)
        at = clock()
        require(policies.in_time(_fresh(sign_up.procurement), at))
        return move(sign_up, "withdraw", by=by, at=at)


def confirm_sign_up(
    *, sign_up: SignUp, by: Actor, clock: Clock = database_now, version: int | None = None
) -> SignUp:
    """Stand by a sign-up, with its bid, under the amended notice. No public record tells of it.

    `version` is that of the notice which the person read. Raises Refused, NoticeAmended,
    WrongStatus.
    """
    require(policies.confirm(by, sign_up.agency))
    with transaction.atomic():
        enter_gate(sign_up.procurement)
        procurement, at = _fresh(sign_up.procurement), clock()
        require(policies.in_time(procurement, at))
        _require_read(procurement, version)
        taking_part = SignUp.objects.filter(pk=sign_up.pk, status=SignUpStatus.SUBMITTED)
        if not taking_part.update(
            version=procurement.version, confirmed_by=person(by), confirmed_at=at
        ):
            raise WrongStatus(status=sign_up.status, move="confirm")
    sign_up.refresh_from_db()
    return sign_up


def _require_read(procurement: Procurement, version: int | None) -> None:
    if version is not None and version != procurement.version:
        raise NoticeAmended(version=procurement.version)


def _fresh(procurement: Procurement) -> Procurement:
    return Procurement.objects.select_related("owner", "draw").get(pk=procurement.pk)


def _require_unrelated(procurement: Procurement, agency: Agency) -> None:
    """One question to the database, however many have signed up."""
    mine = agency.organisation
    others = SignUp.objects.filter(
        related_to(mine, "agency__organisation__"),
        procurement=procurement,
        status=SignUpStatus.SUBMITTED,
    ).exclude(agency=agency)
    if are_related(mine, procurement.owner) or others.order_by().exists():
        raise RelatedParties


def _enter(
    procurement: Procurement,
    agency: Agency,
    eligibility: dict[str, object],
    by: Actor,
    at: dt.datetime,
) -> SignUp:
    """Insert, or bring a withdrawn one back; who bids again keeps its place with the new bid."""
    facts = {
        "eligibility": eligibility,
        "submitted_by": person(by),
        "submitted_at": at,
        "version": procurement.version,
    }
    made, is_new = SignUp.objects.select_for_update(no_key=True).get_or_create(
        procurement=procurement, agency=agency, defaults=facts
    )
    if is_new:
        return made
    if made.status == SignUpStatus.WITHDRAWN:
        move(made, "resubmit", by=by, at=at)
    elif made.status != SignUpStatus.SUBMITTED or not method_of(procurement).may_bid_again:
        raise AlreadySignedUp
    SignUp.objects.filter(pk=made.pk).update(**facts)
    made.refresh_from_db()
    return made
