"""The Celery application: worker and beat only drain what the database already holds."""

import os
from pathlib import Path

from celery import Celery
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.settings")

app = Celery("marketplace")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    "procurements": {"task": "bidding.tasks.run_due_procurements", "schedule": 5.0},  # seconds
}

for folder in getattr(settings, "CELERY_BROKER_TRANSPORT_OPTIONS", {}).values():
    if isinstance(folder, str):
        Path(folder).mkdir(parents=True, exist_ok=True)
