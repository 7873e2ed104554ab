"""The processes of a running market: sandbox gateway, web server, worker and beat."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import CommandError

from core import catalogues

SITE_PORT = urlsplit(settings.SITE_URL).port or 8000
GATEWAY_PORT = urlsplit(settings.STRIPE_API_BASE).port or 80


class Services:
    """Start processes one by one and stop them all, whatever happens.

    They form a process group under a keeper (see `core.keeper`), so they end with this process
    even when it is killed.
    """

    def __init__(self, log_folder: Path) -> None:
        self.log_folder = log_folder
        self.running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Services":
        self.log_folder.mkdir(parents=True, exist_ok=True)
        # Whoever ends the demo ends its processes: by `kill`, or by closing the terminal, unless
        # `nohup` was asked to outlive it.
        for ending in (signal.SIGTERM, signal.SIGHUP):
            if signal.getsignal(ending) is not signal.SIG_IGN:
                signal.signal(ending, _end)
        # Killing make itself, the command that people know, must end the demo as well.
        with_make = ("--parent", str(os.getppid())) if "MAKELEVEL" in os.environ else ()
        self.keeper = subprocess.Popen(  # noqa: S603 - our own command line
            [
                *(sys.executable, "-m", "core.keeper", "--command", str(os.getpid())),
                *("--database", str(settings.DATA_DIR / "postgres"), *with_make),
            ],
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            process_group=0,
        )
        return self

    def __exit__(self, *_error: object) -> None:
        assert self.keeper.stdin is not None
        self.keeper.stdin.close()
        self.keeper.wait()
        for process in self.running.values():
            process.wait()

    def _start(self, name: str, *command: str, log: bool = True) -> None:
        with (self.log_folder / f"{name}.log").open("wb") as file:
            self.running[name] = subprocess.Popen(  # noqa: S603 - our own command lines
                [sys.executable, "-m", *command],
                cwd=settings.BASE_DIR,
                stdin=subprocess.DEVNULL,
                stdout=file if log else None,
                stderr=subprocess.STDOUT if log else None,
                process_group=self.keeper.pid,
            )

    def start_gateway(self, *, anew: bool = True) -> None:
        """The sandbox gateway at STRIPE_API_BASE, sending webhooks to this site.

        `anew` empties its book first.
        """
        book = settings.DATA_DIR / "sandbox-gateway.sqlite3"
        if anew:
            for old in settings.DATA_DIR.glob(f"{book.name}*"):
                old.unlink()
        require_free(GATEWAY_PORT, "STRIPE_API_BASE")
        self._start(
            "gateway",
            "sandbox_gateway",
            *("--port", str(GATEWAY_PORT)),
            *("--db", str(book)),
            *("--webhook", f"{settings.SITE_URL}/webhooks/stripe/"),
            *("--secret", settings.STRIPE_WEBHOOK_SECRET),
            *("--key", settings.STRIPE_SECRET_KEY),
        )
        self._wait_for("gateway", GATEWAY_PORT)

    def start_collecting_static(self) -> None:
        """Hash and compress the static files, as an installation does, beside the story."""
        self._start("static", "django", "collectstatic", "--noinput", "--clear")

    def start_web(self) -> None:
        """The site, behind gunicorn."""
        if self.running.pop("static").wait():
            raise CommandError(
                f"The static files are incomplete: see {self.log_folder}/static.log."
            )
        require_free(SITE_PORT, "SITE_URL")
        self._start(
            "web",
            "gunicorn",
            "marketplace.wsgi",
            *("--bind", f"127.0.0.1:{SITE_PORT}"),
            *("--worker-class", "marketplace.web_worker.StampingWorker", "--preload"),
            *("--workers", "2", "--threads", "4", "--timeout", "60"),
            *("--no-control-socket",),
        )
        self._wait_for("web", SITE_PORT)

    def start_reloading_web(self) -> None:
        """The site as Django's own server runs it: anew at each change, talking to the terminal."""
        address = f"127.0.0.1:{SITE_PORT}"
        self._start("web", "django", "runserver", address, log=False)
        self._wait_for("web", SITE_PORT)

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
        while all(process.poll() is None for process in self.running.values()):
            time.sleep(0.5)
        raise CommandError(f"A process ended by itself: read the logs in {self.log_folder}.")

    def wait_and_reload_worker(self) -> None:
        """Wait until site or gateway ends. The worker starts anew when a source file changes.

        A worker that a half-written file has ended waits for the next change.
        """
        seen = _last_change()
        while all(self.running[name].poll() is None for name in ("gateway", "web")):
            time.sleep(1)
            if (last := _last_change()) > seen:
                seen = last
                worker = self.running["worker"]
                worker.terminate()
                worker.wait()
                self.start_workers()
        raise CommandError(f"The site or the gateway ended: see above and {self.log_folder}.")

    def _wait_for(self, name: str, port: int, seconds: float = 120) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.running[name].poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.05)
        raise CommandError(f"The {name} process did not answer on port {port}; see its log.")


def _last_change() -> float:
    """When a Python file of an app was last written."""
    folders = [settings.BASE_DIR / app for app in catalogues.APPS]
    return max(path.stat().st_mtime for folder in folders for path in folder.rglob("*.py"))


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(128 + number)


def require_free_ports() -> None:
    """Refuse at the start, before anything is written, what could not be served at the end."""
    require_free(SITE_PORT, "SITE_URL")
    require_free(GATEWAY_PORT, "STRIPE_API_BASE")


def require_free(port: int, variable: str) -> None:
    """Refuse a port that cannot be had, with what to do."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Port {port} cannot be had ({error.strerror}). Stop what runs there or choose "
                f"another with {variable}=http://127.0.0.1:…"
            ) from None
