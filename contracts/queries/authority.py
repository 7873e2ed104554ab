"""The market's certificate authority of this installation."""

import datetime as dt
from typing import Final

from django.conf import settings

from contracts.authority import MarketAuthority

NAME: Final = "Intermediary Supermarket Authority"
# The authority is older than any contract of the market, whenever its file was made.
SINCE: Final = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)


def market_authority() -> MarketAuthority:
    """The authority kept beside the installation's data, made on first use."""
    return MarketAuthority.open(settings.DATA_DIR / "authority", name=NAME, at=SINCE)
