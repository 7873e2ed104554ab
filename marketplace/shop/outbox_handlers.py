"""Effects of the shop outside the database."""

import datetime as dt

from django.core.mail import send_mail
from oscar.core.loading import get_class

from core import outbox
from core.models import OutboxMessage

TOPIC = get_class("communication.utils", "TOPIC")


@outbox.handles(TOPIC)
def send_owed_mail(message: OutboxMessage, at: dt.datetime) -> None:
    """Send a mail that the dispatcher owes."""
    owed = message.payload
    send_mail(owed["subject"], owed["body"], None, [owed["to"]])
