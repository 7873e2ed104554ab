"""The story holds whenever it is told: at night, on holidays, at the ends of months and years."""

import datetime as dt
import io
from contextlib import nullcontext
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import DateTimeField
from rich.console import Console

from core.clock import SHANGHAI, local_date, working_days_between
from marketplace.demo import report, story
from marketplace.demo.progress import Progress
from marketplace.demo.stage import StoryClock, StoryTooLong
from sandbox_gateway.call import Config
from sandbox_gateway.server import running_sandbox

pytestmark = pytest.mark.django_db

# A moment, and the zone of the machine on which the story is told then; without a zone it is told
# as if it were then, on a machine that lives today.
MOMENTS = [
    ("2026-10-10T02:30+08:00", "America/New_York"),  # night, on a Saturday when people work
    ("2028-02-29T23:59+08:00", ""),  # a year whose holidays are not known yet
    ("2026-05-29T10:00+08:00", "Asia/Shanghai"),  # no weeks have more holidays than those before
]
MORE_MOMENTS = [
    ("2026-02-17T12:00+08:00", "Asia/Kathmandu"),  # Spring Festival
    ("2026-03-02T09:00+08:00", "UTC"),
    ("2026-06-18T00:00+08:00", "Asia/Shanghai"),
    ("2026-09-20T18:00+08:00", "Europe/London"),  # a Sunday when people work
    ("2026-10-04T08:00+08:00", "Asia/Tokyo"),  # National Day week
    ("2026-11-26T04:59+08:00", "UTC"),
    ("2026-11-28T18:30+08:00", "America/Sao_Paulo"),  # a Saturday
    ("2026-12-31T23:59:59+08:00", "America/Los_Angeles"),
    ("2027-01-01T00:00+08:00", "UTC"),
    ("2027-01-01T07:59+08:00", "UTC"),  # still last year in UTC
    ("2028-02-29T00:01+08:00", "Pacific/Kiritimati"),
    ("2036-02-29T16:00+08:00", "Australia/Lord_Howe"),
]


@pytest.mark.parametrize(
    ("moment", "zone"),
    [*MOMENTS, *(pytest.param(*each, marks=pytest.mark.long) for each in MORE_MOMENTS)],
)
def test_the_story_holds(moment: str, zone: str, tmp_path: Path, settings) -> None:
    settings.DATA_DIR = tmp_path
    now = dt.datetime.fromisoformat(moment)
    there = time_machine.travel(now.astimezone(ZoneInfo(zone))) if zone else nullcontext()
    with (
        there,
        running_sandbox(Config(secret_key=settings.STRIPE_SECRET_KEY)) as gateway,
    ):
        settings.STRIPE_API_BASE = gateway.url
        settings.BEACON_URLS = [f"{gateway.url}/beacon"]
        stage = story.tell_weeks(Progress(Console(file=io.StringIO())), now)
    assert read_off_the_machine(before=story.beginning(now)) <= WRITTEN
    told = report.compile_report(stage)
    assert report.failures(told) == []
    assert len(told["reconciliation"]["exceptions"]) == 2
    first, last = local_date(story.beginning(now)), local_date(stage.told["run"].started_at)
    assert working_days_between(first, last) <= story.WORKING_DAYS
    assert last < local_date(now)


# When a row was written, and when its message leaves: no date of the story is taken from these.
WRITTEN = {
    "basket.Basket.date_created",
    "basket.Line.date_created",
    "basket.Line.date_updated",
    "catalogue.Product.date_created",
    "catalogue.Product.date_updated",
    "communication.Notification.date_sent",
    "core.Organisation.created_at",
    "core.OutboxMessage.created_at",
    "core.OutboxMessage.due_at",
    "core.User.date_joined",
    "offline_gateway.OfflineOrder.created_at",
    "partner.StockRecord.date_created",
    "partner.StockRecord.date_updated",
}


def read_off_the_machine(*, before: dt.datetime) -> set[str]:
    """Columns with a moment before the story begins: somebody asked the machine for the time."""
    columns = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, DateTimeField)
    ]
    return {
        f"{model._meta.label}.{field}"
        for model, field in columns
        if model._default_manager.filter(**{f"{field}__lt": before}).order_by().exists()
    }


def test_the_story_does_not_go_past_its_end() -> None:
    ends = dt.datetime(2026, 11, 26, 0, 30, tzinfo=SHANGHAI)
    clock = StoryClock(ends - dt.timedelta(minutes=40), ends=ends)
    clock.minutes(39)
    for go_on in (
        lambda: clock.minutes(2),
        lambda: clock.working_days(1),
        lambda: clock.until(ends),
    ):
        with pytest.raises(StoryTooLong):
            go_on()
    assert clock.at < ends


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--now", "2028-02-29T23:59+08:00"], "add --no-serve"),
        (["--now", "2028-02-29T23:59", "--no-serve"], "say the zone"),
        (["--now", "tomorrow", "--no-serve"], "not a moment"),
    ],
)
def test_a_story_as_if_at_another_moment_says_its_zone_and_is_not_served(
    arguments: list[str], sentence: str, settings
) -> None:
    settings.DEMO_IDENTITIES = True
    with pytest.raises(CommandError, match=sentence):
        call_command("demo", *arguments)
