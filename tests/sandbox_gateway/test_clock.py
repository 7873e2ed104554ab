"""The gateway can be told the time: objects and money live by it, deliveries and leases do not."""

import time
from datetime import datetime, timedelta

import stripe

from sandbox_gateway.clock import SHANGHAI
from tests.sandbox_gateway.fixtures import WEBHOOK_SECRET, Listener
from tests.sandbox_gateway.wire import SandboxClient

NIGHT = datetime(2028, 2, 29, 23, 59, tzinfo=SHANGHAI)


def tell(api: SandboxClient, at: datetime) -> int:
    moment = int(at.timestamp())
    assert api.post("/_sandbox/clock", at=moment).body["at"] == moment
    return moment


def available(api: SandboxClient) -> int:
    return int(api.get("/v1/balance").body["available"][0]["amount"])


def test_what_is_made_carries_the_time_told(api: SandboxClient) -> None:
    told = tell(api, NIGHT)
    paid = api.pay()
    event = api.get("/v1/events").body["data"][0]
    assert paid["created"] == event["created"] == told


def test_money_settles_on_the_next_day_by_the_time_told(api: SandboxClient) -> None:
    tell(api, NIGHT)
    api.pay()
    assert available(api) == 0
    tell(api, NIGHT + timedelta(minutes=1))
    assert available(api) > 0


def test_the_clock_set_free_is_the_machine_s(api: SandboxClient) -> None:
    tell(api, NIGHT)
    api.post("/_sandbox/clock")
    before = int(time.time())
    assert before <= api.pay()["created"] <= int(time.time())


def test_a_delivery_leaves_at_once_and_is_signed_now(
    hooked: SandboxClient, listener: Listener
) -> None:
    tell(hooked, NIGHT)
    hooked.pay()
    hooked.post("/_sandbox/deliver")
    body, signature = listener.heard[-1]
    stripe.Webhook.construct_event(body, signature, WEBHOOK_SECRET, tolerance=300)
    seconds = int(signature.partition("t=")[2].partition(",")[0])
    assert abs(seconds - time.time()) < 300


def test_an_answer_is_replayed_whatever_time_it_is(api: SandboxClient) -> None:
    form = {"amount": 100, "currency": "cny", "key": "once"}
    first = api.post("/v1/payment_intents", **form)
    tell(api, NIGHT)
    again = api.post("/v1/payment_intents", **form)
    assert again.body == first.body
    assert again.headers["Idempotent-Replayed"] == "true"
