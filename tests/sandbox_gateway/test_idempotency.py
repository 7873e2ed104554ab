"""Idempotency keys hold under repetition, contradiction, threads and restarts."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sandbox_gateway.call import Config
from sandbox_gateway.server import running_sandbox
from tests.sandbox_gateway.wire import Reply, SandboxClient

PATH = "/v1/payment_intents"
CARD: dict[str, Any] = {"currency": "cny", "confirm": "true", "payment_method": "pm_card_visa"}


def test_same_key_and_body_replays_the_stored_answer(api: SandboxClient) -> None:
    first = api.post(PATH, key="k", amount=100, **CARD)
    second = api.post(PATH, key="k", amount=100, **CARD)
    assert first.raw == second.raw
    assert first.headers["Idempotent-Replayed"] is None
    assert second.headers["Idempotent-Replayed"] == "true"
    assert len(api.get(PATH).body["data"]) == 1


def test_same_key_with_another_body_is_an_error(api: SandboxClient) -> None:
    api.post(PATH, key="k", amount=100, **CARD)
    other = api.post(PATH, key="k", amount=101, **CARD)
    assert (other.status, other.error["type"]) == (400, "idempotency_error")
    assert len(api.get(PATH).body["data"]) == 1


def test_a_decline_is_replayed_too(api: SandboxClient) -> None:
    form = CARD | {"payment_method": "pm_card_chargeDeclined", "amount": 100}
    first, second = api.post(PATH, key="k", **form), api.post(PATH, key="k", **form)
    assert (first.status, first.raw) == (402, second.raw)
    assert len(api.get("/v1/charges").body["data"]) == 1


def test_a_bad_parameter_does_not_use_up_the_key(api: SandboxClient) -> None:
    assert api.post(PATH, key="k", amount="x", **CARD).status == 400
    assert api.post(PATH, key="k", amount=100, **CARD).status == 200


def test_keys_of_two_accounts_do_not_meet(api: SandboxClient) -> None:
    account = api.agency_account()
    assert api.post(PATH, key="k", amount=1, **CARD).status == 200
    assert api.post(PATH, key="k", amount=2, account=account, **CARD).status == 200


def test_request_in_flight_answers_409(api: SandboxClient) -> None:
    api.post("/_sandbox/faults", kind="slow", match="payment_intents", seconds="0.5")
    with ThreadPoolExecutor(1) as pool:
        slow = pool.submit(api.post, PATH, key="k", amount=100, **CARD)
        busy: list[Reply] = []
        while not slow.done() and not any(each.status == 409 for each in busy):
            if api.get("/_sandbox/faults").body["data"] == []:
                busy.append(api.post(PATH, key="k", amount=100, **CARD))
        assert slow.result().status == 200
    assert busy[-1].error["code"] == "idempotency_key_in_use"
    assert api.post(PATH, key="k", amount=100, **CARD).headers["Idempotent-Replayed"] == "true"


def test_sixteen_threads_on_one_key_make_one_payment(api: SandboxClient) -> None:
    barrier = threading.Barrier(16)

    def pay() -> Reply:
        barrier.wait()
        return api.post(PATH, key="one", amount=100, **CARD)

    with ThreadPoolExecutor(16) as pool:
        replies = [each.result() for each in [pool.submit(pay) for _ in range(16)]]
    assert {each.status for each in replies} <= {200, 409}
    assert len({each.body["id"] for each in replies if each.status == 200}) == 1
    assert len(api.get(PATH).body["data"]) == 1
    assert len(api.get("/v1/balance_transactions").body["data"]) == 1


def test_sixteen_refunds_at_once_never_exceed_the_charge(api: SandboxClient) -> None:
    intent = api.pay(1_000)

    def refund(number: int) -> int:
        return api.post(
            "/v1/refunds", key=f"r{number}", payment_intent=intent["id"], amount=300
        ).status

    with ThreadPoolExecutor(16) as pool:
        statuses = list(pool.map(refund, range(16)))
    assert sorted(statuses) == [200] * 3 + [400] * 13
    charge = api.get(f"/v1/charges/{intent['latest_charge']}").body
    assert charge["amount_refunded"] == 900


def test_objects_and_keys_survive_a_restart(tmp_path: Path) -> None:
    db = tmp_path / "sandbox.sqlite3"
    with running_sandbox(Config(), db=db) as running:
        first = SandboxClient(running.url).post(PATH, key="k", amount=100, **CARD)
    with running_sandbox(Config(), db=db) as running:
        again = SandboxClient(running.url).post(PATH, key="k", amount=100, **CARD)
    assert again.body["id"] == first.body["id"]
    assert again.headers["Idempotent-Replayed"] == "true"
