"""The CSV formats: what was written is read, and anything broken is a typed error with its line."""

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from billing.reconciliation.statements import csv_market, registry
from billing.reconciliation.statements.errors import (
    BadDate,
    BadDirection,
    BadEncoding,
    BadLineAmount,
    BadQuotes,
    BadTable,
    NoLines,
    NotYuan,
    StatementError,
    TextTooLong,
    UnknownFormat,
)
from billing.reconciliation.statements.lines import Line, identities
from core.money import MAX_FEN
from tests.billing.reconciliation.statements import code, line


def read(text: str, encoding: str = "utf-8") -> list[Line]:
    return registry.read(text.encode(encoding)).lines


def test_plain_file_in_chinese():
    (found,) = read(
        "日期,金额,参考号,对方户名,摘要,流水号\n2026-11-20,-1234.50,A1,示例公司,退款,S9\n"
    )
    assert found == Line(2, dt.date(2026, 11, 20), -123_450, "A1", "示例公司", "退款", "S9")


def test_plain_file_in_english_with_directions():
    lines = read('date,amount,direction\n2026/11/20,"1,234.50",in\n20261121,2,out\n')
    assert [(one.on.day, one.amount_fen) for one in lines] == [(20, 123_450), (21, -200)]


def test_two_amount_columns():
    lines = read("日期,收入,支出\n2026-11-20,1.00,\n2026-11-20 09:30:00,,2.00\n")
    assert [one.amount_fen for one in lines] == [100, -200]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_encodings_of_chinese_banks(encoding: str):
    (found,) = read("日期,金额,摘要\n2026-11-20,1.00,缴费\n", encoding)
    assert found.narrative == "缴费"


def test_account_and_balances_above_the_table():
    statement = registry.read(
        '账号,="6222000000000001"\n期初余额,"1,000.00"\n期末余额,1001.00\n\n日期,金额\n'
        "2026-11-20,1.00\n合计,1.00\n".encode()
    )
    assert statement.account == "6222000000000001"
    assert (statement.opening_fen, statement.closing_fen) == (100_000, 100_100)
    assert statement.gap_fen == 0
    assert len(statement.lines) == 1


def test_long_numbers_kept_as_text_by_a_spreadsheet():
    (found,) = read(f'日期,金额,参考号\n2026-11-20,1.00,"=""{code(1)}"""\n')
    assert found.reference == code(1)


NOT_YUAN = "1_000|１００|1e3|1,00.00|1.234|--1|+-1|NaN|0x10| |0|0.00|=1+1|1 000|١|99999999999999|−5"


@pytest.mark.parametrize("amount", NOT_YUAN.split("|"))
def test_amount_that_is_not_plainly_yuan_is_refused(amount: str):
    with pytest.raises(BadLineAmount) as caught:
        read(f'日期,金额\n2026-11-19,1\n2026-11-20,"{amount}"\n')
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("日期,金额\n2026-11-31,1\n", BadDate),
        ("日期,金额\n11/20/2026,1\n", BadDate),
        ("日期,金额\n２０２６-11-20,1\n", BadDate),
        ("日期,金额\n2026-11-20\n", BadTable),
        ("日期,金额\n2026-11-20,1,2\n", BadTable),
        ('日期,金额\n2026-11-20,"1\n', BadQuotes),
        ('日期,金额,摘要\n2026-11-20,1,"a"b\n', BadQuotes),
        ("日期,金额,方向\n2026-11-20,1,转\n", BadDirection),
        ("日期,金额,方向\n2026-11-20,-1,收\n", BadDirection),
        ("日期,收入,支出\n2026-11-20,1,2\n", BadDirection),
        ("日期,收入,支出\n2026-11-20,,\n", BadDirection),
        ("日期,金额,币种\n2026-11-20,1,USD\n", NotYuan),
        (f"日期,金额,摘要\n2026-11-20,1,{'长' * 501}\n", TextTooLong),
        ("日期,金额\n", NoLines),
        ("日期,摘要\n2026-11-20,a\n", UnknownFormat),
        ("", UnknownFormat),
    ],
)
def test_each_fault_has_its_error(text: str, error: type[StatementError]):
    with pytest.raises(error) as caught:
        read(text)
    assert "%(" not in str(caught.value.sentence)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a\x00b", b"\x80\x81\xff\xff"])
def test_what_is_not_text_is_refused(content: bytes):
    with pytest.raises(BadEncoding):
        registry.read(content)


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=60).map(
    lambda text: text.strip(" \t")
)
LINES = st.lists(
    st.builds(
        Line,
        number=st.just(0),
        on=st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)),
        amount_fen=st.integers(-MAX_FEN, MAX_FEN).filter(bool),
        reference=TEXT,
        counterparty=TEXT,
        narrative=TEXT,
        serial=TEXT,
    ),
    min_size=1,
    max_size=8,
)


@given(LINES)
def test_what_was_written_is_read(lines: list[Line]):
    read_back = registry.read(csv_market.write(lines, opening_fen=0)).lines
    assert [(n.on, n.amount_fen, n.reference) for n in read_back] == [
        (n.on, n.amount_fen, n.reference) for n in lines
    ]
    assert [(n.counterparty, n.narrative, n.serial) for n in read_back] == [
        (n.counterparty, n.narrative, n.serial) for n in lines
    ]


@given(LINES)
def test_no_cell_that_was_written_is_a_formula(lines: list[Line]):
    text = csv_market.write(lines).decode("utf-8-sig")
    for one in lines:
        for cell in (one.reference, one.counterparty, one.narrative, one.serial):
            assert not csv_market.neutral(cell).startswith(("=", "+", "-", "@"))
    assert text.startswith("日期")


@given(LINES)
def test_identities_differ_within_a_file_and_stay_the_same(lines: list[Line]):
    once = list(identities([*lines, *lines]))
    assert len(set(once)) == len(once)
    assert list(identities(lines)) == once[: len(lines)]
    assert max(map(len, once)) <= 100


def test_identity_keeps_chinese_characters_apart():
    first, second = identities([line(100, counterparty="张三"), line(100, counterparty="李四")])
    assert first != second


def mutants(count: int) -> None:
    """Break a good file at random places: it is read, or refused by a typed error."""
    chance = random.Random(20261121)
    good = csv_market.write(
        [line(100 + n, code(n), counterparty="示例公司", narrative="缴费") for n in range(6)],
        account="6222000000000001",
        opening_fen=0,
    )
    junk = [b"\x00", b'"', b",", b"\n", b"\r", b"_", b"\xff", b"-", b"=", "９".encode(), b"e", b""]
    refused = 0
    for _ in range(count):
        content = bytearray(good)
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(content))
            content[at : at + chance.randint(0, 3)] = chance.choice(junk)
        try:
            registry.read(bytes(content))
        except StatementError as error:
            refused += 1
            assert "%(" not in str(error.sentence)
    assert refused > count // 4


def test_mutants_raise_typed_errors_only():
    mutants(2_000)


@pytest.mark.long
def test_many_mutants_raise_typed_errors_only():
    mutants(200_000)


@pytest.mark.parametrize(
    ("path", "name", "count", "first"),
    [
        ("icbc/debit-v1/example-icbc-debit-v1-records.csv", "icbc-csv", 11, -1_340),
        ("icbc/debit-v2/example-icbc-debit-v2-records.csv", "icbc-csv", 11, -1_340),
        ("cmb/debit/example-cmb-records.csv", "cmb-csv", 5, 123_400),
    ],
)
def test_samples_of_the_large_banks(
    reference_data: Path, path: str, name: str, count: int, first: int
):
    statement = registry.read((reference_data / "statements/cn" / path).read_bytes())
    assert (statement.format, len(statement.lines)) == (name, count)
    assert statement.lines[0].amount_fen == first
    assert all(one.counterparty or one.narrative for one in statement.lines)


def test_example_of_the_documentation_is_read():
    text = (Path(__file__).parents[3] / "docs" / "statements.md").read_text()
    example = text.split("```csv\n")[1].split("```")[0]
    statement = registry.read(example.encode())
    assert statement.format == "market-csv"
    assert [each.amount_fen for each in statement.lines] == [8600000, 10800, -5400]
    assert statement.account == "320700100200300"
    assert statement.gap_fen == 0


def test_every_column_name_is_documented():
    text = (Path(__file__).parents[3] / "docs" / "statements.md").read_text()
    layout = csv_market.LAYOUT
    columns = (layout.on, layout.amount, layout.direction, layout.income, layout.outgo)
    columns += (layout.currency, layout.reference, layout.counterparty, layout.narrative)
    for names in (*columns, layout.serial, layout.facts):
        assert all(name in text for name in names), names
