"""Codes with check characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.numbers import (
    BadCreditCode,
    BadPaymentCode,
    BadProjectCode,
    check_digit_11_10,
    credit_code_check,
    parse_credit_code,
    parse_payment_code,
    parse_project_code,
    payment_code,
)

# Published codes of well-known bodies: Tencent, the State Grid Corporation.
REAL_CODES = ["9144030071526726XG", "9111000071093123XX"]


@pytest.mark.parametrize("code", REAL_CODES)
def test_real_credit_codes_are_accepted(code: str) -> None:
    assert parse_credit_code(code) == code


def test_credit_code_forgives_spaces_hyphens_case_and_width() -> None:
    assert parse_credit_code(" ９1440300-71526726xg ") == "9144030071526726XG"


@pytest.mark.parametrize("text", ["", "9144030071526726XH", "9144030071526726X", "I" * 18])
def test_wrong_credit_code_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadCreditCode, match="18 characters"):
        parse_credit_code(text)


@given(st.text("0123456789", min_size=17, max_size=17), st.integers(0, 16), st.integers(1, 9))
def test_every_changed_digit_of_a_credit_code_is_noticed(body: str, at: int, by: int) -> None:
    changed = body[:at] + str((int(body[at]) + by) % 10) + body[at + 1 :]
    assert credit_code_check(changed) != credit_code_check(body)


@given(st.text("0123456789", min_size=19, max_size=19), st.integers(0, 18), st.integers(1, 9))
def test_every_changed_digit_of_a_payment_code_is_noticed(body: str, at: int, by: int) -> None:
    changed = body[:at] + str((int(body[at]) + by) % 10) + body[at + 1 :]
    assert check_digit_11_10(changed) != check_digit_11_10(body)


def test_payment_code_has_the_default_layout() -> None:
    code = payment_code(region="320700", unit="0012", year=2026, sequence=345)
    assert code[:19] == "3207000012260000345"
    assert parse_payment_code(code) == code


def test_payment_code_with_a_wrong_check_digit_is_refused() -> None:
    code = payment_code(region="320700", unit="0012", year=2026, sequence=345)
    wrong = code[:19] + str((int(code[19]) + 1) % 10)
    with pytest.raises(BadPaymentCode, match="check digit"):
        parse_payment_code(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "2609-320700-04-01-123456",
        "2609 320700 04 01 123456",
        "２６０９３２０７０００４０１１２３４５６",
    ],
)
def test_an_investment_project_code_forgives_hyphens_spaces_and_width(text: str) -> None:
    assert parse_project_code(text) == "2609-320700-04-01-123456"


def test_a_project_code_of_before_2020_begins_with_its_year() -> None:
    assert parse_project_code("2018-110000-48-02-000123") == "2018-110000-48-02-000123"


@pytest.mark.parametrize(
    "text",
    [
        "2613-320700-04-01-123456",  # no thirteenth month
        "2014-320700-04-01-123456",  # the platform began in 2015
        "2609-900700-04-01-123456",  # no such province
        "2609-320700-04-01-12345",
        "X-1",
        "",
    ],
)
def test_what_is_no_project_code_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadProjectCode) as refused:
        parse_project_code(text)
    assert "2609-320700-04-01-123456" in str(refused.value.sentence)
