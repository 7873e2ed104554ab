"""The regulator's overview counts what happened in its own region and sector."""

import datetime as dt

import pytest

from agencies.models import Complaint
from bidding.models import Procurement
from core.clock import local_date
from marketplace.pages import overview
from tests.agencies import market as agencies
from tests.bidding.market import DrawMarket
from tests.contracts import world as contracts
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    MembershipFactory,
    RegionFactory,
    ServiceItemFactory,
)

pytestmark = pytest.mark.django_db
PAGE = "/regulator/overview/"
LATER = dt.datetime(2026, 12, 20, 4, tzinfo=dt.UTC)


@pytest.fixture
def shown(sign_in, monkeypatch):
    """`shown(**of)`: the context of the page as a regulator of that region or sector sees it."""

    def read(at=LATER, **of):
        monkeypatch.setattr(overview, "now", lambda: at)
        client = sign_in(MembershipFactory(regulator=True, **of))
        client.cookies["django_language"] = "en"
        return client.get(PAGE).context

    return read


def values(context):
    return [figure.value for figure in context["figures"]]


def test_empty_region_reads_as_sentences(sign_in):
    client = sign_in(MembershipFactory(regulator=True))
    client.cookies["django_language"] = "en"
    page = client.get(PAGE).text
    assert "Nothing was delivered yet" in page
    assert "No award was confirmed in these months." in page


def test_overview_is_for_regulators(sign_in, client):
    assert sign_in(MembershipFactory(finance=True)).get(PAGE).status_code == 403
    assert client.get(PAGE).status_code == 302


def test_awards_contracts_and_deliveries_are_counted(shown):
    made = contracts.delivered()
    total, note = made.contract.amount_fen, {each.label: each.note for each in shown()["figures"]}
    assert values(shown()) == ["1", f"¥{total / 100:,.2f}", "100.0%", "0 / 0"]
    assert note["Contract amount"] == "1 contract signed"
    assert note["Delivered on time"] == "1 of 1 milestones"
    assert note["Selections completed"] == "None in the six months before"


def test_a_delivery_after_its_day_is_late(shown):
    made = contracts.delivered()
    milestone = made.milestone()
    type(milestone).objects.filter(pk=milestone.pk).update(
        due_on=local_date(milestone.delivered_at) - dt.timedelta(days=1)
    )
    assert values(shown())[2] == "0.0%"
    # On the very day it is in time.
    type(milestone).objects.filter(pk=milestone.pk).update(
        due_on=local_date(milestone.delivered_at)
    )
    assert values(shown())[2] == "100.0%"


def test_other_regions_and_sectors_count_nothing(shown):
    contracts.delivered()
    elsewhere = RegionFactory(code="320900", name_zh="盐城市")
    water = DepartmentFactory(code="water", name_zh="水利")
    for of in ({"region": elsewhere}, {"department": water}):
        assert values(shown(**of)) == ["0", "¥0.00", "—", "0 / 0"], of


def test_what_lies_before_the_six_months_is_only_compared_with(shown):
    contracts.delivered()
    later = LATER + dt.timedelta(days=183)
    figures = shown(at=later)["figures"]
    assert values({"figures": figures})[:3] == ["0", "¥0.00", "—"]
    assert figures[0].note == "▼ 100.0% on the six months before"


@pytest.mark.parametrize(
    ("count", "earlier", "note", "trend"),
    [
        (0, 0, "None in the six months before", ""),
        (3, 0, "None in the six months before", ""),
        (4, 4, "As many as in the six months before", ""),
        (6, 4, "▲ 50.0% on the six months before", "up"),
        (3, 4, "▼ 25.0% on the six months before", "down"),
    ],
)
def test_a_change_is_told_with_its_direction(count, earlier, note, trend):
    assert overview._change(count, earlier) == (note, trend)


def test_decided_complaints_are_counted_with_their_working_days(shown):
    agency = AgencyFactory()
    agencies.upheld(agency, agencies.regulator())
    agencies.complain(agency)
    complaint = Complaint.objects.get(status="upheld")
    figure = shown(at=complaint.decided_at + dt.timedelta(days=1))["figures"][3]
    assert figure.value == "1 / 1"
    assert figure.note.startswith("Decided in ") and figure.note != "Decided in 0.0"


def test_the_months_add_up_to_the_notices_and_awards(shown):
    market = DrawMarket()
    market.published()
    market.awarded()
    rows = shown()["trend"].rows
    assert len(rows) == overview.MONTHS
    assert [sum(int(row[column]) for row in rows) for column in (1, 2)] == [2, 1]


def test_the_slowest_items_come_first(shown):
    contracts.award(items=[contracts.item(code="B")])
    slow = contracts.award(items=[ServiceItemFactory(name_zh="慢", name_en="Slow")])
    Procurement.objects.filter(pk=slow.procurement_id).update(
        created_at=slow.confirmed_at - dt.timedelta(days=90)
    )
    chart = shown()["durations"]
    days = [int(bar.value.split()[0].split(".")[0]) for bar in chart.bars]
    assert days[0] > days[1] > 0
    assert str(slow.procurement.lines.get().item).startswith(chart.bars[0].label[:2])


def test_a_procurement_without_items_has_no_duration(shown):
    made = contracts.award()
    made.procurement.lines.all().delete()
    assert shown()["durations"] is None
