"""Every address declares who may open it, and opens without a server error."""

import pytest

from core import policy, routes
from core.actors import PUBLIC, Role
from tests.factories import MembershipFactory


def test_every_route_declares_its_policy():
    assert [r.address for r in routes.routes() if r.policy is None] == []


def test_the_longest_declaration_counts():
    assert routes._packaged("account_login") is policy.everyone
    assert routes._packaged("account_logout") is policy.signed_in
    assert routes._packaged("unknown") is None


def test_roles_are_those_the_policy_admits():
    both = policy.any_of(policy.owners, policy.finance)
    assert routes.roles_that_pass(both) == [Role.OWNER, Role.FINANCE]
    assert PUBLIC.role in routes.roles_that_pass(policy.everyone)


@pytest.mark.django_db
@pytest.mark.parametrize("role", [each for each in Role if each != Role.SYSTEM])
def test_every_page_answers_every_role_as_its_policy_says(role, client, sign_in):
    if role == Role.PUBLIC:
        browser, actor = client, PUBLIC
    else:
        membership = MembershipFactory(role=role)
        browser, actor = sign_in(membership), membership.as_actor()
    wrong = []
    for route in routes.routes():
        if route.has_parameters or route.name.startswith("admin:"):
            continue
        answer = browser.get(route.address)
        refused = answer.status_code in (302, 403, 405)
        if answer.status_code >= 500 or not (route.policy(actor) or refused):
            wrong.append((route.address, answer.status_code))
    assert wrong == []
