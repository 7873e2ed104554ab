"""Checks a webhook: signed by the gateway, and neither from the past nor from the future."""

import datetime as dt
import json
import re

import stripe

from billing.gateways.errors import ForgedWebhook
from billing.gateways.protocol import EventHint
from billing.gateways.stripe.mapping import moment

TOLERANCE = dt.timedelta(minutes=5)

_HEADER = re.compile(r"t=([0-9]{1,12})(,[a-z0-9]+=[0-9a-f]+)+", re.ASCII)


def parse(payload: bytes, signature: str, *, secret: str, now: dt.datetime) -> EventHint:
    """The event's hint. Raises ForgedWebhook.

    The SDK compares the signature but accepts any timestamp ahead of its own clock, so both sides
    of the window are checked here.
    """
    header = _HEADER.fullmatch(signature)
    if header is None or not secret:
        raise ForgedWebhook(code="bad_signature_header")
    if abs(now - moment(int(header[1]))) > TOLERANCE:
        raise ForgedWebhook(code="outside_time_window")
    try:
        stripe.WebhookSignature.verify_header(payload, signature, secret, None)
        event = json.loads(payload)
        subject = event["data"]["object"]
        return EventHint(
            id=str(event["id"]),
            kind=str(event["type"]),
            object_kind=str(subject["object"]),
            object_id=str(subject.get("id", "")),
            payee=str(event.get("account", "")),
            created_at=moment(event["created"]),
        )
    except stripe.SignatureVerificationError as error:
        raise ForgedWebhook(code="bad_signature") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ForgedWebhook(code="not_an_event") from error
