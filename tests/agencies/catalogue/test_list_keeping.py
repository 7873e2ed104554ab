"""The approval bureau takes items off the published list and puts them back."""

import pytest

from core.workflow import history
from tests.factories import DepartmentFactory, MembershipFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau(sign_in):
    browser = sign_in(MembershipFactory(regulator=True))
    browser.cookies["django_language"] = "en"
    return browser


def test_the_bureau_withdraws_an_item_with_its_reason_and_puts_it_back(bureau):
    item = ServiceItemFactory()
    page = bureau.get(f"/services/{item.code}/").content.decode()
    assert "Withdraw from the list" in page and "«" not in page
    bureau.post(f"/services/{item.code}/withdraw/", {"reason": "Abolished by the State Council"})
    item.refresh_from_db()
    assert item.status == "withdrawn"
    assert history(item).get().reason == "Abolished by the State Council"
    assert "Put back on the list" in bureau.get(f"/services/{item.code}/").content.decode()
    bureau.post(f"/services/{item.code}/publish/")
    item.refresh_from_db()
    assert item.status == "published"


def test_an_item_stays_on_the_list_without_a_reason(bureau):
    item = ServiceItemFactory()
    answer = bureau.post(f"/services/{item.code}/withdraw/", {"reason": " "})
    assert answer.status_code == 422
    item.refresh_from_db()
    assert item.status == "published"


def test_a_sector_department_neither_sees_nor_does_it(sign_in):
    item = ServiceItemFactory()
    sector = sign_in(MembershipFactory(regulator=True, department=DepartmentFactory()))
    assert "/withdraw/" not in sector.get(f"/services/{item.code}/").content.decode()
    assert sector.post(f"/services/{item.code}/withdraw/", {"reason": "x"}).status_code == 403


def test_a_draft_is_nowhere_to_be_published_from_a_page(bureau):
    item = ServiceItemFactory(status="draft")
    assert bureau.post(f"/services/{item.code}/publish/").status_code == 404
