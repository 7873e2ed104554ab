"""Numbers with rules: the unified social credit code, payment codes, number series."""

import re
import unicodedata
from typing import Final

from django.utils.translation import gettext_lazy as _

from .errors import BadInput

_USCC_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS: Final = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_USCC = re.compile(rf"\A[{_USCC_ALPHABET}]{{18}}\Z")
_PROJECT_CODE = re.compile(r"\A([0-9]{4})([0-9]{6})([0-9]{2})([0-9]{2})([0-9]{6})\Z", re.ASCII)
_DIGITS_20 = re.compile(r"\A[0-9]{20}\Z", re.ASCII)


class BadCreditCode(BadInput):
    """Not a unified social credit code of GB 32100. `code` holds the text."""

    sentence = _(
        "This is not a valid unified social credit code: it has 18 characters and the last one "
        "is computed from the others. Compare it with the business licence."
    )


class BadPaymentCode(BadInput):
    """Not a payment code: `code` holds the text."""

    sentence = _(
        "This payment code is not valid: it has 20 digits and the last one is a check digit. "
        "Compare it with the fee notice."
    )


class BadProjectCode(BadInput):
    """Not a code of the national investment platform (GB/T 40058-2021). `code` holds the text."""

    sentence = _(
        "This is not an investment project code. It reads like 2609-320700-04-01-123456: time, "
        "region, department, kind of project, number. Compare it with the platform's reply."
    )


def credit_code_check(body: str) -> str:
    """The check character for the first 17 characters of a credit code (GB 32100)."""
    total = sum(
        weight * _USCC_ALPHABET.index(c) for weight, c in zip(_USCC_WEIGHTS, body, strict=True)
    )
    return _USCC_ALPHABET[-total % 31]


def parse_credit_code(text: str) -> str:
    """A unified social credit code in its normal form; spaces, hyphens and width are forgiven.

    Raises BadCreditCode when the form or the check character is wrong.
    """
    code = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if not _USCC.match(code) or credit_code_check(code[:17]) != code[17]:
        raise BadCreditCode(code=text)
    return code


def parse_project_code(text: str) -> str:
    """The code of an investment project in its normal form, in groups of 4-6-2-2-6 digits.

    The first group is year and month, in codes before November 2020 the year (NDRC 2020 no. 1439).
    How the standard computes its last digit is not public, so it is not checked. Raises
    BadProjectCode.
    """
    found = _PROJECT_CODE.match(re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)))
    if found is None:
        raise BadProjectCode(code=text)
    time, region = found[1], found[2]
    is_month = int(time[:2]) >= 20 and 1 <= int(time[2:]) <= 12
    if not (is_month or 2015 <= int(time) <= 2020) or not 11 <= int(region[:2]) <= 82:
        raise BadProjectCode(code=text)
    return "-".join(found.groups())


def check_digit_11_10(body: str) -> str:
    """The check digit of ISO 7064 MOD 11,10 for a string of digits."""
    product = 10
    for digit in body:
        product = (product + int(digit)) % 10 or 10
        product = product * 2 % 11
    return str((11 - product) % 10)


def parse_payment_code(text: str) -> str:
    """A payment code of 20 digits; spaces, hyphens and width are forgiven, a wrong digit is not.

    Raises BadPaymentCode.
    """
    code = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
    if not _DIGITS_20.match(code) or check_digit_11_10(code[:19]) != code[19]:
        raise BadPaymentCode(code=text)
    return code


def payment_code(*, region: str, unit: str, year: int, sequence: int) -> str:
    """The default layout: 6 region + 4 unit + 2 year + 7 sequence + 1 check digit."""
    body = f"{region:0>6}{unit:0>4}{year % 100:02d}{sequence:07d}"
    if len(body) != 19 or not body.isdecimal():
        raise BadPaymentCode(code=body)
    return body + check_digit_11_10(body)
