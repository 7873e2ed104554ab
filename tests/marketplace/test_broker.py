"""The file broker shows a worker whole messages only: half a one would end it.

kombu remembers declared queues for the whole process, so each test names its own.
"""

from pathlib import Path

import pytest
from kombu import Connection
from kombu.utils import json

import marketplace.celery  # noqa: F401 - names the transport, as every process of ours does
from marketplace import broker


@pytest.fixture
def connection(tmp_path: Path):
    folders = dict.fromkeys(("data_folder_in", "data_folder_out", "control_folder"), str(tmp_path))
    with Connection("filesystem://", transport_options=folders) as opened:
        yield opened


def test_the_market_uses_its_own_file_transport(connection):
    assert isinstance(connection.transport, broker.Transport)


def test_a_message_is_not_seen_before_it_is_whole(connection, tmp_path, monkeypatch):
    seen: list[Path] = []
    rename = Path.rename

    def look_then_rename(path: Path, target: Path) -> Path:
        seen.extend(sorted(tmp_path.glob("*.msg")))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", look_then_rename)
    connection.SimpleQueue("work").put({"task": "one"})
    messages = sorted(tmp_path.glob("*.msg"))
    assert seen == []
    assert len(messages) == 1
    assert json.loads(messages[0].read_text())["body"]


def test_what_was_put_is_what_is_taken(connection):
    queue = connection.SimpleQueue("taken")
    queue.put({"task": "one"})
    assert queue.channel.basic_get("taken", no_ack=True).payload == {"task": "one"}
