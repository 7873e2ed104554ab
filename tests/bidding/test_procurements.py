"""A procurement until it is public."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic

from agencies.catalogue.states import ItemStatus
from bidding import actions
from bidding.actions.drafts import DrawBeforeClosing, NothingToBuy
from bidding.errors import UnfairWording
from bidding.models import Procurement
from core import chain
from core.errors import Refused
from core.models import ChainEntry, Membership, RegionPolicy
from core.numbers import BadProjectCode
from core.workflow import WrongStatus
from tests.bidding.market import AT, CLOSES, DrawMarket, owner_of, publish, regulator
from tests.factories import MembershipFactory, OrganisationFactory, ProjectFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return DrawMarket()


def test_project_belongs_to_the_organisation_that_opens_it():
    by = MembershipFactory(duties=["handler"]).as_actor()
    project = actions.open_project(name="扩建", region=RegionFactory(), by=by, at=AT)
    assert (project.owner, project.code) == (by.organisation, "")


def test_a_project_keeps_its_investment_code_in_normal_form_and_takes_no_other():
    by = MembershipFactory(duties=["handler"]).as_actor()
    facts = {"name": "扩建", "region": RegionFactory(), "by": by, "at": AT}
    project = actions.open_project(**facts, code="2609 320700 04 01 123456")
    assert project.code == "2609-320700-04-01-123456"
    with pytest.raises(BadProjectCode):
        actions.open_project(**facts, code="A-17")


@pytest.mark.parametrize("role", ["agency", "regulator", "finance", "operator"])
def test_only_owners_open_projects(role):
    by = MembershipFactory(**{role: True}).as_actor()
    with pytest.raises(Refused, match=r"project owner|业主"):
        actions.open_project(name="扩建", region=RegionFactory(), by=by, at=AT)


def test_notice_freezes_rules_commitments_and_facts_in_the_chain(market):
    procurement = market.published()
    procurement.refresh_from_db()
    (notice,) = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    assert (procurement.status, procurement.due_at) == ("published", CLOSES)
    assert procurement.rules["minimum_bidders"] == 3
    assert (notice.payload["fiscal_percent"], notice.payload["scale"]) == (0, "")
    assert notice.payload["items"] == [[market.item.code, 12_000_000, 20]]
    made = procurement.draw.shares.order_by("party")
    assert notice.payload["commits"] == {each.party: each.commitment for each in made}
    assert set(notice.payload["commits"]) == {"owner", "platform"}
    assert set(notice.payload["escrow"]) == set(procurement.draw.holders)
    assert chain.verify(procurement.chain).is_intact


def test_a_later_change_of_the_region_never_touches_a_notice(market):
    procurement = market.published()
    RegionPolicy.objects.create(
        region=market.project.region, version=1, rules={"minimum_bidders": 9}, in_force_from=AT
    )
    procurement.refresh_from_db()
    assert procurement.rules["minimum_bidders"] == 3
    assert market.published().rules["minimum_bidders"] == 9


@pytest.mark.parametrize(
    "scope",
    [
        "仅限本市企业报名",
        "须使用华测品牌的仪器",
        "注册资本不低于 500 万元",
        "Local companies only.",
    ],
)
def test_wording_that_keeps_competitors_out_is_refused(market, scope):
    with pytest.raises(UnfairWording) as refused:
        publish(procurement=market.approved(scope=scope), by=market.handler, at=AT)
    assert refused.value.findings[0].quote in scope


def test_public_money_above_the_tender_threshold_is_sent_to_tender(market):
    lines = [actions.DraftLine(market.item, 100_000_000, 20)]
    with pytest.raises(Refused, match=r"¥1,000,000\.00"):
        market.drafted(lines=lines, fiscal_percent=1)
    public = market.approved(lines=lines)
    public.fiscal_percent = 1
    public.save()
    with pytest.raises(Refused, match=r"¥1,000,000\.00"):
        publish(procurement=public, by=market.handler, at=AT)
    assert market.published(lines=lines, fiscal_percent=0).status == "published"


def test_the_shares_of_the_funds_are_a_hundred_by_the_database(market):
    mixed = market.drafted(fiscal_percent=35)
    assert (mixed.fiscal_percent, mixed.social_percent) == (35, 65)
    with pytest.raises(IntegrityError, match="procurement_shares_sum_to_100"), atomic():
        Procurement.objects.update(fiscal_percent=101)


def test_a_scale_that_keeps_competitors_out_is_refused(market):
    draft = market.approved(scale="须为本市注册的机构")
    with pytest.raises(UnfairWording):
        publish(procurement=draft, by=market.handler, at=AT)


def test_list_guard_stands_before_the_notice(market):
    procurement = market.approved()
    type(market.item).objects.update(status=ItemStatus.WITHDRAWN)
    with pytest.raises(Refused):
        publish(procurement=procurement, by=market.handler, at=AT)


def test_notice_must_close_in_the_future(market):
    with pytest.raises(Refused):
        publish(procurement=market.approved(), by=market.handler, at=CLOSES)


def test_draft_needs_items_and_a_draw_after_closing(market):
    with pytest.raises(NothingToBuy):
        market.drafted(lines=[])
    with pytest.raises(NothingToBuy):
        market.drafted(lines=[actions.DraftLine(market.item, 1, 1)] * 2)
    with pytest.raises(DrawBeforeClosing):
        market.drafted(draw_at=CLOSES - dt.timedelta(seconds=1))


def test_the_drafter_does_not_approve(market):
    both = owner_of(market.project, "handler", "approver")
    procurement = market.drafted(by=both)
    actions.propose(procurement=procurement, by=both, at=AT)
    with pytest.raises(Refused, match=r"Somebody else|其他|另一"):
        actions.approve(procurement=procurement, by=both, at=AT)
    assert actions.approve(procurement=procurement, by=market.approver, at=AT).approved_at == AT


def test_an_owner_of_one_person_approves_alone():
    market = DrawMarket(project=ProjectFactory(owner=OrganisationFactory()))
    alone = owner_of(market.project, "admin")
    others = Membership.objects.filter(organisation=market.project.owner)
    others.exclude(user=alone.user).update(is_active=False)
    procurement = market.drafted(by=alone)
    actions.propose(procurement=procurement, by=alone, at=AT)
    assert actions.approve(procurement=procurement, by=alone, at=AT).status == "approved"


def test_who_drafts_approves_publishes_and_cancels(market):
    strangers = [owner_of(ProjectFactory(), "admin"), regulator()]
    for by in [*strangers, market.approver]:
        with pytest.raises(Refused):
            market.drafted(by=by)
    drafted, approved = market.drafted(), market.approved()
    actions.propose(procurement=drafted, by=market.handler, at=AT)
    for by in [*strangers, market.handler]:
        with pytest.raises(Refused):
            actions.approve(procurement=drafted, by=by, at=AT)
    for by in [*strangers, market.approver]:
        with pytest.raises(Refused):
            publish(procurement=approved, by=by, at=AT)
        with pytest.raises(Refused):
            actions.cancel(procurement=approved, reason="x", by=by, at=AT)
    with pytest.raises(Refused, match=r"approver|审批"):
        publish(procurement=drafted, by=market.handler, at=AT)


def test_a_notice_is_published_once(market):
    procurement = market.published()
    with pytest.raises(WrongStatus):
        actions.approve(procurement=procurement, by=market.approver, at=AT)
    with pytest.raises(WrongStatus):
        publish(procurement=procurement, by=market.handler, at=AT)


def test_cancelled_notice_keeps_its_reason_in_public(market):
    procurement = market.published()
    actions.cancel(procurement=procurement, reason="项目暂停", by=market.handler, at=AT)
    assert Procurement.objects.get(pk=procurement.pk).failure == "项目暂停"
    last = ChainEntry.objects.filter(chain=procurement.chain).order_by("-sequence").first()
    assert (last.kind, last.payload) == ("cancelled", {"reason": "项目暂停"})
    assert market.closed().status == "closed"
    with pytest.raises(Refused, match=r"frozen|锁定"):
        actions.cancel(procurement=market.closed(), reason="x", by=market.handler, at=AT)
