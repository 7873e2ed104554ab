"""`bin/environment` on machines that lack something: each hears what to install."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOO_OLD = '#!/bin/sh\n[ "$1" = --version ] && echo Python 3.10.12 && exit 0\nexit 1\n'
WITHOUT_VENV = f"""#!/bin/sh
case "$*" in *ensurepip*|*pip*) exit 1;; esac
exec {sys.executable} "$@"
"""


def make_environment(folder: Path, interpreter: str) -> subprocess.CompletedProcess[str]:
    """Run the script with an interpreter of the given text."""
    python = folder / "python3"
    python.write_text(interpreter)
    python.chmod(0o755)
    return subprocess.run(
        [ROOT / "bin" / "environment", folder / "venv"],
        env={**os.environ, "PATH": "/usr/bin:/bin", "PYTHON": str(python)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("interpreter", "advice"),
    [
        (TOO_OLD, "Python 3.11 or newer is needed"),
        (WITHOUT_VENV, "sudo apt install python3-venv"),
    ],
)
def test_a_machine_that_lacks_something_hears_what_to_install(
    tmp_path: Path, interpreter: str, advice: str
) -> None:
    made = make_environment(tmp_path, interpreter)
    assert made.returncode == 1
    assert advice in made.stderr
    assert not (tmp_path / "venv").exists()


def test_the_lock_is_for_every_supported_python() -> None:
    pins = [line for line in (ROOT / "requirements.lock").read_text().splitlines() if line]
    with_marker = {pin.split("==")[0] for pin in pins if " ; " in pin}
    # What only one system or version needs carries a marker; a lock for one machine has none.
    assert {"colorama", "async-timeout"} <= with_marker
