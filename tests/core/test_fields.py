"""Fields read what people type, and refuse what only looks like a number."""

import pytest
from django.core.exceptions import ValidationError

from core.forms import DaysField


@pytest.mark.parametrize("typed", ["1_0", "１０", "+10", "-1", "1e1", "10.0", "٣", "十"])
def test_days_are_plain_digits(typed):
    with pytest.raises(ValidationError):
        DaysField(min_value=1).clean(typed)


@pytest.mark.parametrize("typed", ["10", " 10 "])
def test_a_number_of_days_is_read(typed):
    assert DaysField(min_value=1).clean(typed) == 10
