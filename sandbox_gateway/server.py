"""Run the sandbox: as a server of its own or inside a test."""

import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from sandbox_gateway.application import Sandbox
from sandbox_gateway.call import Config


class ThreadingWSGIServer(ThreadingMixIn, WSGIServer):
    """One thread a connection; the queue holds a burst of clients."""

    daemon_threads = True
    request_queue_size = 128


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Say nothing: the caller has its own log."""

    def address_string(self) -> str:
        return str(self.client_address[0])


def make_server(sandbox: Sandbox, host: str, port: int) -> ThreadingWSGIServer:
    """A server for the sandbox; port 0 takes a free one."""
    server = ThreadingWSGIServer((host, port), _Quiet)
    server.set_app(sandbox)
    return server


@dataclass(frozen=True)
class RunningSandbox:
    """A sandbox that listens on the loopback interface of this process."""

    url: str
    config: Config
    sandbox: Sandbox


@contextmanager
def running_sandbox(
    config: Config | None = None, *, db: Path | None = None, courier: bool = False, port: int = 0
) -> Iterator[RunningSandbox]:
    """A sandbox on a free port; without `courier`, webhooks leave by `POST /_sandbox/deliver`."""
    with tempfile.TemporaryDirectory(prefix="sandbox") as folder:
        sandbox = Sandbox(db or Path(folder) / "sandbox.sqlite3", config or Config())
        server = make_server(sandbox, "127.0.0.1", port)
        thread = threading.Thread(
            target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        thread.start()
        if courier:
            sandbox.courier.start()
        try:
            url = f"http://127.0.0.1:{server.server_port}"
            yield RunningSandbox(url, sandbox.config, sandbox)
        finally:
            if courier:
                sandbox.courier.stop()
            server.shutdown()
            server.server_close()
            thread.join()
            sandbox.store.close()
