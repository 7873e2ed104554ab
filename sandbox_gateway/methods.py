"""The payment methods the sandbox knows and what each of them does."""

from dataclasses import dataclass
from typing import Literal

from sandbox_gateway.wire import ApiError

Outcome = Literal["succeed", "decline", "act", "process"]


@dataclass(frozen=True)
class Method:
    """A way to pay. `act` waits for the payer, `process` until somebody settles it."""

    kind: str
    outcome: Outcome
    last4: str = "4242"
    decline_code: str | None = None
    is_instant: bool = False
    """The money is available at once instead of on the next day."""


METHODS = {
    "pm_card_visa": Method("card", "succeed"),
    "pm_card_bypassPending": Method("card", "succeed", "0077", is_instant=True),
    "pm_card_chargeDeclined": Method("card", "decline", "0002", "generic_decline"),
    "pm_card_chargeDeclinedInsufficientFunds": Method(
        "card", "decline", "9995", "insufficient_funds"
    ),
    "pm_card_authenticationRequired": Method("card", "act", "3184"),
    "pm_card_processing": Method("card", "process", "0259"),
}

KINDS = ("card", "alipay", "wechat_pay")


def method_named(name: str) -> Method:
    """The method of that id; ids of wallets carry their kind (`pm_alipay_…`)."""
    if name in METHODS:
        return METHODS[name]
    for kind in KINDS[1:]:
        if name.startswith(f"pm_{kind}_"):
            return Method(kind, "act")
    raise ApiError(
        404,
        f"No such PaymentMethod: '{name}'",
        code="resource_missing",
        param="payment_method",
    )
