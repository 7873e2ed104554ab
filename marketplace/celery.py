"""The Celery application: worker and beat only drain what the database already holds."""

import gc
import os
from pathlib import Path

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_process_init, worker_ready
from django.conf import settings
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

TRANSPORT_ALIASES["filesystem"] = "marketplace.broker:Transport"
app = Celery("marketplace")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Seconds, or a time of day in the market. Each task does what is due in the database; running one
# twice changes nothing.
app.conf.beat_schedule = {
    "procurements": {"task": "bidding.tasks.run_due_procurements", "schedule": 5.0},
    "libraries": {"task": "bidding.tasks.run_due_libraries", "schedule": 30.0},
    "contracts": {"task": "contracts.tasks.run_due", "schedule": 60.0},
    "admissions": {"task": "agencies.tasks.admit_due_agencies", "schedule": 60.0},
    "sanctions": {"task": "agencies.tasks.end_due_sanctions", "schedule": 600.0},
    "scores": {
        "task": "agencies.tasks.score_agencies",
        "schedule": crontab(hour=1, minute=0),
    },
    "rankings": {
        "task": "agencies.tasks.keep_rankings",
        "schedule": crontab(hour=1, minute=30),
    },
    "search entries": {
        "task": "search.tasks.refresh_entries",
        "schedule": crontab(hour=1, minute=45),
    },
    "leads": {
        "task": "bidding.tasks.find_leads",
        "schedule": crontab(hour=2, minute=30),
    },
    "drain outbox": {"task": "core.tasks.drain_outbox", "schedule": 2.0},
    "seal chain": {"task": "core.tasks.seal_chain", "schedule": 60.0},
    "poll payments": {"task": "billing.tasks.poll_payments", "schedule": 60.0},
    "settlement": {
        "task": "billing.tasks.settle_gateway",
        "schedule": crontab(hour=9, minute=0),
    },
    "expire holds": {"task": "billing.tasks.expire_holds", "schedule": 300.0},
    "prove ledger": {
        "task": "billing.tasks.prove_ledger",
        "schedule": crontab(hour=2, minute=0),
    },
}


@worker_ready.connect
@worker_process_init.connect
def spare_the_program(**_told: object) -> None:
    """Keep the loaded program out of later garbage collections.

    One over all of it takes 0.2 s, and a tender that closes just then would wait for it.
    """
    gc.collect()
    gc.freeze()


for folder in getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {}).values():
    if isinstance(folder, str):
        Path(folder).mkdir(parents=True, exist_ok=True)
