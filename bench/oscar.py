"""What Oscar costs before the first page: `python -m bench.oscar [--rounds 7]`.

Starts Django in fresh processes with and without the shop and Oscar's apps, and prints the median
CPU time and memory of a start, the modules that come with it, and how many tables are Oscar's.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

from django.apps import apps
from rich.console import Console
from rich.table import Table

from marketplace.settings.oscar import MIGRATION_MODULES

START = """
import json, sys, time
from pathlib import Path
from django.conf import settings
if sys.argv[1] == "without":
    settings.INSTALLED_APPS = [
        app for app in settings.INSTALLED_APPS if not app.startswith("marketplace.shop")
    ]
settings.INSTALLED_APPS  # reads the settings in both cases
before = time.process_time()
import django
django.setup()
taken = (time.process_time() - before) * 1000
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
memory = int(status["VmRSS"].split()[0]) / 1024
print(json.dumps([taken, memory, len(sys.modules)]))
"""


def start(how: str) -> list[float]:
    """CPU milliseconds of `django.setup()`, megabytes of the process, modules loaded."""
    environment = {**os.environ, "DATABASE_URL": "postgres://nobody@localhost/none"}
    done = subprocess.run(
        [sys.executable, "-c", START, how],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    found: list[float] = json.loads(done.stdout.splitlines()[-1])
    return found


def tables() -> set[str]:
    """The tables that Oscar brings."""
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in MIGRATION_MODULES
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    # In turns, so that whatever else the machine does falls on both.
    starts = [(start("without"), start("with")) for _ in range(options.rounds)]
    table = Table(title=f"Starting Django, median of {options.rounds}")
    for head in ("", "CPU ms", "memory MB", "modules"):
        table.add_column(head, justify="right")
    without, whole = (
        [statistics.median(column) for column in zip(*rows, strict=True)]
        for rows in zip(*starts, strict=True)
    )
    table.add_row("without Oscar and shop", *(f"{value:.0f}" for value in without))
    table.add_row("as installed", *(f"{value:.0f}" for value in whole))
    every = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    table.caption = f"{len(tables())} of {len(every)} tables are Oscar's"
    Console(width=90).print(table)


if __name__ == "__main__":
    main()
