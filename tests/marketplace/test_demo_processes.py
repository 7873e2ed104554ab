"""What the demo refuses before it erases anything, and what it leaves when it ends: nothing."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import psutil
import psycopg
import pytest

from core import keeper
from core.embedded_server import is_alive
from tests.marketplace.demos import ROOT, data_folder, environment, free_port, run

pytestmark = pytest.mark.alone


def wait_until(holds: Callable[[], object], what: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def processes_of(folder: Path) -> list[str]:
    """The command lines of the living processes that were started for a folder of data."""
    found = []
    for process in psutil.process_iter():
        try:
            mine = process.environ().get("DATA_DIR") == str(folder)
            line = process.cmdline()
        except psutil.Error:
            continue
        # PostgreSQL's own processes run without the environment, with the folder in their call.
        if (mine or str(folder / "postgres") in line) and is_alive(process.pid):
            found.append(" ".join(line))
    return found


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with data_folder() as folder:
        yield folder


def hear_signals() -> None:
    """As in a terminal: whoever starts the tests by nohup or in the background ignores them."""
    for each in (signal.SIGHUP, signal.SIGINT):
        signal.signal(each, signal.SIG_DFL)


@pytest.fixture
def demo(folder: Path) -> Iterator[tuple["subprocess.Popen[bytes]", dict[str, str]]]:
    """A demo in the middle of its story: its gateway runs, its database has tables."""
    where = environment(folder)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "demo"], cwd=ROOT, env=where, preexec_fn=hear_signals
    )
    gateway = int(where["STRIPE_API_BASE"].rsplit(":", 1)[1])

    def answers() -> bool:
        assert process.poll() is None, "the demo ended by itself"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", gateway)) == 0

    wait_until(answers, "the gateway does not answer", 120)
    wait_until(lambda: people(folder) > 0, "the story does not begin")
    yield process, where
    process.kill()
    process.wait()


def people(folder: Path) -> int:
    """How many people the demo's database knows."""
    lines = (folder / "postgres" / "postmaster.pid").read_text().splitlines()
    with psycopg.connect(f"postgresql://postgres@/demo?host={lines[4]}") as connection:
        row = connection.execute("SELECT count(*) FROM core_user").fetchone()
        assert row is not None
        return int(row[0])


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_no_process_outlives_the_demo_however_it_ends(
    folder: Path,
    demo: tuple["subprocess.Popen[bytes]", dict[str, str]],
    ending: signal.Signals,
) -> None:
    process, _where = demo
    assert len(processes_of(folder)) >= 4  # demo, keeper, gateway, PostgreSQL
    process.send_signal(ending)
    process.wait(30)
    wait_until(lambda: not processes_of(folder), f"left: {processes_of(folder)}", 20)


MAKE = "import subprocess, sys; subprocess.run(sys.argv[1:])"


def test_no_process_outlives_a_killed_make(folder: Path) -> None:
    command = [sys.executable, "-c", MAKE, sys.executable, "manage.py", "demo"]
    make = subprocess.Popen(command, cwd=ROOT, env=environment(folder, MAKELEVEL="1"))
    wait_until((folder / "logs" / "gateway.log").exists, "the gateway is not started", 120)
    make.kill()
    make.wait()
    wait_until(lambda: not processes_of(folder), f"left: {processes_of(folder)}", 30)


def test_a_second_demo_is_refused_and_the_first_keeps_its_data(
    folder: Path, tmp_path: Path, demo: tuple["subprocess.Popen[bytes]", dict[str, str]]
) -> None:
    process, _where = demo
    known = people(folder)
    for second in (
        environment(folder),
        # The same database from another folder of data: only the server knows of the first.
        environment(tmp_path, DATABASE_URL=database_url(folder)),
    ):
        refused = run(second)
        assert refused.returncode == 1
        assert "A market already runs" in refused.stderr
        assert f"kill {process.pid}" in refused.stderr
    assert people(folder) >= known
    assert process.poll() is None


def database_url(folder: Path) -> str:
    socket_folder = (folder / "postgres" / "postmaster.pid").read_text().splitlines()[4]
    return f"postgresql://postgres@/demo?host={socket_folder}"


def test_run_serves_the_data_there_is_and_leaves_no_process(
    folder: Path, demo: tuple["subprocess.Popen[bytes]", dict[str, str]]
) -> None:
    told, where = demo
    known = people(folder)
    told.kill()
    told.wait()
    wait_until(lambda: not processes_of(folder), f"left: {processes_of(folder)}", 30)
    book = (folder / "sandbox-gateway.sqlite3").stat().st_ino
    command = [sys.executable, "manage.py", "run"]
    market = subprocess.Popen(command, cwd=ROOT, env={**where, "DEBUG": "1"})

    def serves() -> bool:
        assert market.poll() is None, "the market ended by itself"
        with suppress(OSError):
            return bool(urlopen(where["SITE_URL"], timeout=60).status == 200)
        return False

    wait_until(serves, "the site does not answer", 120)
    assert people(folder) >= known
    assert (folder / "sandbox-gateway.sqlite3").stat().st_ino == book
    market.terminate()
    market.wait(30)
    wait_until(lambda: not processes_of(folder), f"left: {processes_of(folder)}", 30)


@pytest.mark.parametrize("variable", ["SITE_URL", "STRIPE_API_BASE"])
def test_a_busy_port_is_refused_before_anything_is_written(folder: Path, variable: str) -> None:
    port = free_port()
    where = environment(folder, **{variable: f"http://127.0.0.1:{port}"})
    book = folder / "sandbox-gateway.sqlite3"
    book.write_text("of an earlier demo")
    with socket.create_server(("127.0.0.1", port)):
        refused = run(where)
    assert refused.returncode == 1
    assert f"Port {port}" in refused.stderr
    assert variable in refused.stderr
    assert book.read_text() == "of an earlier demo"


def test_a_dead_user_of_the_database_is_struck_off(folder: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    users = folder / "postgres" / ".handle_pids.json"
    use = [sys.executable, "-c", "import marketplace.settings"]
    subprocess.run(use, cwd=ROOT, env=environment(folder), check=True)
    users.write_text(json.dumps([gone.pid]))
    subprocess.run(use, cwd=ROOT, env=environment(folder), check=True)
    assert json.loads(users.read_text()) == []
    assert not processes_of(folder)


STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


def test_a_process_that_ignores_the_request_to_end_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stubborn = subprocess.Popen([sys.executable, "-c", STUBBORN], process_group=0)
    monkeypatch.setattr(os, "getpgid", lambda pid: 1 if pid in (0, stubborn.pid) else 0)
    monkeypatch.setattr(os, "killpg", lambda group, number: stubborn.send_signal(number))
    time.sleep(0.5)
    keeper.end_group(grace=0.5)
    assert stubborn.wait(5) == -signal.SIGKILL
