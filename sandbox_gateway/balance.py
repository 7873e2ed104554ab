"""What every account owns, waits for and has been paid out: the sandbox's own book."""

from datetime import datetime, time, timedelta
from typing import Any

from sandbox_gateway import money_objects
from sandbox_gateway.call import Call, page
from sandbox_gateway.clock import SHANGHAI, day_of
from sandbox_gateway.payment_objects import balance_transaction
from sandbox_gateway.wire import PRIVATE, Answer, ApiError, Json


def fee_on(amount: int, basis_points: int) -> int:
    """The processing fee in the unit of the amount, rounded half up, never below zero."""
    return (amount * basis_points + 5_000) // 10_000


def next_settlement(now: int) -> int:
    """Money taken today is available from midnight in Shanghai on the next day (T+1)."""
    tomorrow = day_of(now) + timedelta(days=1)
    return int(datetime.combine(tomorrow, time(), SHANGHAI).timestamp())


def move(
    call: Call,
    kind: str,
    source: Json,
    amount: int,
    *,
    account: str | None = None,
    fee: int = 0,
    available_on: int | None = None,
    payout: str | None = None,
) -> Json:
    """Book one movement on the account's balance; without `available_on` it counts at once."""
    owner = call.account if account is None else account
    waits = available_on is not None and available_on > call.now
    body = balance_transaction(
        transaction_id=call.new_id("txn"),
        kind=kind,
        source=source,
        amount=amount,
        fee=fee,
        created=call.now,
        available_on=available_on if waits else call.now,
        status="pending" if waits else "available",
        **{PRIVATE: {"payout": payout}},
    )
    call.shelf.put(body, account=owner)
    call.shelf.db.execute(
        "INSERT INTO money VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            body["id"],
            owner,
            body["currency"],
            body["net"],
            body["available_on"],
            not waits,
            payout,
        ),
    )
    return body


def settle(call: Call, until: int) -> int:
    """Make available what was promised up to `until` (Unix seconds); answers how many moved."""
    due = call.shelf.db.execute(
        "UPDATE money SET is_settled = 1 WHERE is_settled = 0 AND available_on <= ?"
        " RETURNING id, account",
        (until,),
    ).fetchall()
    for transaction_id, account in due:
        body = call.shelf.get("balance_transaction", transaction_id, account=account)
        call.shelf.put(body | {"status": "available"}, account=account)
    return len(due)


def amounts(call: Call, *, account: str, settled: bool) -> dict[str, int]:
    """The account's balance per currency; what has come due by now counts as settled."""
    rows = call.shelf.db.execute(
        "SELECT currency, SUM(net) FROM money WHERE account = ?"
        " AND (is_settled = 1 OR available_on <= ?) = ? GROUP BY currency",
        (account, call.now, settled),
    )
    return {str(currency): int(net) for currency, net in rows}


def require_available(call: Call, account: str, currency: str, amount: int) -> None:
    """Raise Stripe's `balance_insufficient` when the account cannot give that much."""
    if amounts(call, account=account, settled=True).get(currency, 0) < amount:
        raise ApiError(
            400,
            "You have insufficient available funds in your account.",
            code="balance_insufficient",
        )


def show(call: Call) -> Answer:
    available = amounts(call, account=call.account, settled=True)
    pending = amounts(call, account=call.account, settled=False)
    return Answer(money_objects.balance(available, pending))


def retrieve(call: Call) -> Answer:
    return Answer(_dated(call, call.get("balance_transaction", call.args[0])))


def index(call: Call) -> Answer:
    labels: dict[str, Any] = {
        name: call.params.text(name) for name in ("type", "source", "payout", "currency")
    }
    listing = page(call, "balance_transaction", "/v1/balance_transactions", labels)
    listing["data"] = [_dated(call, each) for each in listing["data"]]
    return Answer(listing)


def _dated(call: Call, body: Json) -> Json:
    """A transaction whose day has come is available, settled by hand or not."""
    if body["available_on"] <= call.now:
        body["status"] = "available"
    return body
