"""Beat wakes everything that has to happen by itself."""

from marketplace.celery import app

OURS = ("agencies.", "bidding.", "billing.", "contracts.", "core.", "marketplace.", "search.")


def test_every_task_of_ours_is_scheduled_and_every_schedule_names_a_task() -> None:
    app.loader.import_default_modules()
    tasks = {name for name in app.tasks if name.startswith(OURS)}
    scheduled = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert "contracts.tasks.run_due" in tasks
    assert scheduled == tasks
