"""Refunds, never above what remains of the charge."""

from sandbox_gateway import payment_objects
from sandbox_gateway.balance import move
from sandbox_gateway.call import Call, page
from sandbox_gateway.events import emit
from sandbox_gateway.wire import Answer, ApiError, Json

REASONS = ("duplicate", "fraudulent", "requested_by_customer")


def create(call: Call) -> Answer:
    body = _charge(call)
    remaining = body["amount_captured"] - body["amount_refunded"]
    if not body["captured"] or remaining == 0:
        code = "charge_already_refunded" if body["captured"] else "charge_not_refundable"
        raise ApiError(400, f"Charge {body['id']} has nothing to refund.", code=code)
    amount = call.params.amount() or remaining
    if amount > remaining:
        raise ApiError(
            400,
            f"Refund amount ({amount}) is greater than unrefunded amount on charge ({remaining})",
            param="amount",
        )
    reason = call.params.text("reason")
    if reason and reason not in REASONS:
        raise ApiError(400, f"Invalid reason: must be one of {REASONS}", param="reason")
    refund = payment_objects.refund(
        refund_id=call.new_id("re"),
        source=body,
        amount=amount,
        created=call.now,
        reason=reason,
    )
    refund["metadata"] = call.params.metadata()
    refund["balance_transaction"] = move(call, "refund", refund, -amount)["id"]
    call.put(refund)
    body["amount_refunded"] += amount
    body["refunded"] = body["amount_refunded"] == body["amount_captured"]
    body["refunds"]["data"].insert(0, refund)
    call.put(body)
    emit(call, "refund.created", refund)
    emit(call, "charge.refunded", body)
    return Answer(refund)


def _charge(call: Call) -> Json:
    charge_id, intent_id = call.params.text("charge"), call.params.text("payment_intent")
    if charge_id:
        return call.get("charge", charge_id)
    if not intent_id:
        raise ApiError(400, "One of charge and payment_intent is required.", param="charge")
    intent = call.get("payment_intent", intent_id)
    if intent["latest_charge"] is None:
        raise ApiError(400, "This PaymentIntent has no charge to refund.", param="payment_intent")
    return call.get("charge", intent["latest_charge"])


def retrieve(call: Call) -> Answer:
    return Answer(call.get("refund", call.args[0]))


def index(call: Call) -> Answer:
    labels = {name: call.params.text(name) for name in ("charge", "payment_intent")}
    return Answer(page(call, "refund", "/v1/refunds", labels))
