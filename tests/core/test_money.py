"""Amounts at the edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import MAX_FEN, BadAmount, format_fen, in_words, parse_yuan, share, yuan_text


@pytest.mark.parametrize(
    ("text", "fen"),
    [("120000", 12000000), ("120,000.5", 12000050), ("0.07", 7), (" 1.00 ", 100)],
)
def test_amounts_are_read_as_fen(text: str, fen: int) -> None:
    assert parse_yuan(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "1_000",
        "１２３",
        "1e3",
        "-5",
        "+5",
        "1.234",
        "1,00",
        "12,3456",
        "",
        ".5",
        "٣",
        "NaN",
        "9" * 14,
    ],
)
def test_what_decimal_would_swallow_is_refused(text: str) -> None:
    with pytest.raises(BadAmount, match="two decimals"):
        parse_yuan(text)


@given(st.integers(0, MAX_FEN))
def test_an_amount_survives_the_form_field(fen: int) -> None:
    assert parse_yuan(yuan_text(fen)) == fen
    assert parse_yuan(format_fen(fen, symbol="")) == fen


def test_amounts_in_capital_numerals() -> None:
    assert in_words(12000000) == "壹拾贰万元整"
    assert in_words(0) == "零元整"


def test_a_debt_is_shown_with_a_minus_sign() -> None:
    assert format_fen(-3205400) == "−¥32,054.00"


def test_share_rounds_half_up() -> None:
    assert share(150, 100) == 2
    assert share(149, 100) == 1
