"""Progress on the command line, with the seconds each step took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console


class Progress:
    """Prints each step when it ends and keeps its time in `seconds`."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.seconds: dict[str, float] = {}
        self.started = time.monotonic()

    @contextmanager
    def step(self, name: str, sentence: str) -> Iterator[None]:
        """One step: a spinner while it runs, one line with its time when it is done."""
        start = time.monotonic()
        with self.console.status(f"{sentence} …"):
            yield
        took = time.monotonic() - start
        self.seconds[name] = round(took, 2)
        self.console.print(f"[green]✓[/] {sentence} [dim]{took:.1f} s[/]")

    @property
    def total(self) -> float:
        """Seconds since the start."""
        return round(time.monotonic() - self.started, 2)
