"""The online gateway: Stripe, or anything that speaks its wire format."""

from billing.gateways.stripe.gateway import StripeConfig, StripeGateway

__all__ = ["StripeConfig", "StripeGateway"]
