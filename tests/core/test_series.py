"""Number series without gaps."""

import datetime as dt

import pytest
from django.db import transaction

from core.series import next_number

pytestmark = pytest.mark.django_db


def test_a_rolled_back_number_is_given_again() -> None:
    at = dt.datetime(2026, 12, 31, 17, 0, tzinfo=dt.UTC)  # 1 January 2027 in Shanghai
    assert next_number("ZJ", at=at) == "ZJ-2027-000001"
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        next_number("ZJ", at=at)
        raise ZeroDivisionError
    assert next_number("ZJ", at=at) == "ZJ-2027-000002"
