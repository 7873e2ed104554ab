"""Running the demo as a person does: a process of its own, with ports and folders of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def data_folder() -> Iterator[Path]:
    """A folder for a PostgreSQL of its own; pytest's are closed to that server's system user."""
    folder = Path(tempfile.mkdtemp(prefix="market-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The environment of a demo whose data, and whose PostgreSQL, live in a folder."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "MAKELEVEL")}
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        "DEMO_IDENTITIES": "1",
        "DATA_DIR": str(folder),
        "DATABASE_NAME": "demo",
        "SITE_URL": f"http://127.0.0.1:{free_port()}",
        "STRIPE_API_BASE": f"http://127.0.0.1:{free_port()}",
        "LOG_LEVEL": "WARNING",
        **more,
    }


def run(environment: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Tell the story and wait for its end."""
    return subprocess.run(
        [sys.executable, "manage.py", "demo", "--no-serve", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
