"""`python -m sandbox_gateway --port 8085 --db FILE --webhook URL --secret whsec_…`."""

import argparse
import logging
import signal
import sys
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from sandbox_gateway.application import Sandbox
from sandbox_gateway.call import Config
from sandbox_gateway.server import make_server


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="sandbox_gateway", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8085)
    parser.add_argument("--db", type=Path, required=True, help="SQLite file, made if absent")
    parser.add_argument("--webhook", default="", help="where events are sent")
    parser.add_argument("--secret", default="", help="signs the events, whsec_…")
    parser.add_argument("--key", default=Config.secret_key, help="the API key callers present")
    parser.add_argument("--fee", type=int, default=60, help="fee in hundredths of a per cent")
    parser.add_argument(
        "--allow-origin",
        action="append",
        default=[],
        help="where payers may be sent back to; the webhook's origin always may",
    )
    return parser.parse_args()


def config_from(given: argparse.Namespace) -> Config:
    origins = set(given.allow_origin)
    if given.webhook:
        parts = urlsplit(given.webhook)
        origins.add(f"{parts.scheme}://{parts.netloc}")
    return Config(
        secret_key=given.key,
        fee_basis_points=given.fee,
        webhook_url=given.webhook,
        webhook_secret=given.secret,
        allowed_origins=tuple(sorted(origins)),
    )


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    given = arguments()
    logging.basicConfig(level=logging.INFO)
    given.db.parent.mkdir(parents=True, exist_ok=True)
    sandbox = Sandbox(given.db, config_from(given))
    signal.signal(signal.SIGTERM, stop)
    server = make_server(sandbox, given.host, given.port)
    sandbox.courier.start()
    logging.info("The sandbox gateway listens on http://%s:%s", given.host, server.server_port)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        sandbox.courier.stop()
        server.server_close()
        sandbox.store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
