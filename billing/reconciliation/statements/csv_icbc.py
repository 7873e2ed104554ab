"""ICBC (中国工商银行): the CSV of its online bank, current accounts."""

from typing import Final

from . import csv_table
from .lines import Statement

LAYOUT: Final = csv_table.Layout(
    name="icbc-csv",
    on=("交易日期",),
    income=("记账金额(收入)",),
    outgo=("记账金额(支出)",),
    currency=("记账币种",),
    counterparty=("对方户名",),
    narrative=("摘要", "交易详情", "交易场所"),
    marks=("记账金额(收入)", "记账金额(支出)"),
    footers=("人民币合计", "合计"),
)


def is_known(content: bytes) -> bool:
    """True when the file has this bank's heading."""
    return csv_table.is_known(content, LAYOUT)


def parse(content: bytes) -> Statement:
    """Read a file of this format. Raises StatementError."""
    return csv_table.parse(content, LAYOUT)
