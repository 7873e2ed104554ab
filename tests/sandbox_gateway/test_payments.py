"""Payments and refunds of the sandbox gateway behave as Stripe's do."""

import pytest

from tests.sandbox_gateway.wire import SandboxClient


def test_visa_succeeds_and_books_the_fee(api: SandboxClient) -> None:
    intent = api.pay(12_345)
    charge = api.get(
        f"/v1/charges/{intent['latest_charge']}", fields={"expand[]": "balance_transaction"}
    ).body
    transaction = charge["balance_transaction"]
    assert (intent["status"], intent["amount_received"]) == ("succeeded", 12_345)
    assert (transaction["amount"], transaction["fee"], transaction["net"]) == (12_345, 74, 12_271)
    assert transaction["fee_details"][0]["amount"] == 74
    assert transaction["status"] == "pending"


def test_declined_card_answers_402_and_keeps_the_failed_charge(api: SandboxClient) -> None:
    reply = api.post(
        "/v1/payment_intents",
        amount=100,
        currency="cny",
        confirm="true",
        payment_method="pm_card_chargeDeclined",
    )
    assert (reply.status, reply.error["type"]) == (402, "card_error")
    intent = api.get(f"/v1/payment_intents/{reply.error['payment_intent']['id']}").body
    assert intent["status"] == "requires_payment_method"
    assert intent["last_payment_error"]["decline_code"] == "generic_decline"
    assert api.get(f"/v1/charges/{intent['latest_charge']}").body["status"] == "failed"


@pytest.mark.parametrize(
    ("method", "status"),
    [
        ("pm_card_authenticationRequired", "requires_action"),
        ("pm_card_processing", "processing"),
    ],
)
def test_some_cards_need_more_time(api: SandboxClient, method: str, status: str) -> None:
    assert api.pay(method=method)["status"] == status


@pytest.mark.parametrize(("outcome", "status"), [
    ("succeed", "succeeded"), ("fail", "requires_payment_method")])  # fmt: skip
def test_a_payment_in_processing_is_decided_on_request(
    api: SandboxClient, outcome: str, status: str
) -> None:
    intent = api.pay(method="pm_card_processing")
    done = api.post("/_sandbox/finish", payment_intent=intent["id"], outcome=outcome).body
    assert done["status"] == status


def test_manual_capture_takes_at_most_what_is_held(api: SandboxClient) -> None:
    intent = api.pay(1_000, capture_method="manual")
    path = f"/v1/payment_intents/{intent['id']}/capture"
    assert intent["status"] == "requires_capture"
    assert api.post(path, amount_to_capture=1_001).status == 400
    assert api.post(path, amount_to_capture=600).body["amount_received"] == 600
    assert api.post(path).error["code"] == "payment_intent_unexpected_state"


def test_cancelled_intent_cannot_be_confirmed(api: SandboxClient) -> None:
    intent = api.post("/v1/payment_intents", amount=100, currency="cny").body
    path = f"/v1/payment_intents/{intent['id']}"
    assert api.post(f"{path}/cancel").body["status"] == "canceled"
    assert api.post(f"{path}/confirm", payment_method="pm_card_visa").status == 400


def test_search_finds_by_metadata_and_pages(api: SandboxClient) -> None:
    for number in range(3):
        api.pay(100 + number, fields={"metadata[reference]": "A'-1".replace("'", "")})
    api.pay(999, fields={"metadata[reference]": "B-1"})
    query = "metadata['reference']:'A-1' AND status:'succeeded'"
    first = api.get("/v1/payment_intents/search", query=query, limit=2).body
    rest = api.get("/v1/payment_intents/search", query=query, limit=2, page=first["next_page"]).body
    assert [each["amount"] for each in first["data"] + rest["data"]] == [102, 101, 100]
    assert rest["has_more"] is False


def test_list_pages_in_both_directions(api: SandboxClient) -> None:
    ids = [api.pay()["id"] for _ in range(4)][::-1]
    path = "/v1/payment_intents"
    first = api.get(path, limit=2).body
    second = api.get(path, limit=2, starting_after=ids[1]).body
    back = api.get(path, limit=2, ending_before=ids[2]).body
    assert [each["id"] for each in first["data"]] == ids[:2] and first["has_more"]
    assert [each["id"] for each in second["data"]] == ids[2:] and not second["has_more"]
    assert [each["id"] for each in back["data"]] == ids[:2]
    assert api.get(path, fields={"created[gt]": 4_000_000_000}).body["data"] == []


def test_refunds_stop_at_what_remains(api: SandboxClient) -> None:
    intent = api.pay(1_000)
    assert api.post("/v1/refunds", payment_intent=intent["id"], amount=700).status == 200
    refused = api.post("/v1/refunds", payment_intent=intent["id"], amount=301)
    assert (refused.status, refused.error["param"]) == (400, "amount")
    assert api.post("/v1/refunds", charge=intent["latest_charge"]).body["amount"] == 300
    last = api.post("/v1/refunds", payment_intent=intent["id"])
    assert last.error["code"] == "charge_already_refunded"
    charge = api.get(f"/v1/charges/{intent['latest_charge']}").body
    assert (charge["amount_refunded"], charge["refunded"]) == (1_000, True)
    assert len(api.get("/v1/refunds", payment_intent=intent["id"]).body["data"]) == 2


@pytest.mark.parametrize(
    "amount", ["0", "-1", "1_000", "１００", "1.5", "1e3", " 1", "", "99999999999999"]
)
def test_amounts_are_plain_positive_integers(api: SandboxClient, amount: str) -> None:
    assert api.post("/v1/payment_intents", amount=amount, currency="cny").status == 400
    assert api.get("/v1/payment_intents").body["data"] == []


def test_unknown_parameter_changes_nothing(api: SandboxClient) -> None:
    reply = api.post("/v1/payment_intents", amount=5, currency="cny", surprise="1")
    assert reply.error["code"] == "parameter_unknown"
    assert api.get("/v1/payment_intents").body["data"] == []
    assert api.get("/v1/events").body["data"] == []


def test_wrong_key_is_refused(api: SandboxClient) -> None:
    stranger = SandboxClient(api.url, secret_key="sk_test_other")
    assert stranger.get("/v1/balance").status == 401
    assert stranger.post("/_sandbox/advance").status == 401


def test_unknown_object_and_path_are_404(api: SandboxClient) -> None:
    assert api.get("/v1/payment_intents/pi_nobody").error["code"] == "resource_missing"
    assert api.get("/v1/nothing").status == 404
