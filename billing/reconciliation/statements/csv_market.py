"""Our own plain CSV, which any bank's export can be turned into (docs/statements.md).

A heading row in Chinese or English: date, amount (signed, or with a direction; or two columns
income and outgo), reference, counterparty, narrative, serial. Above it, optional rows "label,
value": account, opening balance, closing balance. UTF-8 or GBK.
"""

import csv
import io
from collections.abc import Iterable
from typing import Final

from billing.cells import neutral, plain
from core.money import yuan_text

from . import csv_table
from .lines import Line, Statement

LAYOUT: Final = csv_table.Layout(
    name="market-csv",
    on=("date", "日期", "交易日期", "记账日期"),
    amount=("amount", "金额", "交易金额", "发生额"),
    direction=("direction", "方向", "收支", "收/支", "借贷", "借贷标志"),
    income=("income", "收入", "收入金额", "贷方发生额", "贷方金额"),
    outgo=("outgo", "支出", "支出金额", "借方发生额", "借方金额"),
    currency=("currency", "币种", "货币"),
    reference=("reference", "参考号", "附言编号", "缴款码", "凭证号"),
    counterparty=("counterparty", "对方户名", "对方名称"),
    narrative=("narrative", "摘要", "附言", "用途"),
    serial=("serial", "流水号", "交易流水号", "银行流水号"),
    footers=("合计", "total"),
    facts={
        "account": "account",
        "账号": "account",
        "opening balance": "opening",
        "期初余额": "opening",
        "closing balance": "closing",
        "期末余额": "closing",
    },
    unquote=plain,
)
HEADER: Final = ("日期", "金额", "参考号", "对方户名", "摘要", "流水号")


def is_known(content: bytes) -> bool:
    """True when the file has our heading."""
    return csv_table.is_known(content, LAYOUT)


def parse(content: bytes) -> Statement:
    """Read a file of this format. Raises StatementError."""
    return csv_table.parse(content, LAYOUT)


def write(
    lines: Iterable[Line],
    *,
    account: str = "",
    opening_fen: int | None = None,
    closing_fen: int | None = None,
) -> bytes:
    """Lines as a file of this format, in UTF-8 with its mark so that spreadsheets read it right."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    facts = {
        "账号": account and f'="{account}"',
        "期初余额": "" if opening_fen is None else yuan_text(opening_fen),
        "期末余额": "" if closing_fen is None else yuan_text(closing_fen),
    }
    table.writerows((label, value) for label, value in facts.items() if value)
    table.writerow(HEADER)
    for line in lines:
        texts = (line.reference, line.counterparty, line.narrative, line.serial)
        table.writerow([line.on, yuan_text(line.amount_fen), *map(neutral, texts)])
    return out.getvalue().encode("utf-8-sig")
