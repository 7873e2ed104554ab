"""The market's till, open on a running sandbox gateway."""

from collections.abc import Iterator

import pytest

from sandbox_gateway.call import Config
from sandbox_gateway.server import running_sandbox
from tests.billing.online import Till
from tests.sandbox_gateway.fixtures import WEBHOOK_SECRET, Listener


@pytest.fixture
def till(listener: Listener, settings) -> Iterator[Till]:
    """The market configured for a running sandbox whose webhooks the listener hears."""
    settings.SITE_URL = "https://shop.example"
    config = Config(
        webhook_url=listener.url,
        webhook_secret=WEBHOOK_SECRET,
        retry_after=(0, 0),
        allowed_origins=("https://shop.example",),
    )
    with running_sandbox(config) as running:
        settings.STRIPE_API_BASE = running.url
        settings.STRIPE_SECRET_KEY = config.secret_key
        settings.STRIPE_WEBHOOK_SECRET = WEBHOOK_SECRET
        yield Till(running, listener.heard)
