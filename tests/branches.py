"""What no test reaches: `python -m tests.branches FILE`, the end of `make coverage`.

Prints each package's share of branches, then the lines and branches of the strict files (money,
policy, lifecycle, methods) that no test takes, and fails where these are below the floor.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

FLOOR = 95  # per cent of branches
STRICT = {
    "actions": re.compile(r"/actions/|/actions\.py$"),
    "policies": re.compile(r"/policies/|/policies\.py$"),
    "ledger": re.compile(r"^billing/ledger\.py$"),
    "matching": re.compile(r"/matching/"),
    "methods": re.compile(r"^bidding/methods/"),
}


def main(report: Path) -> int:
    """The exit code: 1 below the floor."""
    files: dict[str, Any] = json.loads(report.read_text())["files"]
    packages: dict[str, list[str]] = defaultdict(list)
    for file in files:
        packages[file.split("/")[0]].append(file)
    strict = {kind: [f for f in files if fits.search(f)] for kind, fits in STRICT.items()}
    console = Console()
    console.print(_table("package", {name: packages[name] for name in sorted(packages)}, files))
    console.print(_table("strict", strict, files))
    for file in sorted({each for names in strict.values() for each in names}):
        for unreached in _unreached(files[file]):
            console.print(f"{file}: {unreached}", highlight=False, soft_wrap=True)
    return int(any(_share(names, files) < FLOOR for names in strict.values()))


def _share(names: list[str], files: dict[str, Any]) -> float:
    reached = sum(files[name]["summary"]["covered_branches"] for name in names)
    known = sum(files[name]["summary"]["num_branches"] for name in names)
    return 100 * reached / known if known else 100.0


def _table(title: str, groups: dict[str, list[str]], files: dict[str, Any]) -> Table:
    table = Table(title, "files", "branches", "reached")
    for name, members in groups.items():
        branches = sum(files[each]["summary"]["num_branches"] for each in members)
        table.add_row(name, str(len(members)), str(branches), f"{_share(members, files):.1f} %")
    return table


def _unreached(file: dict[str, Any]) -> Iterator[str]:
    missing = file["missing_lines"]
    if missing:
        yield "lines " + ", ".join(map(str, missing))
    # A branch into a missing line is told already; a negative target leaves the function.
    ways = [(a, b) for a, b in file["missing_branches"] if a not in missing and b not in missing]
    for start, end in ways:
        yield f"line {start} never goes on to " + (f"line {end}" if end > 0 else "its end")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
