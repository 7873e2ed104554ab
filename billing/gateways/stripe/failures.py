"""Turns the SDK's exceptions into ours, by class and cause."""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from billing.gateways.errors import (
    Declined,
    GatewayError,
    Invalid,
    KeyReused,
    NotFound,
    Unavailable,
    UnknownOutcome,
)


@contextmanager
def translated(*, changes: bool) -> Iterator[None]:
    """Run one call. With `changes`, an answer that never came leaves the outcome unknown."""
    try:
        yield
    except stripe.StripeError as error:
        raise _ours(error, changes=changes) from error


def _ours(error: stripe.StripeError, *, changes: bool) -> GatewayError:
    code = str(error.code or (error.error and error.error.code) or "")
    match error:
        case stripe.CardError():
            return Declined(code=_decline_code(error), payment_id=_payment_of(error))
        case stripe.RateLimitError():
            return Unavailable(code=code or "rate_limit")
        case stripe.IdempotencyError():
            return KeyReused(code="idempotency_error")
        case stripe.InvalidRequestError() if error.http_status == 404:
            return NotFound(code=code, param=error.param or "")
        case stripe.InvalidRequestError():
            return Invalid(code=code, param=error.param or "")
        case stripe.AuthenticationError() | stripe.PermissionError():
            return Unavailable(code="not_authorised")
        case stripe.APIConnectionError() if _never_sent(error):
            return Unavailable(code="not_connected")
        case _:
            known = code or f"http_{error.http_status}"
            return UnknownOutcome(code=known) if changes else Unavailable(code=known)


def _never_sent(error: stripe.APIConnectionError) -> bool:
    """True when not even a connection came about, so that the gateway cannot have acted."""
    cause = error.__cause__
    reason = cause.args[0] if cause is not None and cause.args else None
    return isinstance(reason, MaxRetryError) and isinstance(
        reason.reason, NewConnectionError | ConnectTimeoutError
    )


def _decline_code(error: stripe.CardError) -> str:
    body = error.error
    return str((body and body.decline_code) or error.code or "declined")


def _payment_of(error: stripe.CardError) -> str:
    intent = error.error.payment_intent if error.error else None
    return str(intent.id) if intent else ""
