"""Balances, transfers, payouts and the settlement file add up to the fen."""

import csv
import io
from datetime import UTC, datetime
from typing import Any

from core.clock import local_date
from sandbox_gateway.balance import fee_on, next_settlement
from tests.sandbox_gateway.wire import SandboxClient


def column(api: SandboxClient, name: str, account: str = "") -> int:
    return int(api.get("/v1/balance", account=account).body[name][0]["amount"])


def settlement(api: SandboxClient, **query: str) -> list[list[str]]:
    reply = api.get("/_sandbox/settlement.csv", **query)
    return list(csv.reader(io.StringIO(reply.raw.decode())))


def test_fee_is_rounded_half_up() -> None:
    assert [fee_on(amount, 60) for amount in (0, 83, 84, 10_000, 250)] == [0, 0, 1, 60, 2]


def test_money_is_available_at_midnight_in_shanghai() -> None:
    before = int(datetime(2026, 3, 1, 15, 59, tzinfo=UTC).timestamp())
    after = int(datetime(2026, 3, 1, 16, 0, tzinfo=UTC).timestamp())
    assert next_settlement(before) == after
    assert next_settlement(after) == after + 86_400


def test_advance_settles_and_pays_out_what_the_file_shows(api: SandboxClient) -> None:
    paid = [
        api.pay(amount, fields={"metadata[reference]": f"N{amount}"}) for amount in (10_000, 333)
    ]
    api.post("/v1/refunds", payment_intent=paid[0]["id"], amount=1_000)
    assert column(api, "pending") == 9_940 + 331
    assert column(api, "available") == -1_000
    done = api.post("/_sandbox/advance").body
    [payout] = done["automatic_payouts"]
    assert (payout["amount"], payout["status"], payout["automatic"]) == (9_271, "paid", True)
    assert column(api, "available") == column(api, "pending") == 0
    tied = api.get("/v1/balance_transactions", payout=payout["id"]).body["data"]
    assert sum(each["net"] for each in tied) == 0 and len(tied) == 4
    rows = settlement(api)
    assert rows[-1] == ["TOTAL", "3", *[""] * 6, "93.33", "0.62", "92.71", ""]
    assert {row[5] for row in rows[1:3]} == {"N10000", "N333"}
    assert {row[11] for row in rows[1:-1]} == {payout["id"]}


def test_settlement_file_of_one_day(api: SandboxClient) -> None:
    api.pay(10_000)
    api.post("/_sandbox/advance")
    [charge] = api.get("/v1/balance_transactions", type="charge").body["data"]
    day = local_date(datetime.fromtimestamp(charge["available_on"], UTC))
    header, line, total = settlement(api, date=day.isoformat())
    assert dict(zip(header, line, strict=True))["net"] == total[10] == "99.40"
    nothing = ["TOTAL", "0", *[""] * 6, "0.00", "0.00", "0.00", ""]
    assert settlement(api, date="2020-01-01")[1:] == [nothing]
    assert api.get("/_sandbox/settlement.csv", date="yesterday").status == 400


def test_transfer_needs_available_money(api: SandboxClient) -> None:
    account = api.agency_account()
    api.pay(10_000)
    form: dict[str, Any] = {"amount": 5_000, "currency": "cny", "destination": account}
    assert api.post("/v1/transfers", **form).error["code"] == "balance_insufficient"
    api.post("/_sandbox/advance", payout="false")
    assert api.post("/v1/transfers", **form).status == 200
    assert column(api, "available", account) == 5_000
    assert api.post("/v1/transfers", **form).error["code"] == "balance_insufficient"


def test_transfers_from_a_charge_stop_at_its_amount(api: SandboxClient) -> None:
    account = api.agency_account()
    charge = api.pay(1_000)["latest_charge"]
    form = {"currency": "cny", "destination": account, "source_transaction": charge}
    assert api.post("/v1/transfers", amount=900, **form).status == 200
    assert api.post("/v1/transfers", amount=101, **form).error["param"] == "amount"
    assert column(api, "pending", account) == 900


def test_reversals_stop_at_the_transfer_and_at_what_the_agency_has(api: SandboxClient) -> None:
    account = api.agency_account()
    api.pay(10_000, "pm_card_bypassPending")
    transfer = api.post("/v1/transfers", amount=1_000, currency="cny", destination=account).body[
        "id"
    ]
    path = f"/v1/transfers/{transfer}/reversals"
    assert api.post(path, amount=400).body["amount"] == 400
    assert api.post(path, amount=601).error["param"] == "amount"
    api.post("/v1/payouts", account=account, amount=500, currency="cny")
    assert api.post(path, amount=101).error["code"] == "balance_insufficient"
    assert api.get(f"/v1/transfers/{transfer}").body["amount_reversed"] == 400


def test_payout_to_a_closed_bank_account_comes_back(api: SandboxClient) -> None:
    account = api.agency_account(last_digits="1116")
    api.pay(10_000, "pm_card_bypassPending")
    api.post("/v1/transfers", amount=1_000, currency="cny", destination=account)
    payout = api.post("/v1/payouts", account=account, amount=1_000, currency="cny").body
    assert (payout["status"], column(api, "available", account)) == ("pending", 0)
    api.post("/_sandbox/advance")
    after = api.get(f"/v1/payouts/{payout['id']}", account=account).body
    assert (after["status"], after["failure_code"]) == ("failed", "account_closed")
    assert column(api, "available", account) == 1_000


def test_payout_of_another_account_is_not_found(api: SandboxClient) -> None:
    mine, other = api.agency_account(), api.agency_account()
    api.pay(10_000, "pm_card_bypassPending")
    api.post("/v1/transfers", amount=1_000, currency="cny", destination=mine)
    payout = api.post("/v1/payouts", account=mine, amount=1_000, currency="cny").body
    assert api.get(f"/v1/payouts/{payout['id']}", account=other).status == 404
    assert api.get(f"/v1/payouts/{payout['id']}").status == 404


def test_manual_payout_is_not_paid_twice(api: SandboxClient) -> None:
    api.pay(10_000, "pm_card_bypassPending")
    api.post("/v1/payouts", amount=4_000, currency="cny")
    [payout] = api.post("/_sandbox/advance").body["automatic_payouts"]
    assert payout["amount"] == 10_000 - 60 - 4_000
