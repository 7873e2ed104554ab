"""What can go wrong between us and a gateway; the caller decides by the class, never by text."""

from django.utils.translation import gettext_lazy as _

from core.errors import DomainError


class GatewayError(DomainError):
    """Base of all gateway errors. Fact: `code`, the gateway's own word for it."""

    status_code = 502
    code: str = ""


class Declined(GatewayError):
    """The payer's bank said no; nothing was taken. Facts: code, payment_id."""

    status_code = 422
    sentence = _("The bank declined the payment. Pay another way or ask your bank.")
    payment_id: str = ""


class Unavailable(GatewayError):
    """The call certainly had no effect: never sent, rate limited, or only a read failed."""

    status_code = 503
    sentence = _("The payment service cannot be reached. Try again in a few minutes.")


class UnknownOutcome(GatewayError):
    """The call was sent and its effect is unknown: ask the gateway before trying anything else.

    Repeating it with the same idempotency key is safe; with another key it may pay twice.
    """

    status_code = 503
    sentence = _("The payment service has not confirmed yet. We keep asking; do not pay again.")


class Invalid(GatewayError):
    """The gateway refused the request as it was made; the same request will never pass."""

    status_code = 422
    sentence = _("The payment service refused the request. Check the amount and the account.")
    param: str = ""


class KeyReused(Invalid):
    """The idempotency key was used before with other contents."""


class NotFound(Invalid):
    """The gateway knows no such object."""

    status_code = 404


class ForgedWebhook(GatewayError):
    """The message is not from the gateway, or is too old or from the future. Store nothing."""

    status_code = 400
    sentence = _("This message was not signed by the payment service.")
