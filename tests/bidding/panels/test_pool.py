"""The expert pool: applications, admission, pauses, removal, and the pages for each reader."""

import pytest
from django.urls import reverse

from bidding.panels import actions
from bidding.panels.actions.pool import Credentials
from bidding.panels.models import Expert
from bidding.panels.queries import drawable, kept_experts, to_admit
from core.actors import PUBLIC, Actor, Role
from core.errors import Refused
from core.models import ChainEntry, Membership
from core.workflow import WrongStatus
from tests.bidding.market import AT, regulator
from tests.factories import ExpertFactory, MembershipFactory, RegionFactory, UserFactory

pytestmark = pytest.mark.django_db


def credentials(**changes) -> Credentials:
    facts = {
        "title": "教授级高级工程师",
        "employer_name": "江海大学",
        "employer_code": "",
        "region": RegionFactory(),
        "families": ["assessment", "surveying"],
        "experience": "环评工程师",
    }
    return Credentials(**(facts | changes))


def person() -> Actor:
    return Actor(PUBLIC.role, UserFactory())


def applied(by: Actor | None = None, **changes) -> Expert:
    return actions.apply_to_pool(credentials=credentials(**changes), by=by or person(), at=AT)


def told(expert: Expert) -> list[tuple[str, object]]:
    entries = ChainEntry.objects.filter(chain=expert.chain).order_by("sequence")
    return [(each.kind, each.payload["families"]) for each in entries]


def test_an_application_waits_for_the_regulator_and_nobody_draws_it():
    expert = applied()
    assert expert.number.startswith("ZJK-2026-")
    assert expert.status == "applied"
    assert list(drawable()) == []
    assert list(to_admit(regulator())) == [expert]


def test_admission_gives_the_role_and_is_told_in_a_chain():
    by, expert = regulator(), applied()
    actions.admit(expert=expert, by=by, at=AT)
    membership = Membership.objects.get(user=expert.user)
    assert (membership.role, membership.duties) == (Role.EXPERT, [])
    assert list(drawable()) == [expert]
    assert told(expert) == [("expert admitted", ["assessment", "surveying"])]


def test_paused_resumed_removed_each_with_its_trace():
    by, expert = regulator(), applied()
    actions.admit(expert=expert, by=by, at=AT)
    actions.pause(expert=expert, reason="出国访学", by=by, at=AT)
    assert list(drawable()) == []
    actions.resume(expert=expert, by=by, at=AT)
    assert [each.reason for each in drawable()] == [""]
    actions.remove(expert=expert, reason="泄露评审内容", by=by, at=AT)
    assert [kind for kind, _families in told(expert)] == [
        "expert admitted",
        "expert left",
        "expert admitted",
        "expert left",
    ]
    with pytest.raises(WrongStatus):
        actions.resume(expert=expert, by=by, at=AT)
    with pytest.raises(Refused):
        applied(Actor(PUBLIC.role, expert.user))


def test_who_was_turned_down_may_apply_again():
    by, expert = regulator(), applied()
    actions.turn_down(expert=expert, reason="缺少证书", by=by, at=AT)
    again = applied(Actor(PUBLIC.role, expert.user), title="研究员")
    assert (again.pk, again.status, again.title, again.reason) == (
        expert.pk,
        "applied",
        "研究员",
        "",
    )
    assert told(expert) == []


def test_who_changes_the_employer_leaves_the_pool_until_it_is_checked():
    by, expert = regulator(), applied()
    actions.admit(expert=expert, by=by, at=AT)
    applied(Actor(PUBLIC.role, expert.user), employer_name="另一家公司")
    assert list(drawable()) == []
    assert told(expert)[-1] == ("expert left", [])
    actions.admit(expert=expert, by=by, at=AT)
    assert Membership.objects.filter(user=expert.user).count() == 1


def test_a_second_application_waits_for_the_first():
    by = person()
    applied(by)
    with pytest.raises(Refused):
        applied(by)


def test_only_people_with_an_account_apply():
    with pytest.raises(Refused):
        applied(PUBLIC)


def test_only_the_regulator_of_the_place_of_work_decides_and_not_for_itself():
    expert = applied()
    elsewhere = regulator(region=RegionFactory(code="320900", name_zh="盐城市"))
    for by in (elsewhere, MembershipFactory().as_actor()):
        with pytest.raises(Refused):
            actions.admit(expert=expert, by=by, at=AT)
    myself = regulator()
    mine = applied(myself)
    with pytest.raises(Refused, match="Another regulator"):
        actions.admit(expert=mine, by=myself, at=AT)


def test_a_regulator_sees_the_experts_of_its_region():
    here, there = ExpertFactory(), ExpertFactory(region=RegionFactory(code="320900", name_zh="盐"))
    assert list(kept_experts(regulator())) == [here, there]
    assert list(kept_experts(regulator(region=here.region))) == [here]
    assert list(kept_experts(regulator(), "paused")) == []
    assert list(kept_experts(MembershipFactory().as_actor())) == []


# Pages


def post(client, name, *args, **data):
    return client.post(reverse(f"bidding:{name}", args=args), data)


def text_of(client, name, *args):
    client.cookies["django_language"] = "en"
    return client.get(reverse(f"bidding:{name}", args=args)).text


def test_the_public_reads_how_many_experts_a_field_has_and_no_name(client):
    assert "Nobody is in the pool yet." in text_of(client, "expert_pool")
    expert = ExpertFactory()
    page = text_of(client, "expert_pool")
    assert "Assessment and evaluation" in page
    assert expert.user.name not in page
    assert expert.number not in page


def test_somebody_applies_on_the_page_and_reads_what_was_decided(sign_in):
    browser = sign_in(MembershipFactory())
    assert post(browser, "expert_apply", title="").status_code == 422
    said = {
        "title": "高级工程师",
        "employer_name": "江海大学",
        "region": RegionFactory().pk,
        "families": ["assessment"],
        "experience": "十年",
    }
    assert post(browser, "expert_apply", **said).status_code == 302
    assert "Your application is with the regulator" in text_of(browser, "expert_apply")
    expert = Expert.objects.get()
    actions.turn_down(expert=expert, reason="缺少证书", by=regulator(), at=AT)
    page = text_of(browser, "expert_apply")
    assert "缺少证书" in page
    assert "江海大学" in page


def test_the_regulator_decides_on_the_expert_s_page(sign_in):
    expert = applied()
    browser = sign_in(regulator().membership)
    assert expert.user.name in text_of(browser, "regulator_experts")
    assert "Admit to the pool" in text_of(browser, "regulator_expert", expert.number)
    assert post(browser, "regulator_expert_act", expert.number, "admit").status_code == 302
    assert post(browser, "regulator_expert_act", expert.number, "pause").status_code == 422
    done = post(browser, "regulator_expert_act", expert.number, "pause", reason="出国")
    assert done.status_code == 302
    assert "出国" in text_of(browser, "regulator_expert", expert.number)
    assert post(browser, "regulator_expert_act", expert.number, "promote").status_code == 404
    assert "none has this status" in browser.get("/regulator/experts/?status=removed").text


def test_an_expert_s_desk_says_where_they_stand(sign_in):
    expert = ExpertFactory(status="paused", reason="出国")
    page = text_of(sign_in(expert.user.memberships.get()), "expert_desk")
    assert "Not drawn for now" in page
    assert "出国" in page
    assert "高级工程师" in page


def test_a_membership_without_an_application_has_an_empty_desk(sign_in):
    assert "Apply to the pool" in text_of(sign_in(MembershipFactory(expert=True)), "expert_desk")
