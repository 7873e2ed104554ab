"""A real Celery worker takes a task through each broker: files, and Redis where there is one."""

import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction

from core import chain
from core.models import ChainSeal
from tests.conftest import missing

ROOT = Path(__file__).parents[2]
SEND = "from core.tasks import seal_chain; seal_chain.delay()"


@pytest.fixture(params=["filesystem", "redis"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path, transactional_db: None
) -> dict[str, str]:
    """The environment of a worker on the test database, with one broker."""
    broker = "filesystem://"
    if request.param == "redis":
        broker = os.environ.get("TEST_REDIS_URL", "")
        if not broker:
            missing("Redis (TEST_REDIS_URL)")
    database = connection.settings_dict
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "marketplace.settings",
        "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}"
        f"?host={database['HOST']}",
        "DATA_DIR": str(tmp_path),
        "CELERY_BROKER_URL": broker,
    }


@pytest.fixture
def worker(environment: dict[str, str], tmp_path: Path) -> Iterator[None]:
    log = (tmp_path / "worker.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "marketplace", "worker", "--pool", "solo"],
        cwd=ROOT,
        env=environment,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    yield
    process.terminate()
    process.wait(20)
    log.close()


@pytest.mark.race
def test_a_worker_carries_out_what_the_web_process_sends(
    environment: dict[str, str], worker: None
) -> None:
    with transaction.atomic():
        chain.append("test:worker", "note", {}, at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    sender = f"import django; django.setup(); {SEND}"
    subprocess.run([sys.executable, "-c", sender], cwd=ROOT, env=environment, check=True)
    end = time.monotonic() + 90
    while not ChainSeal.objects.exists():
        assert time.monotonic() < end, "the worker did not run the task"
        time.sleep(0.2)
    assert ChainSeal.objects.get().tree_size == 1
