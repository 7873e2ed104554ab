"""Messages to people: a line in the inbox now, and a mail through the outbox."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from oscar.core.loading import get_class, get_model

from core.actors import Actor
from core.models import Membership, Organisation, User
from core.policy import require, signed_in

Notification = get_model("communication", "Notification")
Dispatcher = get_class("communication.utils", "Dispatcher")


@transaction.atomic
def tell(people: Iterable[User], *, subject: str, body: str) -> None:
    """Write to people, inside the transaction of what happened."""
    dispatcher = Dispatcher()
    subject = " ".join(subject.split())  # a title with a line break is no mail header
    for person in people:
        dispatcher.notify_user(person, subject[:255], body=body)
        dispatcher.dispatch_user_messages(
            person, {"subject": subject, "body": body, "html": "", "sms": ""}
        )


def tell_members(organisation: Organisation, role: str, *, subject: str, body: str) -> None:
    """Write to everyone who acts for an organisation in a role."""
    members = Membership.objects.filter(organisation=organisation, role=role, is_active=True)
    tell(
        [member.user for member in members.select_related("user").order_by("pk")],
        subject=subject,
        body=body,
    )


@transaction.atomic
def mark_read(*, by: Actor, at: dt.datetime) -> int:
    """The person has seen every message of the inbox; returns how many were new."""
    require(signed_in(by))
    mine = Notification.objects.filter(recipient=by.user, date_read=None)
    return int(mine.update(date_read=at))
