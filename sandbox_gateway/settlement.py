"""The settlement file: what the gateway settled on a day, its fee already netted."""

import csv
import io
from datetime import date, datetime, timedelta

from sandbox_gateway.call import Call
from sandbox_gateway.clock import SHANGHAI, day_of
from sandbox_gateway.wire import ApiError, Json

COLUMNS = (
    "settle_date", "transaction", "type", "source", "payment_intent", "reference", "created",
    "currency", "gross", "fee", "net", "payout",
)  # fmt: skip


def settlement_csv(call: Call, day: str | None) -> str:
    """UTF-8 CSV of one settlement day in Shanghai, amounts in yuan, oldest first, with a total.

    Without a day it holds every settled transaction. Lines of a payout itself are not in it:
    they are the bank's.
    """
    rows = [_row(call, each) for each in _settled_on(call, day)]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_text(row[name]) for name in COLUMNS] for row in rows)
    totals = [_text(sum(row[name] for row in rows)) for name in ("gross", "fee", "net")]
    writer.writerow(["TOTAL", len(rows), *[""] * 6, *totals, ""])
    return out.getvalue()


def _settled_on(call: Call, day: str | None) -> list[Json]:
    sql = "SELECT id FROM money WHERE account = '' AND is_settled = 1"
    values: list[int] = []
    if day:
        try:
            start = datetime.combine(date.fromisoformat(day), datetime.min.time(), SHANGHAI)
        except ValueError as error:
            raise ApiError(400, "Invalid date: use YYYY-MM-DD.", param="date") from error
        sql += " AND available_on >= ? AND available_on < ?"
        values = [int(start.timestamp()), int((start + timedelta(days=1)).timestamp())]
    found = call.shelf.db.execute(f"{sql} ORDER BY rowid", values).fetchall()
    transactions = [call.shelf.get("balance_transaction", row[0]) for row in found]
    return [each for each in transactions if not each["type"].startswith("payout")]


def _row(call: Call, transaction: Json) -> Json:
    source = call.shelf.any(transaction["source"]) or {}
    return {
        "settle_date": day_of(transaction["available_on"]).isoformat(),
        "transaction": transaction["id"],
        "type": transaction["type"],
        "source": transaction["source"],
        "payment_intent": source.get("payment_intent") or "",
        "reference": source.get("metadata", {}).get("reference", ""),
        "created": datetime.fromtimestamp(transaction["created"], SHANGHAI).isoformat(),
        "currency": transaction["currency"].upper(),
        "gross": transaction["amount"],
        "fee": transaction["fee"],
        "net": transaction["net"],
        "payout": transaction["_sandbox"]["payout"] or "",
    }


def _text(value: str | int) -> str:
    """Fen become yuan with two places; text that a spreadsheet would run is disarmed."""
    if isinstance(value, int):
        sign, cents = "-" if value < 0 else "", abs(value)
        return f"{sign}{cents // 100}.{cents % 100:02d}"
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
