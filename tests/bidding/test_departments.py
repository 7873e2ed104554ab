"""Departments buy under the same roof: the same rules, fiscal money, and others judge."""

import pytest
from django.urls import reverse

from agencies.models import Commissioner, ServiceItem
from bidding import actions
from bidding.draws import policies as draw_policies
from bidding.models import Draw, Procurement
from bidding.policies import ending_requests, results, sealing
from bidding.policies import procurements as policies
from bidding.queries.sealing import holders
from core import actions as people
from core.actors import Role
from core.errors import Refused
from core.models import Membership
from tests.bidding.market import CLOSES, DrawMarket, after, opener, regulator
from tests.bidding.sealing.market import SealedMarket
from tests.factories import MembershipFactory, OrganisationFactory, ProjectFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau():
    return OrganisationFactory(kind="authority", credit_code=None)


@pytest.fixture
def market(bureau):
    return DrawMarket(project=ProjectFactory(owner=bureau))


def test_a_department_goes_from_draft_to_award_like_everybody(market):
    assert market.awarded(fiscal_percent=100).status == "confirmed"


@pytest.mark.parametrize("share", [0, 99])
def test_a_department_s_money_is_fiscal(market, share):
    with pytest.raises(Refused, match=r"fiscal|财政"):
        market.drafted(fiscal_percent=share)
    with pytest.raises(Refused, match=r"fiscal|财政"):
        market.offered(fiscal_percent=share)


def test_work_of_the_authority_is_not_put_on_an_applicant(market):
    private = DrawMarket(item=market.item)
    ServiceItem.objects.update(commissioned_by=Commissioner.AUTHORITY)
    market.item.refresh_from_db()
    private.item.refresh_from_db()
    assert market.drafted(fiscal_percent=100).status == "draft"
    with pytest.raises(Refused, match=r"report the demand|举报"):
        private.drafted()
    with pytest.raises(Refused, match=r"report the demand|举报"):
        private.offered()
    private.item.unconfirmed = ["commissioned_by"]  # what is from memory refuses nobody
    assert policies.commission(private.project.owner, private.item)


def test_nobody_judges_what_their_own_organisation_buys(market, bureau):
    own = MembershipFactory(regulator=True, organisation=bureau).as_actor()
    both = MembershipFactory(regulator=True)
    MembershipFactory(user=both.user, organisation=bureau, duties=["handler"])
    shown = market.in_publicity(fiscal_percent=100)
    objection = actions.object_to_result(
        procurement=shown, by_name="周明", contact="13800000000", text="理由", at=CLOSES
    )
    tired = market.closed(fiscal_percent=100)
    asked = market.ask_to_end(tired, CLOSES)
    for policy, subject in (
        (results.decide_objection, objection),
        (ending_requests.decide_ending, asked),
    ):
        assert not policy(own, subject)
        assert not policy(both.as_actor(), subject)
        assert policy(regulator(), subject)
        assert not policy(market.handler, subject)
    actions.decide_objection(
        objection=objection,
        is_upheld=False,
        decision="程序合规",
        by=regulator(),
        at=after(CLOSES),
    )


def test_one_department_never_holds_two_of_the_three(bureau):
    market = SealedMarket(project=ProjectFactory(owner=bureau))
    own = opener(MembershipFactory(regulator=True, organisation=bureau).as_actor())
    both = MembershipFactory(regulator=True)
    MembershipFactory(user=both.user, organisation=bureau, duties=["payer"])
    opener(both.as_actor())
    notice = market.published(fiscal_percent=100)
    kept = holders(notice)
    assert [key.membership for key in kept["regulator"]] == [market.regulator.membership]
    assert market.handler.membership in [key.membership for key in kept["owner"]]
    draw = Draw(region=notice.project.region, owner=bureau)
    for by in (own, both.as_actor()):
        assert not sealing.release(by, notice, "regulator")
        assert not draw_policies.speak_for(by, draw, "regulator")
    assert sealing.release(market.regulator, notice, "regulator")
    assert draw_policies.speak_for(market.regulator, draw, "regulator")


def test_an_administrator_makes_the_authority_a_project_owner(client, bureau):
    officer = MembershipFactory(regulator=True, organisation=bureau)
    client.force_login(officer.user)
    url = reverse("core:buy_too")
    assert url in client.get(reverse("core:organisation")).text
    assert client.post(url).status_code == 302
    mine = Membership.objects.get(organisation=bureau, role=Role.OWNER)
    assert (mine.user, mine.duties) == (officer.user, ["admin"])
    facts = {"project": ProjectFactory(owner=bureau).pk, "title": "x"}
    Membership.objects.filter(pk=mine.pk).update(duties=["handler"])
    client.post(reverse("bidding:new"), facts)
    draft = Procurement.objects.get()
    page = client.get(reverse("bidding:draft_step", args=[draft.number, "money"])).text
    assert 'value="100"' in page
    answer = client.post(
        reverse("bidding:draft_step", args=[draft.number, "money"]),
        {"version": 0, "fiscal_percent": "99", "then": "on"},
    )
    assert 'id="id_fiscal_percent_error"' in answer.text
    with pytest.raises(Refused):
        people.buy_too(by=officer.as_actor())


def test_who_makes_no_authority_a_buyer(bureau):
    company = MembershipFactory(agency=True).as_actor()
    officer = MembershipFactory(regulator=True, organisation=bureau, duties=["handler"]).as_actor()
    owner = MembershipFactory(organisation=bureau).as_actor()
    Membership.objects.filter(pk=owner.membership.pk).update(is_active=False)
    nobody = UserFactory()
    for by in (company, officer, owner):
        with pytest.raises(Refused):
            people.buy_too(by=by)
    assert not nobody.memberships.exists()
