"""What an owner asks beyond the item holds at sign-up, at closing and at award, line by line."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.db.transaction import atomic
from django.urls import reverse

from agencies.models import PerformanceRecord
from bidding import actions
from bidding.actions.own_requirements import Asked, NoSuchLevel, NoSuchRequirement, WhoHoldsIt
from bidding.errors import NotEligible
from bidding.models import OwnRequirement
from bidding.queries.eligibility import eligibility_for, reach
from bidding.queries.own_requirements import as_json, in_words
from core.clock import local_date
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import (
    AT,
    CLOSES,
    DrawMarket,
    at,
    bidder_of,
    publish,
)
from tests.factories import (
    AgencyFactory,
    OrganisationFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
)

pytestmark = pytest.mark.django_db
ON = local_date(AT)


@pytest.fixture
def market():
    return DrawMarket()


@pytest.fixture
def certificate():
    return QualificationTypeFactory(levels=["甲级", "乙级"])


@pytest.fixture
def engineer():
    return QualificationTypeFactory(code="eia-engineer", name_zh="环评工程师", is_personal=True)


def ask_for(market, draft, *facts, by=None, **more):
    return actions.ask_for(procurement=draft, asked=Asked(*facts, **more), by=by or market.handler)


def approve_and_publish(market, draft):
    market.approve(draft)
    return publish(procurement=draft, by=market.handler, at=AT)


def finished(agency, family="assessment", number="HT-1"):
    return PerformanceRecord.objects.create(
        agency=agency,
        owner=OrganisationFactory(),
        contract_number=number,
        family=family,
        completed_at=AT - dt.timedelta(days=400),
        recorded_at=AT,
    )


def test_sign_up_asks_for_what_the_owner_asks_and_says_what_is_missing(market, certificate):
    draft = market.drafted()
    ask_for(market, draft, certificate, "甲级")
    notice = approve_and_publish(market, draft)
    with_it, without, low = (AgencyFactory() for _n in range(3))
    QualificationFactory(agency=with_it, type=certificate, level="甲级")
    QualificationFactory(agency=low, type=certificate, level="乙级")
    made = market.sign_up(notice, with_it)
    assert [each["item"] for each in made.eligibility["items"]] == [market.item.code, notice.number]
    for agency, why in ((without, "certificate_missing"), (low, "level_too_low")):
        with pytest.raises(NotEligible):
            market.sign_up(notice, agency)
        (_item, own) = eligibility_for(agency, notice, ON)
        assert [line.why for line in own.missing] == [why]


def test_people_with_a_major_or_works_before_are_enough(market, engineer):
    draft = market.drafted()
    first = ask_for(market, draft, engineer, practitioners=2, major="岩土")
    ask_for(market, draft, records=1, years=3, instead_of=first.alternative)
    notice = approve_and_publish(market, draft)
    staffed, seasoned, other, neither = (AgencyFactory() for _n in range(4))
    for _n in range(2):
        PractitionerFactory(agency=staffed, qualification=engineer, major="岩土")
        PractitionerFactory(agency=other, qualification=engineer, major="结构")
    finished(seasoned)
    finished(neither, family="surveying", number="HT-2")
    may = {a for a in (staffed, seasoned, other, neither) if all(eligibility_for(a, notice, ON))}
    assert may == {staffed, seasoned}


def test_who_lost_it_meanwhile_is_out_at_closing(market, certificate):
    draft = market.drafted()
    ask_for(market, draft, certificate)
    notice = approve_and_publish(market, draft)
    agencies = [AgencyFactory() for _n in range(4)]
    papers = [QualificationFactory(agency=each, type=certificate) for each in agencies]
    sign_ups = [market.sign_up(notice, each) for each in agencies]
    papers[0].delete()
    actions.close(procurement=notice, clock=at(CLOSES))
    sign_ups[0].refresh_from_db()
    assert sign_ups[0].status == "excluded"
    assert certificate.name in sign_ups[0].exclusion[0]


def test_the_chain_and_a_run_of_the_same_need_carry_them(market, certificate):
    draft = market.drafted()
    ask_for(market, draft, certificate, "乙级")
    notice = approve_and_publish(market, draft)
    told = ChainEntry.objects.get(chain=notice.chain, kind="notice").payload["requirements"]
    assert told == as_json(notice) and told[0]["least_level"] == "乙级"
    actions.cancel(procurement=notice, reason="场地有变", by=market.handler, at=AT)
    again = actions.rerun(procurement=notice, by=market.handler, at=AT)
    assert as_json(again) == told


def test_what_makes_no_sense_is_refused(market, certificate, engineer):
    draft = market.drafted()
    for nonsense in (Asked(), Asked(records=2), Asked(certificate, records=1, years=1)):
        with pytest.raises(NoSuchRequirement):
            actions.ask_for(procurement=draft, asked=nonsense, by=market.handler)
    with pytest.raises(NoSuchLevel):
        ask_for(market, draft, certificate, "丙级")
    for nobody in (
        Asked(engineer),
        Asked(certificate, practitioners=2),
        Asked(certificate, major="岩土"),
    ):
        with pytest.raises(WhoHoldsIt):
            actions.ask_for(procurement=draft, asked=nobody, by=market.handler)
    with pytest.raises(IntegrityError, match="own_requirement_of_one_kind"), atomic():
        OwnRequirement.objects.create(procurement=draft, records=6, years=1)
    assert not as_json(draft)


def test_only_a_draft_is_changed_by_a_handler(market, certificate):
    draft = market.drafted()
    mine = ask_for(market, draft, certificate)
    with pytest.raises(Refused):
        ask_for(market, draft, certificate, by=market.approver)
    actions.drop(requirement=mine, by=market.handler)
    mine = ask_for(market, draft, certificate, instead_of=7)  # no such group: beside the others
    assert mine.alternative == 1
    approve_and_publish(market, draft)
    with pytest.raises(Refused):
        actions.drop(requirement=mine, by=market.handler)


def test_the_owner_learns_how_many_are_left_and_no_name(client, market, certificate, engineer):
    draft = market.drafted()
    QualificationFactory(agency=AgencyFactory(), type=certificate)
    AgencyFactory()
    AgencyFactory(status="suspended")
    client.force_login(market.handler.user)
    url = reverse("bidding:requirements", args=[draft.number])
    assert url in client.get(reverse("bidding:owned", args=[draft.number])).text
    sent = {"qualification": certificate.pk, "least_level": "", "instead_of": ""}
    assert client.post(url, sent).status_code == 302
    assert reach(draft, [market.item], ON) == (2, 1)
    ways = {"qualification": "", "records": 1, "years": 3, "instead_of": 1}
    assert client.post(url, ways).status_code == 302
    assert client.post(url, sent | {"qualification": engineer.pk}).status_code == 422
    assert [len(group) for group in in_words(draft)] == [2]
    first = OwnRequirement.objects.earliest("id")
    gone = reverse("bidding:drop_requirement", args=[draft.number, first.pk])
    assert gone in client.get(url).text
    assert client.post(gone).status_code == 302
    assert OwnRequirement.objects.count() == 1


def test_the_answers_are_checked_with_who_may_take_part_and_the_files(client, market, certificate):
    draft, named = market.drafted(), AgencyFactory()
    client.force_login(market.handler.user)
    url = reverse("bidding:draft_check", args=[draft.number])
    assert certificate.name_zh not in client.get(url).text
    ask_for(market, draft, certificate)
    by_owner = {"procurement": draft, "by": market.handler, "at": AT}
    actions.recuse(agency=named, ground="review", reason="监理单位", **by_owner)
    actions.attach(new=actions.NewFile("任务书.pdf", b"%PDF-1.7 task"), **by_owner)
    page = client.get(url).text
    assert certificate.name_zh in page
    assert str(named) in page and "监理单位" in page
    assert "任务书.pdf" in page


def test_without_items_nobody_is_counted(client, market):
    draft = actions.start_draft(
        project=market.project, title="环评", method="random_draw", by=market.handler, at=AT
    )
    client.force_login(market.handler.user)
    page = client.get(reverse("bidding:requirements", args=[draft.number]))
    assert page.context["reach"] is None


def test_everybody_reads_them_on_the_notice_and_an_agency_line_by_line(
    client, market, certificate, engineer, monkeypatch
):
    for view in ("public", "agency"):
        monkeypatch.setattr(f"bidding.views.{view}.database_now", at(AT))
    draft = market.drafted()
    ask_for(market, draft, certificate, "乙级")
    ask_for(market, draft, engineer, practitioners=2)
    ask_for(market, draft, records=2, years=5)
    notice = approve_and_publish(market, draft)
    text = client.get(reverse("bidding:notice", args=[notice.number])).text
    assert "乙级" in text and "环评工程师" in text and "近 5 年完成" in text
    agency = AgencyFactory()
    QualificationFactory(agency=agency, type=certificate, level="甲级", certificate_number="A-7")
    client.force_login(bidder_of(agency).user)
    desk = client.get(reverse("bidding:opportunities")).text
    assert "A-7" in desk and "不满足" in desk
