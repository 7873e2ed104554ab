"""People watch a draw or an opening live, and may say what they saw."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.events import WitnessInvited
from bidding.models import Procurement, Witness
from bidding.policies import witnesses as policies
from core import chain
from core.actors import Actor
from core.errors import BadInput
from core.events import publish
from core.models import User
from core.policy import require

from .locking import locked, person


class NobodyHere(BadInput):
    """Nobody who acts in this market has the address. Facts: email."""

    sentence = _("Nobody who acts in this market has this e-mail address. Ask them to join first.")


class InvitedAlready(BadInput):
    """The person is invited. Facts: email."""

    sentence = _("This person is invited already.")


@transaction.atomic
def invite(
    *, procurement: Procurement, email: str, capacity: str, by: Actor, at: dt.datetime
) -> Witness:
    """Ask somebody to watch the draw or the opening live; they hear of it.

    Raises Refused, NobodyHere, InvitedAlready.
    """
    procurement = locked(procurement)
    require(policies.invite(by, procurement))
    address = email.strip().lower()
    found = User.objects.filter(email=address, is_active=True, memberships__is_active=True)
    invited = found.order_by("pk").first()
    if invited is None:
        raise NobodyHere(email=email)
    made, is_new = Witness.objects.get_or_create(
        procurement=procurement,
        person=invited,
        defaults={"capacity": capacity, "invited_by": person(by), "invited_at": at},
    )
    if not is_new:
        raise InvitedAlready(email=email)
    publish(WitnessInvited(made, at))
    return made


@transaction.atomic
def attest(*, witness: Witness, remark: str, by: Actor, at: dt.datetime) -> Witness:
    """The witness says what they saw; the notice shows it and the chain keeps its hash.

    Raises Refused.
    """
    procurement = locked(witness.procurement)
    witness = Witness.objects.select_related("person", "procurement").get(pk=witness.pk)
    require(policies.attest(by, witness))
    witness.attested_at, witness.remark = at, remark[:300]
    witness.save(update_fields=["attested_at", "remark"])
    payload = {
        "capacity": witness.capacity,
        "remark_sha256": hashlib.sha256(witness.remark.encode()).hexdigest(),
    }
    chain.append(procurement.chain, "witness", payload, at=at)
    return witness
