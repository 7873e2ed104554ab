"""The online gateway: every failure has its own class, and webhooks cannot be forged."""

import datetime as dt
import json
import time
from typing import Any

import pytest

from billing.gateways.errors import (
    Declined,
    ForgedWebhook,
    Invalid,
    Unavailable,
    UnknownOutcome,
)
from billing.gateways.protocol import BankAccount
from billing.gateways.stripe import StripeConfig, StripeGateway
from sandbox_gateway.deliveries import signature
from sandbox_gateway.server import RunningSandbox
from tests.billing.gateway_worlds import NOW, ask, stripe_gateway
from tests.sandbox_gateway.fixtures import WEBHOOK_SECRET, Listener
from tests.sandbox_gateway.wire import SandboxClient

EVENT = {
    "id": "evt_1",
    "object": "event",
    "type": "payment_intent.succeeded",
    "created": 1_700_000_000,
    "data": {"object": {"id": "pi_1", "object": "payment_intent"}},
}


def test_card_is_taken_at_once_with_its_fee(gateway_server: RunningSandbox) -> None:
    paid = ask(stripe_gateway(gateway_server, method="pm_card_visa"))
    assert (paid.status, paid.received_fen, paid.fee_fen) == ("succeeded", 10_000, 60)


def test_decline_names_code_and_payment(gateway_server: RunningSandbox) -> None:
    gateway = stripe_gateway(gateway_server, method="pm_card_chargeDeclinedInsufficientFunds")
    with pytest.raises(Declined) as caught:
        ask(gateway)
    assert caught.value.code == "insufficient_funds"
    failed = gateway.retrieve_payment(caught.value.payment_id)
    assert (failed.status, failed.failure_code) == ("failed", "insufficient_funds")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("error_after_effect", UnknownOutcome),
        ("error_before_effect", UnknownOutcome),
        ("timeout_after_commit", UnknownOutcome),
        ("timeout_before_effect", UnknownOutcome),
        ("rate_limit", Unavailable),
    ],
)
def test_a_sent_call_without_answer_has_an_unknown_outcome(
    gateway_server: RunningSandbox, api: SandboxClient, kind: str, expected: type[Exception]
) -> None:
    api.post("/_sandbox/faults", kind=kind, match="payment_intents")
    gateway = stripe_gateway(gateway_server)
    with pytest.raises(expected):
        ask(gateway)
    assert len(gateway.find_payments("PAY-1")) == ("after" in kind)


def test_slow_answer_is_an_unknown_outcome_and_the_retry_finds_it(
    gateway_server: RunningSandbox, api: SandboxClient
) -> None:
    api.post("/_sandbox/faults", kind="slow", match="payment_intents", seconds="0.6")
    gateway = stripe_gateway(gateway_server, read_timeout=0.2)
    with pytest.raises(UnknownOutcome):
        ask(gateway, idempotency_key="k")
    patient = stripe_gateway(gateway_server)
    made = None
    for _ in range(1_000):
        try:
            made = ask(patient, idempotency_key="k")
            break
        except UnknownOutcome as busy:
            assert busy.code == "idempotency_key_in_use"
            time.sleep(0.02)
    assert made is not None, "the slow answer never ended"
    assert [each.id for each in patient.find_payments("PAY-1")] == [made.id]


def test_failed_reading_is_merely_unavailable(
    gateway_server: RunningSandbox, api: SandboxClient
) -> None:
    gateway = stripe_gateway(gateway_server)
    api.post("/_sandbox/faults", kind="timeout_before_effect", match="payment_intents")
    with pytest.raises(Unavailable):
        gateway.retrieve_payment("pi_1")


def test_closed_port_is_unavailable_and_surely_without_effect() -> None:
    gateway = StripeGateway(
        StripeConfig(api_base="http://127.0.0.1:9", secret_key="sk_test_x", webhook_secret="w")
    )
    with pytest.raises(Unavailable) as caught:
        ask(gateway)
    assert caught.value.code == "not_connected"


def test_wrong_api_key_is_unavailable(gateway_server: RunningSandbox) -> None:
    gateway = StripeGateway(
        StripeConfig(api_base=gateway_server.url, secret_key="sk_test_x", webhook_secret="w")
    )
    with pytest.raises(Unavailable):
        ask(gateway)


def test_payout_above_the_balance_is_invalid(gateway_server: RunningSandbox) -> None:
    gateway = stripe_gateway(gateway_server)
    bank = BankAccount(holder="Acme", number="62220001", bank_name="ICBC")
    payee = gateway.create_payee(bank, reference="AG-1", idempotency_key="a")
    with pytest.raises(Invalid) as caught:
        gateway.pay_out(
            amount_fen=1, currency="CNY", payee=payee, reference="PO-1", idempotency_key="p"
        )
    assert caught.value.code == "balance_insufficient"


def test_interrupted_payout_is_completed_by_repeating_it(
    gateway_server: RunningSandbox, api: SandboxClient
) -> None:
    api.pay(10_000, "pm_card_bypassPending")
    gateway = stripe_gateway(gateway_server)
    bank = BankAccount(holder="Acme", number="62220001", bank_name="ICBC")
    payee = gateway.create_payee(bank, reference="AG-1", idempotency_key="a")
    order: dict[str, Any] = {
        "amount_fen": 500,
        "currency": "CNY",
        "payee": payee,
        "reference": "PO-1",
        "idempotency_key": "p",
    }
    api.post("/_sandbox/faults", kind="timeout_before_effect", match="payouts")
    with pytest.raises(UnknownOutcome):
        gateway.pay_out(**order)
    made = gateway.pay_out(**order)
    assert len(api.get("/v1/transfers").body["data"]) == 1
    assert gateway.find_payouts(payee, "PO-1") == [made]


@pytest.fixture
def signed(gateway_server: RunningSandbox) -> StripeGateway:
    return stripe_gateway(gateway_server)


def sign(seconds: int = 0, secret: str = WEBHOOK_SECRET) -> tuple[bytes, str]:
    """The event signed that many seconds after NOW."""
    payload = json.dumps(EVENT).encode()
    return payload, signature(payload, secret, int(NOW.timestamp()) + seconds)


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_fresh_signed_event_is_a_hint(signed: StripeGateway, seconds: int) -> None:
    hint = signed.parse_webhook(*sign(seconds), now=NOW)
    assert (hint.id, hint.kind, hint.object_id) == ("evt_1", "payment_intent.succeeded", "pi_1")
    assert hint.created_at == dt.datetime.fromtimestamp(1_700_000_000, dt.UTC)


@pytest.mark.parametrize("seconds", [-301, 301, -86_400, 86_400])
def test_replayed_and_future_events_are_refused(signed: StripeGateway, seconds: int) -> None:
    with pytest.raises(ForgedWebhook) as caught:
        signed.parse_webhook(*sign(seconds), now=NOW)
    assert caught.value.code == "outside_time_window"


def test_forged_and_changed_events_are_refused(signed: StripeGateway) -> None:
    payload, header = sign()
    forged = [
        sign(secret="whsec_other"),
        (payload.replace(b"pi_1", b"pi_2"), header),
        (payload + b" ", header),
        (payload, header.replace("v1=", "v0=")),
        (payload, header[:-1]),
        (payload, ""),
        (payload, "t=１７００００００００,v1=aa"),
        (payload, f"t=1,{header}"),
        (b"\xff\xfe", header),
    ]
    for body, signature_header in forged:
        with pytest.raises(ForgedWebhook):
            signed.parse_webhook(body, signature_header, now=NOW)


@pytest.mark.parametrize("content", [b"[]", b"{}", b"null", b"nonsense", b'{"data": 1}', b"\xff"])
def test_signed_nonsense_is_refused(signed: StripeGateway, content: bytes) -> None:
    header = signature(content, WEBHOOK_SECRET, int(NOW.timestamp()))
    with pytest.raises(ForgedWebhook):
        signed.parse_webhook(content, header, now=NOW)


def test_sandbox_webhook_passes_the_check(
    hooked: SandboxClient, listener: Listener, signed: StripeGateway
) -> None:
    intent = hooked.pay()
    hooked.post("/_sandbox/deliver")
    hints = [signed.parse_webhook(*each, now=dt.datetime.now(dt.UTC)) for each in listener.heard]
    assert [each.object_kind for each in hints] == ["payment_intent", "charge", "payment_intent"]
    assert hints[-1].object_id == intent["id"]
