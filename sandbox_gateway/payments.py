"""Payment intents and their charges: create, confirm, capture, cancel, list and search."""

from typing import Any

from sandbox_gateway import payment_objects
from sandbox_gateway.balance import fee_on, move, next_settlement
from sandbox_gateway.call import Call, page, search
from sandbox_gateway.events import emit
from sandbox_gateway.methods import KINDS, Method, method_named
from sandbox_gateway.wire import PRIVATE, Answer, ApiError, Json, error_body

OPEN = ("requires_payment_method", "requires_confirmation", "requires_action")


def create(call: Call) -> Answer:
    params = call.params
    amount, currency = params.amount(), params.currency()
    if amount is None:
        params.required("amount")
        raise AssertionError("unreachable")
    kinds = params.texts("payment_method_types") or ["card"]
    if any(kind not in KINDS for kind in kinds):
        raise ApiError(400, "Unknown payment method type.", param="payment_method_types")
    automatic = params.mapping("automatic_payment_methods")
    intent = payment_objects.payment_intent(
        intent_id=call.new_id("pi"),
        secret=call.new_id("x").removeprefix("x_"),
        amount=amount,
        currency=currency,
        created=call.now,
        capture_method=params.choice(
            "capture_method", ("automatic", "automatic_async", "manual"), "automatic"
        ),
        confirmation_method=params.choice(
            "confirmation_method", ("automatic", "manual"), "automatic"
        ),
        automatic_payment_methods={"enabled": True} if automatic else None,
        customer=params.text("customer"),
        description=params.text("description"),
        metadata=params.metadata(),
        payment_method_types=list(KINDS) if automatic else kinds,
        receipt_email=params.text("receipt_email"),
        statement_descriptor=params.text("statement_descriptor"),
        transfer_group=params.text("transfer_group"),
    )
    emit(call, "payment_intent.created", intent)
    _choose_method(call, intent)
    if params.flag("confirm"):
        return _confirm(call, intent)
    if params.text("return_url"):
        raise ApiError(400, "return_url needs confirm=true.", param="return_url")
    return Answer(call.put(intent))


def confirm(call: Call) -> Answer:
    intent = _intent_in(call, ("requires_payment_method", "requires_confirmation"))
    _choose_method(call, intent)
    return _confirm(call, intent)


def _choose_method(call: Call, intent: Json) -> None:
    name = call.params.text("payment_method")
    data = call.params.mapping("payment_method_data")
    if data:
        kind = str(data.get("type"))
        if kind not in KINDS[1:]:
            raise ApiError(400, "Raw card data is refused.", param="payment_method_data")
        name = call.new_id(f"pm_{kind}")
    if name is None:
        return
    kind = method_named(name).kind
    if kind not in intent["payment_method_types"]:
        raise ApiError(
            400, f"The type {kind} is not allowed for this PaymentIntent.", param="payment_method"
        )
    intent |= {"payment_method": name, "status": "requires_confirmation"}


def _confirm(call: Call, intent: Json) -> Answer:
    return_url = call.params.text("return_url")
    if intent["payment_method"] is None:
        raise ApiError(400, "A payment method is needed to confirm.", param="payment_method")
    method = method_named(intent["payment_method"])
    intent |= {"last_payment_error": None, "next_action": None}
    if method.outcome == "act":
        if method.kind != "card" and return_url is None:
            raise ApiError(400, "Missing required param: return_url.", param="return_url")
        return Answer(_ask_payer(call, intent, method, return_url))
    if method.outcome == "process":
        intent |= {"status": "processing", "processing": {"type": "card"}}
        emit(call, "payment_intent.processing", intent)
        return Answer(call.put(intent))
    if method.outcome == "decline":
        return decline(call, intent, method)
    return Answer(charge(call, intent, method))


def _ask_payer(call: Call, intent: Json, method: Method, return_url: str | None) -> Json:
    url = f"{call.base_url}/pay/{intent['client_secret']}"
    action: Json = {"return_url": return_url, "url": url}
    kind = "alipay_handle_redirect" if method.kind == "alipay" else "redirect_to_url"
    if method.kind == "alipay":
        action |= {"native_data": None, "native_url": None}
    intent |= {"status": "requires_action", "next_action": {"type": kind, kind: action}}
    intent[PRIVATE] = {"return_url": return_url}
    emit(call, "payment_intent.requires_action", intent)
    return call.put(intent)


def charge(call: Call, intent: Json, method: Method) -> Json:
    """Take the money, or only hold it when the intent is captured by hand."""
    body = _charge_of(call, intent, method)
    intent |= {"latest_charge": body["id"], "next_action": None, "processing": None}
    if intent["capture_method"] == "manual":
        intent |= {"status": "requires_capture", "amount_capturable": intent["amount"]}
        call.put(body)
        emit(call, "charge.succeeded", body)
        emit(call, "payment_intent.amount_capturable_updated", intent)
        return call.put(intent)
    _capture(call, intent, body, intent["amount"], method)
    emit(call, "charge.succeeded", body)
    emit(call, "payment_intent.succeeded", intent)
    return call.put(intent)


def _capture(call: Call, intent: Json, body: Json, amount: int, method: Method) -> None:
    body |= {"captured": True, "amount_captured": amount}
    transaction = move(
        call,
        "charge",
        body,
        amount,
        fee=fee_on(amount, call.config.fee_basis_points),
        available_on=None if method.is_instant else next_settlement(call.now),
    )
    body["balance_transaction"] = transaction["id"]
    call.put(body)
    intent |= {"status": "succeeded", "amount_received": amount, "amount_capturable": 0}


def decline(call: Call, intent: Json, method: Method) -> Answer:
    """Record the failed charge and answer 402, as Stripe does; both are kept."""
    body = call.put(_charge_of(call, intent, method))
    facts: dict[str, Any] = {
        "charge": body["id"],
        "code": "card_declined",
        "decline_code": method.decline_code,
    }
    refused = error_body("Your card was declined.", kind="card_error", **facts)
    intent |= {"latest_charge": body["id"], "payment_method": None}
    fail(call, intent, refused["error"])
    emit(call, "charge.failed", body)
    refused["error"]["payment_intent"] = dict(intent)
    return Answer(refused, 402)


def fail(call: Call, intent: Json, error: Json) -> Json:
    intent |= {
        "status": "requires_payment_method",
        "last_payment_error": dict(error),
        "next_action": None,
        "processing": None,
    }
    emit(call, "payment_intent.payment_failed", intent)
    return call.put(intent)


def _charge_of(call: Call, intent: Json, method: Method) -> Json:
    return payment_objects.charge(
        charge_id=call.new_id("ch"),
        intent=intent,
        method=method,
        created=call.now,
        base_url=call.base_url,
    )


def capture(call: Call) -> Answer:
    intent = _intent_in(call, ("requires_capture",))
    amount = call.params.amount("amount_to_capture") or intent["amount_capturable"]
    if amount > intent["amount_capturable"]:
        raise ApiError(400, "You cannot capture more than is held.", param="amount_to_capture")
    body = call.get("charge", intent["latest_charge"])
    _capture(call, intent, body, amount, method_named(intent["payment_method"]))
    emit(call, "charge.captured", body)
    emit(call, "payment_intent.succeeded", intent)
    return Answer(call.put(intent))


def cancel(call: Call) -> Answer:
    intent = _intent_in(call, (*OPEN, "requires_capture"))
    intent |= {
        "status": "canceled",
        "canceled_at": call.now,
        "cancellation_reason": call.params.text("cancellation_reason"),
        "amount_capturable": 0,
        "next_action": None,
    }
    emit(call, "payment_intent.canceled", intent)
    return Answer(call.put(intent))


def _intent_in(call: Call, allowed: tuple[str, ...]) -> Json:
    intent = call.get("payment_intent", call.args[0])
    if intent["status"] not in allowed:
        raise ApiError(
            400,
            f"This PaymentIntent has a status of {intent['status']}.",
            code="payment_intent_unexpected_state",
        )
    return intent


def retrieve(call: Call) -> Answer:
    return Answer(call.get("payment_intent", call.args[0]))


def index(call: Call) -> Answer:
    labels = {"customer": call.params.text("customer")}
    return Answer(page(call, "payment_intent", "/v1/payment_intents", labels))


def find(call: Call) -> Answer:
    return Answer(search(call, "payment_intent", "/v1/payment_intents/search"))


def retrieve_charge(call: Call) -> Answer:
    return Answer(call.get("charge", call.args[0]))


def list_charges(call: Call) -> Answer:
    labels = {name: call.params.text(name) for name in ("payment_intent", "transfer_group")}
    return Answer(page(call, "charge", "/v1/charges", labels))
