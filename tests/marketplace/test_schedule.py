"""Beat wakes everything that has to happen by itself."""

import datetime as dt

from celery.schedules import crontab

from core.clock import SHANGHAI
from marketplace.celery import app

OURS = ("agencies.", "bidding.", "billing.", "contracts.", "core.", "marketplace.", "search.")


def test_every_task_of_ours_is_scheduled_and_every_schedule_names_a_task() -> None:
    app.loader.import_default_modules()
    tasks = {name for name in app.tasks if name.startswith(OURS)}
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert "contracts.tasks.run_due" in tasks
    assert scheduled == tasks


def test_a_time_of_day_in_the_schedule_is_the_market_s() -> None:
    night = dt.datetime(2026, 11, 26, 0, 59, tzinfo=SHANGHAI)
    at_one = crontab(hour=1, minute=0, app=app, nowfun=lambda: night)
    assert at_one.remaining_estimate(night) == dt.timedelta(minutes=1)
