"""Events: what happened, kept for the list and put on the way to every webhook endpoint."""

from sandbox_gateway import faults
from sandbox_gateway.call import Call, page
from sandbox_gateway.wire import Answer, ApiError, Json, public

DEFAULT_ENDPOINT = "we_default"
"""The endpoint given when the sandbox was started; it hears everything."""


def emit(call: Call, kind: str, subject: Json, *, account: str | None = None) -> None:
    """Record the event in the same transaction as its cause and queue its deliveries."""
    owner = call.account if account is None else account
    endpoints = _listeners(call, kind)
    event = {
        "id": call.new_id("evt"),
        "object": "event",
        "api_version": "2025-12-15.clover",
        "created": call.now,
        "data": {"object": public(subject)},
        "livemode": False,
        "pending_webhooks": len(endpoints),
        "request": call.origin,
        "type": kind,
    }
    if owner:
        event["account"] = owner
    call.shelf.put(event, account=owner)
    for endpoint in endpoints:
        _queue(call, event, endpoint)


def _listeners(call: Call, kind: str) -> list[str]:
    found = [DEFAULT_ENDPOINT] if call.config.webhook_url else []
    for each in call.shelf.find("webhook_endpoint"):
        wanted = each["enabled_events"]
        if each["status"] == "enabled" and ("*" in wanted or kind in wanted):
            found.append(each["id"])
    return found


def _queue(call: Call, event: Json, endpoint: str) -> None:
    """One delivery, unless a fault asks for none, two, a late one or one out of order."""
    fault = faults.draw(call.shelf, faults.WEBHOOKS, event["type"])
    kind = fault.kind if fault else ""
    place = call.shelf.seq_of(event["id"])
    wait = fault.seconds if fault else 0.0
    for _ in range(2 if kind == "duplicate" else 1):
        call.shelf.db.execute(
            "INSERT INTO delivery (event, endpoint, place, due_at, state) VALUES (?, ?, ?, ?, ?)",
            (
                event["id"],
                endpoint,
                -place if kind == "reorder" else place,
                call.machine_time + wait,
                "dropped" if kind == "drop" else "waiting",
            ),
        )


def retrieve(call: Call) -> Answer:
    return Answer(call.get("event", call.args[0]))


def index(call: Call) -> Answer:
    labels = {"type": call.params.text("type")}
    return Answer(page(call, "event", "/v1/events", labels))


def create_endpoint(call: Call) -> Answer:
    """Register a webhook endpoint; its secret is shown only in this answer."""
    url = call.params.required("url")
    if not url.startswith(("http://", "https://")):
        raise ApiError(400, "Invalid URL: an explicit scheme must be provided.", param="url")
    wanted = call.params.texts("enabled_events")
    if not wanted:
        raise ApiError(400, "Missing required param: enabled_events.", param="enabled_events")
    endpoint = {
        "id": call.new_id("we"),
        "object": "webhook_endpoint",
        "api_version": call.params.text("api_version"),
        "application": None,
        "created": call.now,
        "description": call.params.text("description"),
        "enabled_events": wanted,
        "livemode": False,
        "metadata": call.params.metadata(),
        "status": "enabled",
        "url": url,
    }
    secret = call.new_id("whsec")
    call.put(endpoint | {"_sandbox": {"secret": secret}})
    return Answer(endpoint | {"secret": secret})


def list_endpoints(call: Call) -> Answer:
    return Answer(page(call, "webhook_endpoint", "/v1/webhook_endpoints", {}))
