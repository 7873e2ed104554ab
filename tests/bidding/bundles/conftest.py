"""The world of bundles."""

import pytest

from .market import BundleMarket


@pytest.fixture
def market(monkeypatch):
    """Two departments and one window; contracts say what the market was told."""
    made = BundleMarket()
    monkeypatch.setattr("bidding.engagements._readers", [made.engagement])
    return made
