"""The gateways this installation has, built from the settings."""

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.utils import timezone

from billing.gateways.offline.gateway import OfflineGateway
from billing.gateways.protocol import Gateway


def _stripe() -> Gateway:
    return _stripe_at(
        settings.STRIPE_API_BASE, settings.STRIPE_SECRET_KEY, settings.STRIPE_WEBHOOK_SECRET
    )


@cache
def _stripe_at(api_base: str, secret_key: str, webhook_secret: str) -> Gateway:
    # Imported here: the SDK brings two HTTP clients, a fifth of the start of every command.
    from billing.gateways.stripe import StripeConfig, StripeGateway

    return StripeGateway(
        StripeConfig(api_base=api_base, secret_key=secret_key, webhook_secret=webhook_secret)
    )


def _offline() -> Gateway:
    return OfflineGateway(clock=timezone.now)


GATEWAYS: dict[str, Callable[[], Gateway]] = {"stripe": _stripe, "offline": _offline}


def gateway(code: str) -> Gateway:
    """The gateway of that code; KeyError is a bug of the caller."""
    return GATEWAYS[code]()
