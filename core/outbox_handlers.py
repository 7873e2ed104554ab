"""What the kernel owes: mails, and heads of the chain to systems of others."""

import datetime as dt
import json

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from . import outbox, seals, subscriptions, webhooks
from .models import ChainSeal, HeadSubscription, Membership, OutboxMessage

HEADS_IN_A_MESSAGE = 500


@outbox.handles("core.member_added")
def tell_new_member(message: OutboxMessage, at: dt.datetime) -> None:
    """Tell a person which organisation added them and how to sign in."""
    membership = Membership.objects.select_related("user", "organisation").get(
        pk=message.payload["membership"]
    )
    context = {"membership": membership, "site": settings.SITE_URL}
    send_mail(
        _("You were added to %(organisation)s") % {"organisation": membership.organisation},
        render_to_string("core/mail/member_added.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [membership.user.email],
    )


def _subscription(message: OutboxMessage) -> HeadSubscription:
    """The subscription of a message, locked: two workers never send from the same head on."""
    return HeadSubscription.objects.select_for_update().get(pk=message.payload["subscription"])


def _mail_page(subscription: HeadSubscription) -> dict[str, object]:
    return {
        "subscription": subscription,
        "token": subscriptions.token(subscription),
        "site": settings.SITE_URL,
    }


@outbox.handles(subscriptions.CONFIRMATION)
def ask_to_confirm(message: OutboxMessage, at: dt.datetime) -> None:
    """Ask whoever reads the address whether heads may be sent there."""
    to = _subscription(message)
    send_mail(
        _("Confirm that heads of the public chain may be sent to you"),
        render_to_string("core/mail/head_confirmation.txt", _mail_page(to)),
        settings.DEFAULT_FROM_EMAIL,
        [to.email],
    )


@outbox.handles(subscriptions.MAIL)
def mail_head(message: OutboxMessage, at: dt.datetime) -> None:
    """The newest head, with the proof that it only added to the one mailed before."""
    to, head = _subscription(message), seals.newest()
    assert head is not None, "a message is owed by a head"
    if to.ended_at is not None:
        return
    mail = EmailMessage(
        _("Head %(number)s of the public chain") % {"number": head.pk},
        render_to_string("core/mail/head.txt", _mail_page(to) | {"head": head}),
        settings.DEFAULT_FROM_EMAIL,
        [to.email],
    )
    files = {f"chain-head-{head.pk}.json": seals.head_file(head)}
    if to.last_head is not None:
        name = f"chain-heads-{to.last_head.pk}-{head.pk}.json"
        files[name] = seals.consistency_file(to.last_head, head)
    for name, content in files.items():
        mail.attach(name, json.dumps(content, indent=1), "application/json")
    mail.send()
    _arrived(to, head, at)


@outbox.handles(subscriptions.WEBHOOK)
def post_heads(message: OutboxMessage, at: dt.datetime) -> None:
    """All heads since the last that arrived, the oldest first. Raises NotDelivered."""
    to = _subscription(message)
    # Who has just subscribed gets the newest alone, not the market's history.
    first = to.last_head_id if to.last_head_id else int(message.key.split(":")[1]) - 1
    found = list(ChainSeal.objects.filter(pk__gt=first).order_by("id")[:HEADS_IN_A_MESSAGE])
    if to.ended_at is not None or not found:
        return
    content = {"type": "chain.heads", "data": {"heads": [seals.head_file(h) for h in found]}}
    body = json.dumps(content).encode()
    headers = webhooks.signed_headers(to.secret, message.key, int(at.timestamp()), body)
    webhooks.post(to.url, body, headers, to_private=settings.WEBHOOKS_TO_PRIVATE_NETWORKS)
    _arrived(to, found[-1], at)


def _arrived(to: HeadSubscription, head: ChainSeal, at: dt.datetime) -> None:
    to.last_head, to.last_sent_at = head, at
    to.save(update_fields=["last_head", "last_sent_at"])
