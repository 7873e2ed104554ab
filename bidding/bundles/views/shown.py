"""What every page of a bundle shows: its clock with the Gantt, its members, its log."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext as _

from bidding.bundles import queries
from bidding.bundles.log import log
from bidding.bundles.models import Bundle
from core.gantt import gantt


def shown(bundle: Bundle, at: dt.datetime) -> dict[str, Any]:
    """The context that public, owner's and regulator's page share."""
    clock = queries.clock_of(bundle, at)
    return {
        "bundle": bundle,
        "clock": clock,
        "chart": gantt(_("Schedule"), clock.chart_spans()),
        "rows": queries.member_rows(bundle),
        "departments": queries.departments(bundle),
        "log": log(bundle),
    }
