"""What a teller decides about an offline order. The caller has required the policy."""

import datetime as dt

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from billing.gateways.offline.models import OfflineOrder
from core.actors import Actor
from core.errors import BadInput
from core.workflow import move


class WrongAmount(BadInput):
    """What moved is not what was asked for. Facts: expected_fen, got_fen."""

    sentence = _("The amount differs from the order. Book it as an exception instead.")


class NoEvidence(BadInput):
    """The bank's reference or the number of the till's slip is missing."""

    sentence = _("Enter the bank's reference or the number of the slip.")


@transaction.atomic
def complete(
    *, number: str, moved_fen: int, evidence: str, by: Actor, at: dt.datetime
) -> OfflineOrder:
    """The money was received, given back or sent, in full, and `evidence` says where to see it."""
    order = OfflineOrder.objects.select_for_update().get(number=number)
    if moved_fen != order.amount_fen:
        raise WrongAmount(expected_fen=order.amount_fen, got_fen=moved_fen)
    if not evidence.strip():
        raise NoEvidence
    move(order, "complete", by=by, at=at, reason=evidence)
    order.moved_fen, order.evidence, order.decided_at = moved_fen, evidence.strip(), at
    order.save(update_fields=["moved_fen", "evidence", "decided_at"])
    return order


@transaction.atomic
def fail(*, number: str, reason: str, by: Actor, at: dt.datetime) -> OfflineOrder:
    """The bank refused or returned it; a failed refund frees what it had claimed."""
    order = OfflineOrder.objects.select_for_update().get(number=number)
    move(order, "fail", by=by, at=at, reason=reason)
    order.decided_at = at
    order.save(update_fields=["decided_at"])
    if order.payment is not None:
        OfflineOrder.objects.filter(pk=order.payment.pk).update(
            given_back_fen=F("given_back_fen") - order.amount_fen
        )
    return order
