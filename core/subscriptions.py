"""Heads of the public chain leave the market: to systems each of them, by mail one a day."""

import datetime as dt

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from . import outbox, policies, seals, webhooks
from .actors import Actor
from .clock import local_date
from .errors import Conflict
from .models import ChainSeal, HeadSubscription, Organisation, OutboxMessage
from .policy import require

WEBHOOK, MAIL, CONFIRMATION = "core.head_webhook", "core.head_mail", "core.head_confirmation"
MOST_A_DAY = 10
_signer = signing.Signer(salt="core.head_subscription")


class TooManySubscriptions(Conflict):
    """The organisation has ten, or made ten within a day: addresses of others are not spammed."""

    sentence = _("Your organisation has reached ten subscriptions. End one, or come back tomorrow.")


class AlreadySubscribed(Conflict):
    """Heads already go to this address."""

    sentence = _("Heads already go to this address.")


@transaction.atomic
def seal_and_send(*, at: dt.datetime) -> ChainSeal | None:
    """Seal what is new, and owe the head to all who asked for it.

    Whoever still has a message waiting gets all heads since with that one: a system that does not
    answer costs a few attempts, not one a minute.
    """
    head = seals.seal(at=at)
    if head is None:
        return None
    owed = OutboxMessage.objects.filter(topic=WEBHOOK, done_at=None, given_up_at=None)
    waiting = set(owed.order_by().values_list("payload__subscription", flat=True))
    for each in HeadSubscription.objects.live().order_by("id"):
        payload = {"subscription": each.pk}
        if each.email:
            outbox.enqueue(MAIL, f"{each.pk}:{local_date(at)}", payload, due_at=at)
        elif each.pk not in waiting:
            outbox.enqueue(WEBHOOK, f"{each.pk}:{head.pk}", payload, due_at=at)
    return head


@transaction.atomic
def subscribe_mail(
    *, organisation: Organisation, email: str, by: Actor, at: dt.datetime
) -> HeadSubscription:
    """Ask for a head a day; whoever reads the mail confirms first. Raises Refused, Conflict."""
    made = _made(organisation, by, at, email=email)
    outbox.enqueue(CONFIRMATION, str(made.pk), {"subscription": made.pk}, due_at=at)
    return made


@transaction.atomic
def subscribe_webhook(
    *, organisation: Organisation, url: str, chance: bytes, by: Actor, at: dt.datetime
) -> HeadSubscription:
    """Have each head sent to a system. `chance`: 24 fresh bytes. Raises Refused, Conflict."""
    secret = webhooks.secret_text(chance)
    return _made(organisation, by, at, url=url, secret=secret, confirmed_at=at)


def _made(
    organisation: Organisation, by: Actor, at: dt.datetime, **fields: object
) -> HeadSubscription:
    require(policies.have_heads_sent(by, organisation))
    assert by.user is not None, "the system asks for nothing"
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    mine = HeadSubscription.objects.filter(organisation=organisation)
    counted = mine.filter(ended_at=None) | mine.filter(made_at__gt=at - dt.timedelta(days=1))
    if counted.count() >= MOST_A_DAY:
        raise TooManySubscriptions
    address = {name: fields.get(name, "") for name in ("email", "url")}
    if mine.filter(ended_at=None, **address).exists():
        raise AlreadySubscribed
    return HeadSubscription.objects.create(
        organisation=organisation, made_by=by.user, made_at=at, **fields
    )


def token(subscription: HeadSubscription) -> str:
    """What a mail carries, so that its reader confirms or ends without an account."""
    return _signer.sign(str(subscription.pk))


def by_token(text: str) -> HeadSubscription | None:
    """The subscription of a mail; None for a token that this market did not make."""
    try:
        return HeadSubscription.objects.filter(pk=int(_signer.unsign(text))).first()
    except signing.BadSignature:
        return None


def confirm(*, subscription: HeadSubscription, at: dt.datetime) -> None:
    """Whoever reads the mail agrees; twice changes nothing."""
    HeadSubscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=at)


def end(*, subscription: HeadSubscription, at: dt.datetime) -> None:
    """No more heads go there; twice changes nothing."""
    HeadSubscription.objects.filter(pk=subscription.pk, ended_at=None).update(ended_at=at)
