"""Which handler answers which path of the API."""

import re
from collections.abc import Callable

from sandbox_gateway import balance, connect, events, payments, payouts, refunds
from sandbox_gateway.call import Call
from sandbox_gateway.wire import Answer, ApiError

Handler = Callable[[Call], Answer]

_TABLE: list[tuple[str, str, Handler]] = [
    ("POST", "payment_intents", payments.create),
    ("GET", "payment_intents", payments.index),
    ("GET", "payment_intents/search", payments.find),
    ("GET", "payment_intents/*", payments.retrieve),
    ("POST", "payment_intents/*/confirm", payments.confirm),
    ("POST", "payment_intents/*/capture", payments.capture),
    ("POST", "payment_intents/*/cancel", payments.cancel),
    ("GET", "charges", payments.list_charges),
    ("GET", "charges/*", payments.retrieve_charge),
    ("POST", "refunds", refunds.create),
    ("GET", "refunds", refunds.index),
    ("GET", "refunds/*", refunds.retrieve),
    ("POST", "accounts", connect.create_account),
    ("GET", "accounts/*", connect.retrieve_account),
    ("POST", "transfers", connect.create_transfer),
    ("GET", "transfers", connect.list_transfers),
    ("GET", "transfers/*", connect.retrieve_transfer),
    ("POST", "transfers/*/reversals", connect.reverse),
    ("GET", "transfers/*/reversals", connect.list_reversals),
    ("GET", "transfers/*/reversals/*", connect.retrieve_reversal),
    ("POST", "payouts", payouts.create),
    ("GET", "payouts", payouts.index),
    ("GET", "payouts/*", payouts.retrieve),
    ("POST", "payouts/*/cancel", payouts.cancel),
    ("GET", "balance", balance.show),
    ("GET", "balance_transactions", balance.index),
    ("GET", "balance_transactions/*", balance.retrieve),
    ("GET", "events", events.index),
    ("GET", "events/*", events.retrieve),
    ("POST", "webhook_endpoints", events.create_endpoint),
    ("GET", "webhook_endpoints", events.list_endpoints),
]

ROUTES = [
    (method, re.compile("/v1/" + path.replace("*", r"([A-Za-z0-9_]{1,64})")), handler)
    for method, path, handler in _TABLE
]


def route(method: str, path: str) -> tuple[Handler, tuple[str, ...]]:
    for verb, pattern, handler in ROUTES:
        match = pattern.fullmatch(path) if verb == method else None
        if match:
            return handler, match.groups()
    raise ApiError(404, f"Unrecognized request URL ({method}: {path}).")
