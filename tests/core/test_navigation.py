"""Which desk a page belongs to, and what apps put into menus and the foot of the page."""

import pytest
from django.urls import resolve

from core import navigation
from core.actors import Role
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db


def test_every_role_but_the_public_has_a_desk_that_opens_at_its_own_prefix():
    with_desk = set(Role) - {Role.PUBLIC, Role.SYSTEM}
    addresses = {role: navigation.desk_address(role) for role in with_desk}
    assert addresses == {
        Role.OWNER: "/buyer/",
        Role.AGENCY: "/agency/",
        Role.REGULATOR: "/regulator/",
        Role.EXPERT: "/expert/",
        Role.FINANCE: "/finance/",
        Role.OPERATOR: "/ops/",
    }


@pytest.mark.parametrize(
    ("reader", "path", "desk"),
    [
        (Role.OWNER, "/buyer/", Role.OWNER),
        (Role.OWNER, "/services/", Role.PUBLIC),
        (Role.OWNER, "/account/", Role.OWNER),
        (Role.AGENCY, "/account/", Role.AGENCY),
        (Role.AGENCY, "/messages/", Role.AGENCY),
        (Role.OWNER, "/shelf/", Role.OWNER),
        (Role.OWNER, "/basket/", Role.OWNER),
        (Role.AGENCY, "/shelf/", Role.PUBLIC),
    ],
)
def test_a_page_belongs_to_its_desk_and_a_shared_one_to_the_reader(sign_in, reader, path, desk):
    page = sign_in(MembershipFactory(role=reader)).get(path)
    assert page.context["desk"] == desk


def test_a_visitor_reads_shared_pages_as_the_public(client):
    assert client.get("/shelf/").context["desk"] == Role.PUBLIC


def test_every_link_at_the_foot_opens(client):
    links = navigation.footer()
    assert {path for _label, path in links} >= {"/help/", "/accessibility/", "/complaints/new"}
    assert all(resolve(path) for _label, path in links)
    page = client.get("/help/").content.decode()
    assert all(f'href="{path}"' in page for _label, path in links)
