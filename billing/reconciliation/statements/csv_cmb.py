"""CMB (招商银行): the CSV of its online bank, current accounts."""

from typing import Final

from . import csv_table
from .lines import Statement

LAYOUT: Final = csv_table.Layout(
    name="cmb-csv",
    on=("记账日期",),
    amount=("交易金额",),
    currency=("货币",),
    counterparty=("对手信息",),
    narrative=("交易摘要", "客户摘要"),
    marks=("联机余额", "对手信息"),
)


def is_known(content: bytes) -> bool:
    """True when the file has this bank's heading."""
    return csv_table.is_known(content, LAYOUT)


def parse(content: bytes) -> Statement:
    """Read a file of this format. Raises StatementError."""
    return csv_table.parse(content, LAYOUT)
