"""The sandbox plays an outside system, so it must not know the market it plays to."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
# `wsgi` opens its database when it is imported; import-linter reads it all the same.
IMPORT_ALL = """
import importlib, pathlib, pkgutil, sys
import sandbox_gateway
for module in pkgutil.iter_modules(sandbox_gateway.__path__):
    if module.name != "wsgi":
        importlib.import_module(f"sandbox_gateway.{module.name}")
ours = {folder.parent.name for folder in pathlib.Path().glob("*/__init__.py")}
print(*sorted(ours & {name.partition(".")[0] for name in sys.modules}))
"""


def test_the_gateway_loads_without_packages_settings_and_the_market() -> None:
    """-S hides every installed package: Django, Stripe's SDK, all of them."""
    bare = subprocess.run(
        [sys.executable, "-S", "-c", IMPORT_ALL],
        cwd=ROOT,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (bare.returncode, bare.stdout.strip(), bare.stderr) == (0, "sandbox_gateway", "")
