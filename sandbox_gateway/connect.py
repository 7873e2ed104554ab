"""Connected accounts, and transfers between them and the platform."""

from sandbox_gateway import money_objects
from sandbox_gateway.balance import move, require_available
from sandbox_gateway.call import Call, page
from sandbox_gateway.events import emit
from sandbox_gateway.wire import Answer, ApiError, Json, missing


def create_account(call: Call) -> Answer:
    params = call.params
    account_id = call.new_id("acct")
    schedule = params.mapping("settings").get("payouts", {}).get("schedule", {})
    given = {str(name): str(value) for name, value in params.mapping("external_account").items()}
    bank = (
        money_objects.bank_account(bank_id=call.new_id("ba"), account_id=account_id, given=given)
        if given
        else None
    )
    params.raw("capabilities")  # every capability is granted at once
    params.raw("controller")
    account = money_objects.account(
        account_id=account_id,
        created=call.now,
        interval=str(schedule.get("interval", "daily")),
        bank=bank,
        business_profile=params.mapping("business_profile"),
        business_type=params.text("business_type"),
        country=params.text("country") or "CN",
        default_currency=(params.text("default_currency") or "cny").lower(),
        email=params.text("email"),
        metadata=params.metadata(),
        type=params.choice("type", ("custom", "express", "standard"), "custom"),
    )
    call.shelf.put(account)
    emit(call, "account.updated", account, account=account_id)
    return Answer(account)


def retrieve_account(call: Call) -> Answer:
    return Answer(call.shelf.get("account", call.args[0]))


def create_transfer(call: Call) -> Answer:
    """Move available money; with `source_transaction` also money that is still on its way."""
    params = call.params
    amount, currency = params.amount(), params.currency()
    if amount is None:
        raise ApiError(400, "Missing required param: amount.", param="amount")
    destination = params.required("destination")
    call.shelf.get("account", destination)
    source = params.text("source_transaction")
    available_on = _covered_until(call, source, amount)
    if source is None:
        require_available(call, call.account, currency, amount)
    transfer = money_objects.transfer(
        transfer_id=call.new_id("tr"),
        amount=amount,
        currency=currency,
        destination=destination,
        created=call.now,
        description=params.text("description"),
        destination_payment=call.new_id("py"),
        metadata=params.metadata(),
        source_transaction=source,
        transfer_group=params.text("transfer_group"),
    )
    out = move(call, "transfer", transfer, -amount, available_on=available_on)
    transfer["balance_transaction"] = out["id"]
    arrived = {**transfer, "id": transfer["destination_payment"]}
    move(call, "payment", arrived, amount, account=destination, available_on=available_on)
    emit(call, "transfer.created", transfer)
    return Answer(call.put(transfer))


def _covered_until(call: Call, source: str | None, amount: int) -> int | None:
    if source is None:
        return None
    charge = call.get("charge", source)
    used = sum(
        each["amount"] - each["amount_reversed"]
        for each in call.shelf.find("transfer", labels={"source_transaction": source}, limit=10_000)
    )
    if used + amount > charge["amount_captured"]:
        raise ApiError(400, "Transfers exceed the source charge.", param="amount")
    when = call.get("balance_transaction", charge["balance_transaction"])["available_on"]
    return int(when)


def retrieve_transfer(call: Call) -> Answer:
    return Answer(call.get("transfer", call.args[0]))


def list_transfers(call: Call) -> Answer:
    labels = {name: call.params.text(name) for name in ("destination", "transfer_group")}
    return Answer(page(call, "transfer", "/v1/transfers", labels))


def reverse(call: Call) -> Answer:
    """Take back part or all of a transfer, if the connected account still has it."""
    transfer = call.get("transfer", call.args[0])
    remaining = transfer["amount"] - transfer["amount_reversed"]
    amount = call.params.amount() or remaining
    call.params.text("description")
    if amount > remaining or remaining == 0:
        raise ApiError(
            400,
            f"Reversal amount ({amount}) is greater than unreversed amount ({remaining})",
            param="amount",
        )
    require_available(call, transfer["destination"], transfer["currency"], amount)
    reversal = money_objects.transfer_reversal(
        reversal_id=call.new_id("trr"),
        source=transfer,
        amount=amount,
        created=call.now,
        metadata=call.params.metadata(),
    )
    back = move(call, "transfer_refund", reversal, amount)
    reversal["balance_transaction"] = back["id"]
    move(call, "payment_refund", reversal, -amount, account=transfer["destination"])
    transfer["amount_reversed"] += amount
    transfer["reversed"] = transfer["amount_reversed"] == transfer["amount"]
    transfer["reversals"]["data"].insert(0, reversal)
    call.put(reversal)
    emit(call, "transfer.reversed", transfer)
    call.put(transfer)
    return Answer(reversal)


def retrieve_reversal(call: Call) -> Answer:
    reversal: Json = call.get("transfer_reversal", call.args[1])
    if reversal["transfer"] != call.args[0]:
        raise missing("transfer_reversal", call.args[1])
    return Answer(reversal)


def list_reversals(call: Call) -> Answer:
    url = f"/v1/transfers/{call.args[0]}/reversals"
    return Answer(page(call, "transfer_reversal", url, {"transfer": call.args[0]}))
