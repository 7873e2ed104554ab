"""What only a test or a demo asks of the sandbox: deliveries, faults, a time, days that pass."""

from typing import TYPE_CHECKING

from sandbox_gateway import faults, payments, payouts
from sandbox_gateway.call import Call
from sandbox_gateway.clock import tell_time
from sandbox_gateway.methods import method_named
from sandbox_gateway.request import Request
from sandbox_gateway.settlement import settlement_csv
from sandbox_gateway.wire import ApiError, Json, Params, decode_form, to_json

if TYPE_CHECKING:
    from sandbox_gateway.application import Sandbox

Response = tuple[int, dict[str, str], bytes]


def respond(sandbox: "Sandbox", request: Request) -> Response:
    command = request.method, request.path.removeprefix("/_sandbox/")
    params = Params(decode_form(request.query if request.method == "GET" else request.body))
    if command == ("POST", "deliver"):
        everything = params.flag("all")
        return _json({"object": "list", "data": sandbox.courier.deliver(everything=everything)})
    if command == ("GET", "settlement.csv"):
        with sandbox.store.read() as shelf:
            text = settlement_csv(sandbox.call(shelf, request, params=params), params.text("date"))
        headers = {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": 'attachment; filename="settlement.csv"',
        }
        return 200, headers, text.encode("utf-8")
    with sandbox.store.write() as shelf:
        call = sandbox.call(shelf, request, params=params)
        body = _change(command, call)
    sandbox.courier.wake()
    return _json(body)


def _change(command: tuple[str, str], call: Call) -> Json:
    match command:
        case ("POST", "faults"):
            return faults.ask(call.shelf, call.params)
        case ("GET", "faults"):
            return faults.listing(call.shelf)
        case ("DELETE", "faults"):
            return faults.clear(call.shelf)
        case ("POST", "clock"):
            return _clock(call)
        case ("POST", "advance"):
            return _advance(call)
        case ("POST", "finish"):
            return _finish(call)
        case ("GET", "deliveries"):
            return _deliveries(call)
        case _:
            raise ApiError(404, "The sandbox has no such command.")


def _clock(call: Call) -> Json:
    """From now on it is `at` (Unix seconds); without it, what the machine's clock says."""
    at = call.params.integer("at")
    tell_time(call.shelf, at)
    return {"object": "sandbox.clock", "at": at}


def _advance(call: Call) -> Json:
    """Settle up to `until`; without it, up to the last day on which anything is due."""
    latest = call.shelf.db.execute(
        "SELECT MAX(available_on) FROM money WHERE is_settled = 0"
    ).fetchone()[0]
    until = call.params.integer("until") or max(call.now, latest or 0)
    return payouts.advance(call, until=until, automatic=call.params.flag("payout", default=True))


def _finish(call: Call) -> Json:
    """Decide a payment that stays in processing: `outcome` is succeed or fail."""
    intent = call.get("payment_intent", call.params.required("payment_intent"))
    if intent["status"] != "processing":
        raise ApiError(400, "Only a payment in processing can be finished.")
    if call.params.choice("outcome", ("succeed", "fail"), "succeed") == "succeed":
        return payments.charge(call, intent, method_named(intent["payment_method"]))
    error = {
        "type": "card_error",
        "code": "payment_intent_payment_attempt_failed",
        "message": "The payment failed.",
    }
    return payments.fail(call, intent, error)


def _deliveries(call: Call) -> Json:
    names = ("event", "endpoint", "attempts", "state", "status", "due_at")
    rows = call.shelf.db.execute(
        "SELECT event, endpoint, attempts, state, status, due_at FROM delivery ORDER BY seq"
    )
    return {"object": "list", "data": [dict(zip(names, row, strict=True)) for row in rows]}


def _json(body: Json) -> Response:
    return 200, {"Content-Type": "application/json"}, to_json(body)
