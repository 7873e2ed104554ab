"""Faults of the API: what the caller sees is not always what happened."""

import http.client
from typing import Any

import pytest

from tests.sandbox_gateway.wire import SandboxClient

PATH = "/v1/payment_intents"
CARD: dict[str, Any] = {
    "amount": 100,
    "currency": "cny",
    "confirm": "true",
    "payment_method": "pm_card_visa",
}


def made(api: SandboxClient) -> int:
    return len(api.get(PATH).body["data"])


def test_error_after_effect_is_stored_under_the_key(api: SandboxClient) -> None:
    api.post("/_sandbox/faults", kind="error_after_effect", match="payment_intents")
    assert api.post(PATH, key="k", **CARD).status == 500
    assert made(api) == 1
    again = api.post(PATH, key="k", **CARD)
    assert (again.status, again.headers["Idempotent-Replayed"]) == (500, "true")
    assert made(api) == 1


def test_timeout_after_commit_hides_an_answer_that_a_retry_reveals(api: SandboxClient) -> None:
    api.post("/_sandbox/faults", kind="timeout_after_commit", match="payment_intents")
    with pytest.raises(http.client.RemoteDisconnected):
        api.post(PATH, key="k", **CARD)
    assert made(api) == 1
    assert api.post(PATH, key="k", **CARD).body["status"] == "succeeded"
    assert made(api) == 1


@pytest.mark.parametrize(("kind", "status"), [("error_before_effect", 500), ("rate_limit", 429)])
def test_errors_before_the_effect_leave_the_key_free(
    api: SandboxClient, kind: str, status: int
) -> None:
    api.post("/_sandbox/faults", kind=kind, match="payment_intents")
    assert api.post(PATH, key="k", **CARD).status == status
    assert made(api) == 0
    assert api.post(PATH, key="k", **CARD).status == 200


def test_timeout_before_effect_changes_nothing(api: SandboxClient) -> None:
    api.post("/_sandbox/faults", kind="timeout_before_effect", match="refunds")
    intent = api.pay()
    with pytest.raises(http.client.RemoteDisconnected):
        api.post("/v1/refunds", payment_intent=intent["id"])
    assert api.get("/v1/refunds").body["data"] == []


def test_every_third_call_fails_until_cleared(api: SandboxClient) -> None:
    api.post("/_sandbox/faults", kind="error_before_effect", every=3, times=100)
    statuses = [api.post(PATH, **CARD).status for _ in range(6)]
    assert statuses == [200, 200, 500, 200, 200, 500]
    assert api.delete("/_sandbox/faults").body["data"] == []
    assert [api.post(PATH, **CARD).status for _ in range(3)] == [200] * 3


def test_unknown_fault_is_refused(api: SandboxClient) -> None:
    assert api.post("/_sandbox/faults", kind="earthquake").status == 400
    assert api.post("/_sandbox/earthquake").status == 404
