"""What the story must prove, and how it is shown."""

from typing import Any

from rich.table import Table


def failures(report: dict[str, Any]) -> list[str]:
    """What does not balance or verify; empty when all is well."""
    return []


def summary(report: dict[str, Any]) -> Table:
    """The report as a table for people."""
    return Table()
