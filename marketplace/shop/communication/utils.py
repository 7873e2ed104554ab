"""Messages to people: the inbox in the same transaction, mail through the outbox."""

import uuid

from oscar.apps.communication import utils

from core import outbox
from core.clock import now

TOPIC = "shop.mail"


class Dispatcher(utils.Dispatcher):
    """Oscar's dispatcher, except that nothing is sent inside the request."""

    def send_email_messages(self, recipient_email, messages, from_email=None, attachments=None):
        """Owe a mail to the outbox; a worker sends it."""
        if attachments:
            raise ValueError("mail carries no attachments; link to the page instead")
        owed = {"to": recipient_email, "subject": messages["subject"], "body": messages["body"]}
        return outbox.enqueue(TOPIC, uuid.uuid4().hex, owed, due_at=now())

    def send_text_message(self, user, event_type):
        raise NotImplementedError("the market sends no text messages")
