"""Identity numbers of people: checked, then kept only as a keyed hash."""

import re
import unicodedata

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from core.errors import BadInput

_FORM = re.compile(r"\A[0-9]{17}[0-9X]\Z", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


class BadIdentityNumber(BadInput):
    """Not an identity number of GB 11643. Carries no facts: the number is private."""

    field = "identity_number"
    sentence = _(
        "This is not a valid identity number: it has 18 characters and the last one is computed "
        "from the others. Compare it with the identity card."
    )


def identity_check(body: str) -> str:
    """The check character for the first 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return "10X98765432"[total % 11]


def parse_identity_number(text: str) -> str:
    """An identity number in its normal form. Raises BadIdentityNumber."""
    number = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if not _FORM.match(number) or identity_check(number[:17]) != number[17]:
        raise BadIdentityNumber
    return number


def identity_hash(number: str) -> str:
    """What is stored: enough to find the same person twice, not enough to read the number."""
    return salted_hmac("agencies.practitioner", number, algorithm="sha256").hexdigest()
