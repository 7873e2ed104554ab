"""Webhooks are signed and retried, and misbehave exactly when a fault asks for it."""

import json
import time
from typing import Any

import pytest
import stripe

from sandbox_gateway.call import Config
from sandbox_gateway.server import running_sandbox
from tests.sandbox_gateway.fixtures import WEBHOOK_SECRET, Listener
from tests.sandbox_gateway.wire import SandboxClient

PAID = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"]


def types(listener: Listener) -> list[str]:
    return [json.loads(body)["type"] for body, _ in listener.heard]


def deliver(api: SandboxClient, **form: Any) -> list[Any]:
    data: list[Any] = api.post("/_sandbox/deliver", **form).body["data"]
    return data


def test_events_arrive_in_order_and_signed(hooked: SandboxClient, listener: Listener) -> None:
    hooked.pay()
    deliver(hooked)
    assert types(listener) == PAID
    for body, signature in listener.heard:
        event = stripe.Webhook.construct_event(body, signature, WEBHOOK_SECRET)
        assert event.pending_webhooks == 1
    assert hooked.get("/v1/events").body["data"][0]["pending_webhooks"] == 0


def test_failed_delivery_is_retried_and_then_given_up(
    hooked: SandboxClient, listener: Listener
) -> None:
    listener.status = 503
    hooked.post("/v1/payment_intents", amount=1, currency="cny")
    states = [deliver(hooked)[0]["state"] for _ in range(3)]
    assert states == ["waiting", "waiting", "failed"]
    assert deliver(hooked) == []
    assert len(listener.heard) == 3


def test_retry_waits_for_its_pause(listener: Listener) -> None:
    listener.status = 500
    config = Config(webhook_url=listener.url, webhook_secret=WEBHOOK_SECRET, retry_after=(60,))
    with running_sandbox(config) as running:
        api = SandboxClient(running.url)
        api.post("/v1/payment_intents", amount=1, currency="cny")
        assert deliver(api)[0]["state"] == "waiting"
        assert deliver(api) == []
        listener.status = 200
        assert deliver(api, all="true")[0]["state"] == "delivered"


def test_unreachable_endpoint_is_retried(listener: Listener) -> None:
    config = Config(webhook_url="http://127.0.0.1:9/", webhook_secret="whsec_x", retry_after=(60,))
    with running_sandbox(config) as running:
        api = SandboxClient(running.url)
        api.post("/v1/payment_intents", amount=1, currency="cny")
        assert deliver(api)[0] | {"event": ""} == {
            "event": "",
            "type": "payment_intent.created",
            "attempt": 1,
            "state": "waiting",
            "status": None,
        }


@pytest.mark.parametrize(
    ("fault", "heard"),
    [
        ({"kind": "drop", "match": "charge."}, [PAID[0], PAID[2]]),
        ({"kind": "duplicate", "match": "payment_intent.succeeded"}, [*PAID, PAID[2]]),
        ({"kind": "delay", "match": "charge.", "seconds": "60"}, [PAID[0], PAID[2]]),
        ({"kind": "reorder", "times": 3}, PAID[::-1]),
        ({"kind": "drop", "every": 2, "times": 9}, [PAID[0], PAID[2]]),
    ],
)
def test_faults_of_deliveries(
    hooked: SandboxClient, listener: Listener, fault: dict[str, Any], heard: list[str]
) -> None:
    hooked.post("/_sandbox/faults", **fault)
    hooked.pay()
    deliver(hooked)
    assert types(listener) == heard


def test_courier_delivers_by_itself(listener: Listener) -> None:
    config = Config(webhook_url=listener.url, webhook_secret=WEBHOOK_SECRET)
    with running_sandbox(config, courier=True) as running:
        SandboxClient(running.url).pay()
        deadline = time.monotonic() + 5
        while len(listener.heard) < 3 and time.monotonic() < deadline:
            time.sleep(0.02)
    assert types(listener) == PAID


def test_endpoint_hears_only_what_it_asked_for(api: SandboxClient, listener: Listener) -> None:
    endpoint = api.post(
        "/v1/webhook_endpoints",
        url=listener.url,
        fields={"enabled_events[0]": "payment_intent.succeeded"},
    ).body
    api.pay()
    deliver(api)
    assert types(listener) == ["payment_intent.succeeded"]
    body, signature = listener.heard[0]
    assert stripe.Webhook.construct_event(body, signature, endpoint["secret"])
    assert "secret" not in api.get("/v1/webhook_endpoints").body["data"][0]
