"""Ends the processes of a command when the command ends, however it ends.

Started as `python -m core.keeper …` in a process group of its own, which the command's other
processes join. The keeper reads a pipe whose other end the command alone holds: the end of the
command closes it, be it Ctrl-C or `kill -9`, and then the keeper ends the group.
"""

import os
import select
import signal
import sys
import time
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path

import psutil

from core.embedded_server import is_alive, stop_if_unused

GRACE = 10.0  # seconds for a process to end by itself before it is killed
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def keep(*, command: int, parent: int | None) -> None:
    """Return when the command has ended. When its parent ends first, ask the command to end."""
    while not select.select([sys.stdin], [], [], 1.0)[0]:
        with suppress(psutil.Error):
            if parent is not None and psutil.Process(command).ppid() != parent:
                os.kill(command, signal.SIGTERM)
                parent = None


def end_group(grace: float = GRACE) -> None:
    """End the other processes of this group: politely, and after `grace` seconds at once."""
    os.killpg(0, signal.SIGTERM)
    end = time.monotonic() + grace
    while (others := _others()) and time.monotonic() < end:
        time.sleep(0.05)
    for pid in others:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _others() -> list[int]:
    """The living processes of this group but for the keeper."""
    found = []
    for pid in psutil.pids():
        with suppress(OSError):
            if pid != os.getpid() and os.getpgid(pid) == os.getpgid(0) and is_alive(pid):
                found.append(pid)
    return found


def main() -> None:
    """Keep one command."""
    for number in ENDINGS:  # the keeper ends last
        signal.signal(number, signal.SIG_IGN)
    parser = ArgumentParser()
    parser.add_argument("--command", type=int, required=True)
    parser.add_argument("--parent", type=int, help="end the command when this process ends")
    parser.add_argument("--database", type=Path, required=True, help="folder of the own server")
    wanted = parser.parse_args()
    keep(command=wanted.command, parent=wanted.parent)
    end_group()
    stop_if_unused(wanted.database)


if __name__ == "__main__":
    main()
