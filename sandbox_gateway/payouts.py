"""Payouts to a bank account, by hand or by the daily settlement."""

from sandbox_gateway import money_objects
from sandbox_gateway.balance import move, next_settlement, require_available, settle
from sandbox_gateway.call import Call, page
from sandbox_gateway.events import emit
from sandbox_gateway.wire import Answer, ApiError, Json

CLOSED_BANK_ACCOUNT = "1116"
"""A payout to a bank account that ends in these digits fails, as with Stripe's test numbers."""


def create(call: Call) -> Answer:
    params = call.params
    amount, currency = params.amount(), params.currency()
    if amount is None:
        raise ApiError(400, "Missing required param: amount.", param="amount")
    require_available(call, call.account, currency, amount)
    payout = money_objects.payout(
        payout_id=call.new_id("po"),
        amount=amount,
        currency=currency,
        created=call.now,
        arrival_date=next_settlement(call.now),
        description=params.text("description"),
        destination=_bank_of(call, params.text("destination")),
        metadata=params.metadata(),
        method=params.choice("method", ("standard", "instant"), "standard"),
        statement_descriptor=params.text("statement_descriptor"),
    )
    _book(call, payout)
    return Answer(payout)


def _bank_of(call: Call, wanted: str | None) -> str:
    if not call.account:
        return wanted or "ba_platform"
    banks = call.shelf.get("account", call.account)["external_accounts"]["data"]
    for bank in banks:
        if wanted in (None, bank["id"]):
            return str(bank["id"])
    raise ApiError(400, "The account has no such bank account.", param="destination")


def _book(call: Call, payout: Json) -> None:
    tied = payout["id"] if payout["automatic"] else None
    transaction = move(call, "payout", payout, -payout["amount"], payout=tied)
    payout["balance_transaction"] = transaction["id"]
    emit(call, "payout.created", payout)
    call.put(payout)


def cancel(call: Call) -> Answer:
    payout = call.get("payout", call.args[0])
    if payout["status"] != "pending":
        raise ApiError(400, "Payouts can only be canceled while they are pending.")
    back = move(call, "payout_cancel", payout, payout["amount"])
    payout |= {"status": "canceled", "failure_balance_transaction": back["id"]}
    emit(call, "payout.canceled", payout)
    return Answer(call.put(payout))


def retrieve(call: Call) -> Answer:
    return Answer(call.get("payout", call.args[0]))


def index(call: Call) -> Answer:
    labels = {name: call.params.text(name) for name in ("status", "destination")}
    return Answer(page(call, "payout", "/v1/payouts", labels))


def advance(call: Call, *, until: int, automatic: bool) -> Json:
    """Let the bank's day pass: settle what is due, finish payouts, start the automatic ones."""
    settled = settle(call, until)
    accounts = ["", *(each["id"] for each in call.shelf.find("account", limit=100_000))]
    finished, started = [], []
    for account in accounts:
        own = Call(**{**vars(call), "account": account})
        for payout in own.shelf.find(
            "payout", account=account, labels={"status": "pending"}, limit=100_000
        ):
            finished.append(_finish(own, payout))
        if automatic and _is_daily(own):
            started += _sweep(own, until)
    return {
        "object": "sandbox.advance",
        "until": until,
        "settled": settled,
        "finished": finished,
        "automatic_payouts": started,
    }


def _is_daily(call: Call) -> bool:
    if not call.account:
        return True
    account = call.shelf.get("account", call.account)
    return bool(
        account["settings"]["payouts"]["schedule"]["interval"] != "manual"
        and account["external_accounts"]["data"]
    )


def _finish(call: Call, payout: Json) -> Json:
    bank = (
        call.shelf.get("account", call.account)["external_accounts"]["data"][0]
        if call.account
        else {"last4": ""}
    )
    if bank["last4"] != CLOSED_BANK_ACCOUNT:
        payout["status"] = "paid"
        emit(call, "payout.paid", payout)
        return call.put(payout)
    back = move(call, "payout_failure", payout, payout["amount"])
    payout |= {
        "status": "failed",
        "failure_code": "account_closed",
        "failure_message": "The bank account has been closed.",
        "failure_balance_transaction": back["id"],
    }
    emit(call, "payout.failed", payout)
    return call.put(payout)


def _sweep(call: Call, until: int) -> list[Json]:
    """Pay out everything available, one payout a currency, and tie its transactions to it."""
    started = []
    for currency, total in call.shelf.db.execute(
        "SELECT currency, SUM(net) FROM money WHERE account = ? AND is_settled = 1"
        " AND payout IS NULL GROUP BY currency ORDER BY currency",
        (call.account,),
    ).fetchall():
        if total <= 0:
            continue
        payout = money_objects.payout(
            payout_id=call.new_id("po"),
            amount=total,
            currency=currency,
            created=call.now,
            arrival_date=until,
            automatic=True,
            description="SANDBOX PAYOUT",
            destination=_bank_of(call, None),
            reconciliation_status="completed",
        )
        _tie(call, payout)
        _book(call, payout)
        started.append(_finish(call, payout))
        emit(call, "balance.available", {"object": "balance", "currency": currency})
    return started


def _tie(call: Call, payout: Json) -> None:
    rows = call.shelf.db.execute(
        "UPDATE money SET payout = ? WHERE account = ? AND currency = ? AND is_settled = 1"
        " AND payout IS NULL RETURNING id",
        (payout["id"], call.account, payout["currency"]),
    ).fetchall()
    for (transaction_id,) in rows:
        transaction = call.get("balance_transaction", transaction_id)
        transaction["_sandbox"]["payout"] = payout["id"]
        call.put(transaction)
