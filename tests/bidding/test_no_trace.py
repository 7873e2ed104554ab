"""Before the opening nothing public tells of bids: tables, pages, files and feeds stay the same."""

import re

import pytest
from django.db import connection
from django.urls import reverse

from bidding import actions
from bidding.models import SignUp
from core import routes
from core.models import User
from core.workflow import history
from tests.bidding.market import AT, at, bidder_of
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory, MembershipFactory

pytestmark = pytest.mark.django_db
# Where taking part is kept; no public page reads them before closing.
KEPT_UNSEEN = {
    "bidding_signup",
    "bidding_sealedbid",
    "bidding_drawshare",
    "core_statuschange",
    "django_content_type",
}
PUBLIC = (
    "notice",
    "notice_feed",
    "opening",
    "sealing_file",
    "draw",
    "object",
)


def tables():
    """Every row of every table, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def pages(client, number):
    """Every public page and file on a procurement, and those that list procurements."""
    addresses = [reverse(f"bidding:{name}", args=[number]) for name in PUBLIC]
    addresses += [reverse("bidding:notices"), reverse("bidding:notices_feed"), "/", "/search/"]
    found = {}
    for address in addresses:
        answer = client.get(address)
        text = answer.text.split("<footer")[0]
        found[address] = (
            answer.status_code,
            answer.headers.get("Last-Modified"),
            [line for line in text.splitlines() if "csrf" not in line],
        )
    return found


@pytest.fixture
def clock(monkeypatch):
    for view in ("views.public", "views.sealing", "draws.views"):
        monkeypatch.setattr(f"bidding.{view}.database_now", at(AT))


def take_part(market, procurement, agencies):
    """Bids, a replaced one, one withdrawn, one that signs up again."""
    for agency in agencies:
        market.bid(procurement, agency, 9_000_000)
    market.bid(procurement, agencies[0], 9_100_000)
    for agency in agencies[:2]:
        mine = SignUp.objects.get(agency=agency)
        actions.withdraw_sign_up(sign_up=mine, by=bidder_of(agency), clock=at(AT))
    market.bid(procurement, agencies[0], 9_200_000)
    for mine in SignUp.objects.filter(status="submitted").order_by("id"):
        actions.confirm_sign_up(sign_up=mine, by=bidder_of(mine.agency), clock=at(AT))


def test_taking_part_changes_nothing_that_anybody_may_read(client, clock):
    market = SealedMarket()
    procurement = market.published()
    agencies = AgencyFactory.create_batch(5)
    members = {"core_user", "core_membership"}  # the people of the agencies, made on the way
    before, read = tables(), pages(client, procurement.number)
    take_part(market, procurement, agencies)
    after = tables()
    changed = {name for name in after if after[name] != before[name]}
    assert "bidding_sealedbid" in changed
    assert changed <= KEPT_UNSEEN | members
    assert pages(client, procurement.number) == read


def test_the_operator_s_lists_do_not_tell_who_withdrew_or_came_back(client, clock):
    market = SealedMarket()
    procurement = market.published()
    agencies = AgencyFactory.create_batch(2)
    member = MembershipFactory(operator=True)
    User.objects.filter(pk=member.user.pk).update(is_staff=True, is_superuser=True)
    client.force_login(member.user)
    pages = ("/ops/", "/ops/admin/core/statuschange/")
    before = [client.get(page).text.count("<tr") for page in pages]
    take_part(market, procurement, agencies)
    assert history(SignUp.objects.get(agency=agencies[0])).count() == 2
    assert [client.get(page).text.count("<tr") for page in pages] == before


def desk(client, number):
    """Every page and file that the person reaches by the number of the procurement, or by none."""
    found = {}
    for route in routes.routes():
        asked = set(re.findall(r"<(?:\w+:)?(\w+)>", route.address))
        # The gallery draws samples with the time of now.
        if asked - {"number"} or route.address.startswith(("/ops/admin/", "/ops/gallery/")):
            continue
        address = re.sub(r"<[^>]+>", number, route.address)
        answer = client.get(address)
        if answer.status_code != 200 or answer.streaming:
            continue
        lines = answer.content.decode(errors="replace").split("<footer")[0].splitlines()
        found[address] = [line for line in lines if "csrf" not in line]
    return found


@pytest.mark.parametrize("role", ["owner", "regulator", "operator", "finance", "rival"])
def test_no_desk_tells_who_takes_part_or_how_many(client, clock, role):
    market = SealedMarket()
    procurement = market.published()
    agencies = AgencyFactory.create_batch(3)
    for agency in agencies:
        bidder_of(agency)
    people = {
        "owner": market.handler.membership,
        "regulator": market.regulator.membership,
        "rival": bidder_of(AgencyFactory()).membership,
    }
    member = people.get(role) or MembershipFactory(**{role: True})
    client.force_login(member.user)
    read = desk(client, procurement.number)
    assert len(read) > 40
    take_part(market, procurement, agencies)
    again = desk(client, procurement.number)
    assert {page for page in read | again if read.get(page) != again.get(page)} == set()
