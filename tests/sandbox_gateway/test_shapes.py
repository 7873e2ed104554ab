"""Every answer has the fields of Stripe's published examples and the SDK's types."""

import json
from pathlib import Path
from typing import Any

import pytest
import stripe

from tests.sandbox_gateway.wire import SandboxClient

TYPES = {
    "payment_intent": stripe.PaymentIntent,
    "charge": stripe.Charge,
    "refund": stripe.Refund,
    "account": stripe.Account,
    "transfer": stripe.Transfer,
    "transfer_reversal": stripe.TransferReversal,
    "payout": stripe.Payout,
    "balance": stripe.Balance,
    "balance_transaction": stripe.BalanceTransaction,
    "event": stripe.Event,
    "webhook_endpoint": stripe.WebhookEndpoint,
}


@pytest.fixture
def answers(api: SandboxClient) -> dict[str, Any]:
    """One answer of every resource."""
    intent = api.pay(20_000, "pm_card_bypassPending")
    account = api.agency_account()
    transfer = api.post("/v1/transfers", amount=500, currency="cny", destination=account).body
    return {
        "payment_intent": intent,
        "charge": api.get(f"/v1/charges/{intent['latest_charge']}").body,
        "refund": api.post("/v1/refunds", payment_intent=intent["id"], amount=100).body,
        "account": api.get(f"/v1/accounts/{account}").body,
        "transfer": transfer,
        "transfer_reversal": api.post(f"/v1/transfers/{transfer['id']}/reversals").body,
        "payout": api.post("/v1/payouts", amount=1000, currency="cny").body,
        "balance": api.get("/v1/balance").body,
        "balance_transaction": api.get("/v1/balance_transactions").body["data"][0],
        "event": api.get("/v1/events").body["data"][0],
        "webhook_endpoint": api.post(
            "/v1/webhook_endpoints", url="https://a.example/hook", fields={"enabled_events[]": "*"}
        ).body,
    }


def test_every_field_of_the_published_examples_is_there(
    answers: dict[str, Any], reference_data: Path
) -> None:
    examples = json.loads((reference_data / "stripe/fixtures3.json").read_text())["resources"]
    absent = {
        kind: sorted(examples[kind].keys() - answer.keys()) for kind, answer in answers.items()
    }
    assert absent == {kind: [] for kind in TYPES}


def test_answers_parse_as_the_typed_resources_of_the_sdk(answers: dict[str, Any]) -> None:
    for kind, wanted in TYPES.items():
        parsed = stripe.StripeObject.construct_from({"it": answers[kind]}, "sk_test")["it"]
        assert isinstance(parsed, wanted), kind


def test_nothing_private_leaves_the_sandbox(answers: dict[str, Any]) -> None:
    assert "_sandbox" not in json.dumps(answers)
