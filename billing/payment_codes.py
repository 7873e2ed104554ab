"""How a region lays out its 20-digit payment codes. Register one for a region that differs."""

import datetime as dt
from collections.abc import Callable
from typing import Final

from core import numbers, series
from core.clock import local_date
from core.models import Organisation

Layout = Callable[[Organisation, dt.datetime], str]


def standard(issuer: Organisation, at: dt.datetime) -> str:
    """6 region + 4 unit + 2 year + 7 sequence + 1 check digit (ISO 7064 MOD 11,10)."""
    region, unit = issuer.region.code, f"{issuer.pk % 10_000:04d}"
    year = local_date(at).year
    sequence = series.next_in_series(f"notice:{region}:{unit}", year)
    return numbers.payment_code(region=region, unit=unit, year=year, sequence=sequence)


LAYOUTS: Final[dict[str, Layout]] = {}


def next_code(issuer: Organisation, at: dt.datetime) -> str:
    """The next payment code of an issuing unit, in the layout of its region."""
    return LAYOUTS.get(issuer.region.code, standard)(issuer, at)
