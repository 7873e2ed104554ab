"""A draft typed at the pages of its task list, as a browser sends them."""

import datetime as dt
from typing import Any

from django.urls import reverse

from bidding import actions
from bidding.drafting.step import open_draft
from bidding.drafting.steps import demand_of, tasks
from bidding.models import Procurement
from core.clock import SHANGHAI, local_date, now
from tests.bidding.market import DrawMarket

Pages = dict[str, dict[str, Any]]


def page_url(number: str, step: str) -> str:
    return reverse("bidding:draft_step", args=[number, step])


def check_url(number: str) -> str:
    return reverse("bidding:draft_check", args=[number])


def closing_typed() -> str:
    """A time that every region's least open time allows, whenever the test runs."""
    return f"{local_date(now()) + dt.timedelta(days=30)}T09:00"


def pages_of(market: DrawMarket, **changes: Any) -> Pages:
    """Everything that a draft by random draw asks, by step; `changes` by the name of the field."""
    code = market.item.code
    pages: Pages = {
        "project": {"project": market.project.pk, "title": "泵站环评", "scale": ""},
        "items": {"items": [code]},
        "requirements": {"scope": "编制报告"},
        "method": {"method": "random_draw"},
        "money": {"fiscal_percent": "0", f"price_{code}": "120000"},
        "times": {f"days_{code}": "20", "closes_at": closing_typed()},
    }
    for page in pages.values():
        page |= {name: changes.pop(name) for name in list(changes) if name in page}
    pages["method"] |= changes
    return pages


def begin(browser: Any, market: DrawMarket) -> Procurement:
    """A fresh draft, begun at the page."""
    facts = {"project": market.project.pk, "title": "泵站环评"}
    assert browser.post(reverse("bidding:new"), facts).status_code == 302
    return Procurement.objects.latest("id")


def send(browser: Any, number: str, step: str, typed: dict[str, Any], version: int = 0) -> Any:
    """One page, with "Save and go on"."""
    return browser.post(page_url(number, step), {"version": version, "then": "on", **typed})


def typed_draft(browser: Any, market: DrawMarket, **changes: Any) -> Procurement:
    """A draft with every page typed."""
    draft = begin(browser, market)
    for step, typed in pages_of(market, **changes).items():
        send(browser, draft.number, step, typed)
    return draft


def propose_as_it_stands(
    market: DrawMarket, draft: Procurement, *, closes_at: dt.datetime, at: dt.datetime
) -> Procurement:
    """Ask for the approval of a draft whose steps are answered but for the end of sign-up."""
    days = {f"days_{line.item.code}": [str(line.days)] for line in lines_of(draft)}
    closes = f"{closes_at.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}"
    actions.save_page(
        procurement=draft,
        step="times",
        typed={"closes_at": [closes], **days},
        version=0,
        by=market.handler,
        at=at,
    )
    demand = demand_of(tasks(open_draft(draft, market.handler, at)))
    return actions.propose(procurement=draft, demand=demand, by=market.handler, at=at)


def lines_of(draft: Procurement) -> list[Any]:
    """The lines of what it runs again."""
    assert draft.rerun_of is not None
    return list(draft.rerun_of.lines.select_related("item").order_by("id"))
