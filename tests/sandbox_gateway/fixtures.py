"""A running sandbox gateway, a client for it, and an endpoint that hears its webhooks.

The tests of the gateway itself and those of the market that pays through it share them.
"""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sandbox_gateway.call import Config
from sandbox_gateway.server import RunningSandbox, running_sandbox
from tests.sandbox_gateway.wire import SandboxClient

WEBHOOK_SECRET = "whsec_tests"


class Listener:
    """Hears webhooks; `status` is what it answers."""

    def __init__(self) -> None:
        self.heard: list[tuple[bytes, str]] = []
        self.status = 200
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                listener.heard.append((body, self.headers["Stripe-Signature"]))
                self.send_response(listener.status)
                self.end_headers()

            def log_message(self, *_args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/webhook"


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    thread = threading.Thread(target=listener.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()
    thread.join()


@pytest.fixture
def gateway_server() -> Iterator[RunningSandbox]:
    """A sandbox without webhooks that sends payers back to https://shop.example."""
    with running_sandbox(Config(allowed_origins=("https://shop.example",))) as running:
        yield running


@pytest.fixture
def api(gateway_server: RunningSandbox) -> SandboxClient:
    return SandboxClient(gateway_server.url)


@pytest.fixture
def hooked(listener: Listener) -> Iterator[SandboxClient]:
    """A client of a sandbox whose webhooks the listener hears, sent by hand."""
    config = Config(webhook_url=listener.url, webhook_secret=WEBHOOK_SECRET, retry_after=(0, 0))
    with running_sandbox(config) as running:
        yield SandboxClient(running.url)
