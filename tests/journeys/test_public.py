"""Anybody without an account: finds, compares, reads results, verifies, pays by a code."""

import pytest

from agencies.models import Agency
from bidding.models import Objection
from contracts.queries.text import paper_of
from core.clock import now
from search import entries
from tests.bidding.market import DrawMarket
from tests.contracts import world as w
from tests.factories import FeeNoticeFactory, QualificationFactory
from tests.journeys.steps import apart, fill, follow, looks_right, press, says
from tests.shop.world import make_agency, make_item, make_offer

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def flipped(content: bytes) -> bytes:
    """The file with one bit changed in its middle."""
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


@pytest.fixture
def reader(new_visitor):
    """`reader(javascript=True)` opens an English window of somebody without an account."""

    def build(*, javascript: bool = True):
        visitor = new_visitor(javascript=javascript)
        visitor.prefer(language="en")
        return visitor

    return build


@SCRIPTS
def test_a_search_leads_to_an_agency_and_its_offers(reader, javascript):
    item = make_item()
    offers = [
        make_offer(make_agency(name), item, price_fen=price)
        for name, price in (
            ("连云港绿源环境科技有限公司", 2_800_000),
            ("江苏海天工程咨询有限公司", 3_100_000),
        )
    ]
    QualificationFactory(agency=offers[0].agency)
    entries.write_agencies(Agency.objects.all(), at=now())
    visitor = reader(javascript=javascript)

    page = visitor("/")
    faults = looks_right(visitor)
    fill(page, q="绿源")
    press(page, "Search")
    faults += looks_right(visitor)
    follow(page, "连云港绿源环境科技有限公司")
    assert "Safety assessment qualification" in says(page)
    faults += looks_right(visitor)
    page = visitor("/services/")
    faults += looks_right(visitor)
    follow(page, str(item))
    assert "¥28,000.00" in says(page)
    faults += looks_right(visitor)
    page = visitor(f"/shelf/{offers[1].pk}/")
    button = page.get_by_role("button", name="Put into the basket")
    assert button.get_attribute("aria-disabled") == "true"
    follow(page, "江苏海天工程咨询有限公司")
    visitor("/rankings/")
    faults += looks_right(visitor)
    assert faults == []


@SCRIPTS
def test_a_result_is_read_and_objected_to(reader, javascript):
    procurement = DrawMarket().in_publicity()
    visitor = reader(javascript=javascript)
    page = visitor("/notices/")
    faults = looks_right(visitor)
    follow(page, procurement.title)
    faults += looks_right(visitor)
    follow(page, "Object to this result")
    fill(page, by_name="王芳", contact="13800000000", text="冻结名单漏列一家机构。")
    press(page, "Send the objection")
    assert Objection.objects.get().procurement == procurement
    assert faults == []


@SCRIPTS
def test_a_contract_is_verified_and_one_changed_byte_shows(reader, javascript):
    world = apart(w.signed)
    content = paper_of(world.contract).content
    visitor = reader(javascript=javascript)
    page = visitor("/contracts/")
    faults = looks_right(visitor)
    follow(page, world.contract.number)
    faults += looks_right(visitor)
    for name, file, tone in (("whole", content, "ok"), ("changed", flipped(content), "bad")):
        visitor("/verify/")
        fill(page, file=(f"{name}.pdf", file))
        press(page, "Check")
        assert page.locator(f"main .note--{tone}").is_visible()
    faults += looks_right(visitor)
    assert faults == []


@SCRIPTS
def test_a_fee_is_found_by_its_code_and_a_typing_error_is_named(reader, javascript):
    notice = FeeNoticeFactory()
    wrong = notice.code[:-1] + str((int(notice.code[-1]) + 1) % 10)
    visitor = reader(javascript=javascript)
    page = visitor("/pay/")
    faults = looks_right(visitor)
    fill(page, code=wrong)
    press(page, "Look up")
    assert page.locator("main .err").first.is_visible()
    fill(page, code=notice.code)
    press(page, "Look up")
    assert "¥1,000.00" in says(page)
    assert page.get_by_role("button", name="Pay online").is_enabled()
    faults += looks_right(visitor)
    assert faults == []
