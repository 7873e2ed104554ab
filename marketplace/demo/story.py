"""The story, from an empty database to balanced books."""

import datetime as dt
from typing import Any

from core.clock import SHANGHAI, add_working_days, local_date, now
from marketplace.demo import cast
from marketplace.demo.chapters import entry
from marketplace.demo.progress import Progress
from marketplace.demo.services import Services
from marketplace.demo.stage import OFFICE_OPENS, Stage, StoryClock

STORY_DAYS = 75  # calendar days before today at which the story begins


def tell(*, progress: Progress, services: Services, port: int) -> dict[str, Any]:
    """Tell all chapters; returns the report (see `report`)."""
    stage = Stage(cast.assemble(), StoryClock(beginning()))
    with progress.step("catalogue", "Published list: 116 service items"):
        entry.publish_catalogue(stage)
    with progress.step("entry", "Seven agencies reviewed and admitted"):
        entry.admit_agencies(stage)
        entry.fill_shelf(stage)
    return {}


def beginning() -> dt.datetime:
    """Nine in the morning of a working day, some weeks ago."""
    date = add_working_days(local_date(now()) - dt.timedelta(days=STORY_DAYS), 1).date
    return dt.datetime.combine(date, OFFICE_OPENS, tzinfo=SHANGHAI)
