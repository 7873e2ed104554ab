"""The processes of a running market: sandbox gateway, web server, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError


class Services:
    """Start processes one by one and stop them all, whatever happens."""

    def __init__(self, log_folder: Path) -> None:
        self.log_folder = log_folder
        self.running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Services":
        self.log_folder.mkdir(parents=True, exist_ok=True)
        # Whoever ends the demo ends its processes: by Ctrl-C, by `kill`, by closing the terminal.
        for ending in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(ending, lambda number, _frame: sys.exit(128 + number))
        return self

    def __exit__(self, *_error: object) -> None:
        for process in reversed(self.running):
            process.terminate()
        for process in self.running:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()

    def _start(self, name: str, *command: str) -> None:
        with (self.log_folder / f"{name}.log").open("wb") as log:
            self.running.append(
                subprocess.Popen(  # noqa: S603 - our own command lines
                    [sys.executable, "-m", *command],
                    cwd=settings.BASE_DIR,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=os.environ.copy(),
                )
            )

    def start_gateway(self) -> None:
        """The sandbox gateway at STRIPE_API_BASE, empty, sending webhooks to this site."""
        base = urlsplit(settings.STRIPE_API_BASE)
        book = settings.DATA_DIR / "sandbox-gateway.sqlite3"
        for old in settings.DATA_DIR.glob(f"{book.name}*"):
            old.unlink()
        port = base.port or 80
        require_free(port, "STRIPE_API_BASE")
        self._start(
            "gateway",
            "sandbox_gateway",
            *("--port", str(port)),
            *("--db", str(book)),
            *("--webhook", f"{settings.SITE_URL}/webhooks/stripe/"),
            *("--secret", settings.STRIPE_WEBHOOK_SECRET),
            *("--key", settings.STRIPE_SECRET_KEY),
        )
        wait_for(port, self.running[-1], "gateway")

    def start_web(self, port: int) -> None:
        """The site, behind gunicorn."""
        require_free(port, "PORT")
        self._start(
            "web",
            "gunicorn",
            "marketplace.wsgi",
            *("--bind", f"127.0.0.1:{port}"),
            *("--workers", "2", "--threads", "4", "--timeout", "60", "--preload"),
            *("--no-control-socket",),
        )
        wait_for(port, self.running[-1], "web")

    def start_workers(self) -> None:
        """A Celery worker with beat inside, which wakes what is due."""
        schedule = settings.DATA_DIR / "celerybeat-schedule"
        schedule.unlink(missing_ok=True)
        self._start(
            "worker",
            *("celery", "-A", "marketplace", "worker", "--pool", "threads", "--concurrency", "2"),
            *("--beat", "--schedule", str(schedule)),
        )

    def wait(self) -> None:
        """Wait until a process ends; one that ends by itself is an error."""
        while all(process.poll() is None for process in self.running):
            time.sleep(0.5)
        raise CommandError(f"A process ended by itself: read the logs in {self.log_folder}.")


def require_free(port: int, variable: str) -> None:
    """Refuse a port that somebody else holds, with what to do."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise CommandError(
                f"Port {port} is in use. Stop what runs there or choose another with {variable}=…"
            )


def wait_for(
    port: int, process: "subprocess.Popen[bytes]", name: str, seconds: float = 120
) -> None:
    """Wait until a port answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise CommandError(f"The {name} process did not answer on port {port}; see its log.")
