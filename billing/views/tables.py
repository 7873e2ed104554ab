"""Lists as CSV files that a spreadsheet opens without running anything."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils import timezone

from billing.cells import neutral
from core.clock import SHANGHAI
from core.money import yuan_text


def csv_response(
    name: str, head: Sequence[object], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """Rows as an attachment in UTF-8 with its mark.

    Whole numbers are fen and become yuan; moments are written in Beijing time.
    """
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow([str(label) for label in head])
    for row in rows:
        table.writerow([_cell(value) for value in row])
    response = HttpResponse(
        out.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return yuan_text(value)
    if isinstance(value, dt.datetime):
        return f"{timezone.localtime(value, SHANGHAI):%Y-%m-%d %H:%M}"
    text = str(value)
    # A long number would lose its last digits in a spreadsheet.
    return f'="{text}"' if text.isascii() and text.isdigit() and len(text) > 11 else neutral(text)
