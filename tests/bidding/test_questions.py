"""Questions on a notice: in time, without a name; sign-up does not close before the answers."""

import datetime as dt

import pytest
from django.db import IntegrityError
from django.urls import reverse
from oscar.core.loading import get_model

from bidding import actions
from bidding.actions.questions import AnsweredAlready, NamesTheAsker, TooManyWaiting
from bidding.errors import NotEligible, UnfairWording
from bidding.models import Procurement, Question
from bidding.policies import questions as policies
from bidding.queries.log_details import detail
from bidding.queries.questions import answered_by
from core import chain
from core.clock import deadline
from core.errors import Refused
from core.models import ChainEntry
from tests.bidding.market import AT, CLOSES, DrawMarket, at, bidder_of, regulator
from tests.bidding.sealing.market import SealedMarket
from tests.factories import AgencyFactory, RegionFactory, ServiceItemFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
TEXT = "现状监测需要几个点位？"
Notification = get_model("communication", "Notification")


@pytest.fixture
def market():
    return DrawMarket()


def ask(procurement, agency=None, text=TEXT, when=AT, by=None):
    agency = agency or AgencyFactory()
    by = by or bidder_of(agency)
    return actions.ask(procurement=procurement, agency=agency, text=text, by=by, clock=at(when))


def answer(market, question, text="六个点位。", when=AT, by=None):
    return actions.answer(question=question, text=text, by=by or market.handler, at=when)


def kinds(procurement):
    found = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence")
    return [each.kind for each in found]


def test_the_notice_names_the_moment_until_which_agencies_may_ask(market):
    procurement = market.published()
    assert procurement.questions_until == CLOSES - DAY
    told = ChainEntry.objects.get(kind="notice").payload["questions_until"]
    assert told == chain.moment(CLOSES - DAY)
    ask(procurement, when=CLOSES - DAY - dt.timedelta(seconds=1))
    with pytest.raises(Refused, match=r"ended|已过"):
        ask(procurement, when=CLOSES - DAY)


def test_a_weekend_is_no_time_to_ask(market):
    procurement = market.published(closes_at=AT + 7 * DAY)  # a Monday
    assert procurement.questions_until == AT + 4 * DAY


def test_question_and_answer_are_chained_without_the_asker(market):
    procurement, agency = market.published(), AgencyFactory()
    question = answer(market, ask(procurement, agency))
    assert kinds(procurement) == ["notice", "question", "answer"]
    for entry in ChainEntry.objects.exclude(kind="notice"):
        assert entry.payload["question"] == question.number == 1
        assert str(agency) not in str(entry.payload)
    assert chain.verify(procurement.chain).is_intact


def test_only_who_may_take_part_asks():
    market = DrawMarket(item=ServiceItemFactory(requires=["safety-assessment"]))
    procurement, agency = market.published(), AgencyFactory()
    with pytest.raises(NotEligible):
        ask(procurement, agency)
    with pytest.raises(Refused):
        ask(procurement, agency, by=market.handler)


def test_a_question_that_tells_who_asks_is_sent_back(market):
    procurement, agency = market.published(), AgencyFactory()
    mine = agency.organisation
    mine.legal_representative = "欧阳明德"
    mine.save()
    for name in (mine.name, mine.legal_representative, mine.credit_code):
        with pytest.raises(NamesTheAsker):
            ask(procurement, agency, f"{name}能否参加？")
    assert not Question.objects.exists()


def test_nobody_holds_up_a_closing_by_asking_without_end(market):
    procurement, agency = market.published(), AgencyFactory()
    first, *_rest = [ask(procurement, agency) for _n in range(5)]
    with pytest.raises(TooManyWaiting):
        ask(procurement, agency)
    ask(procurement)  # others are not concerned
    answer(market, first)
    assert ask(procurement, agency).number == 7


def test_an_unanswered_question_keeps_sign_up_open_and_the_chain_says_so(market):
    procurement = market.published()
    market.enter(procurement, 4)
    question = ask(procurement)
    assert actions.run_due(at=CLOSES) == [procurement.number]
    procurement.refresh_from_db()
    assert (procurement.status, procurement.is_extended) == ("published", False)
    until, asking = procurement.closes_at, procurement.questions_until
    assert until > CLOSES and procurement.due_at == until
    assert procurement.draw_at - until == dt.timedelta(minutes=30)
    assert asking == CLOSES - DAY  # the wait for an answer opens no new questions
    told = ChainEntry.objects.get(kind="extended for answers").payload
    assert (told["unanswered"], told["closes_at"]) == (1, chain.moment(until))
    assert actions.close(procurement=procurement, clock=at(until)).status == "published"
    procurement.refresh_from_db()
    answer(market, question, when=until)
    assert actions.close(procurement=procurement, clock=at(procurement.closes_at)).status == (
        "closed"
    )


def test_an_owner_that_never_answers_fails_by_rule_in_public(market):
    procurement = market.published()
    market.enter(procurement, 4)
    question = ask(procurement)
    supervisor = regulator(region=procurement.project.region).user
    stranger = regulator(region=RegionFactory(code="320900", name_zh="盐城市")).user
    limit = deadline(question.asked_at, 6)
    assert answered_by(procurement) == limit
    for _time in range(6):
        procurement.refresh_from_db()
        if procurement.status != "published":
            break
        when = procurement.closes_at
        actions.close(procurement=procurement, clock=at(when))
    procurement.refresh_from_db()
    assert procurement.status == "failed" and procurement.due_at is None
    assert limit <= procurement.closed_at == when < limit + dt.timedelta(days=4)
    assert "6 working days: 1" in procurement.failure
    told = ChainEntry.objects.filter(chain=procurement.chain).order_by("sequence").last()
    assert (told.kind, told.payload["questions"]) == ("failed", [1])
    assert "6 working days: 1" in detail(told.kind, told.payload)
    subjects = {
        (each.recipient, each.subject)
        for each in Notification.objects.filter(subject__contains=procurement.number)
    }
    assert {who for who, _subject in subjects} == {
        supervisor, market.regulator.user, market.handler.user, market.approver.user,
    }  # fmt: skip
    assert stranger not in {who for who, _subject in subjects}
    assert policies.answer(market.handler, procurement).reason


def test_an_answer_just_in_time_saves_the_notice(market):
    procurement = market.published()
    market.enter(procurement, 4)
    question = ask(procurement)
    actions.close(procurement=procurement, clock=at(CLOSES))
    answer(market, question, when=CLOSES)
    procurement.refresh_from_db()
    assert answered_by(procurement) is None
    assert actions.close(procurement=procurement, clock=at(procurement.closes_at)).status == (
        "closed"
    )


def test_an_extension_for_too_few_opens_questions_again(market):
    procurement = market.closed(entrants=1)
    assert CLOSES < procurement.questions_until < procurement.closes_at


def test_an_answer_is_fair_given_once_and_by_the_owner(market):
    procurement = market.published()
    question = ask(procurement)
    with pytest.raises(UnfairWording):
        answer(market, question, "仅限本市注册的机构参加。")
    with pytest.raises(Refused):
        answer(market, question, by=regulator())
    answer(market, question)
    with pytest.raises(AnsweredAlready):
        answer(market, question)
    Procurement.objects.filter(pk=procurement.pk).update(status="closed")
    with pytest.raises(Refused, match=r"closed|截止"):
        answer(market, ask_again(question))


def ask_again(question):
    return Question.objects.get(pk=question.pk)


def test_the_database_knows_no_half_answer(market):
    question = ask(market.published())
    question.answer = "x"
    with pytest.raises(IntegrityError):
        question.save()


def test_who_asks_and_who_answers(market):
    agency = AgencyFactory()
    people, procurement = everybody(market.project.owner, agency), market.published()
    asking = {name for name, by in people.items() if policies.ask(by, agency)}
    assert asking == {"agency_admin", "agency_bidder", "system"}
    answering = {name for name, by in people.items() if policies.answer(by, procurement)}
    assert answering == {"owner_admin", "owner_handler", "system"}


# Pages


@pytest.fixture
def clock(monkeypatch):
    def set_to(moment):
        for view in ("public", "owner", "agency", "questions"):
            monkeypatch.setattr(f"bidding.views.{view}.database_now", at(moment))
        monkeypatch.setitem(actions.ask.__kwdefaults__, "clock", at(moment))

    set_to(AT)
    return set_to


def test_no_page_names_the_asker_to_anybody(client, clock):
    market = SealedMarket()
    procurement, agency = market.published(), AgencyFactory()
    client.force_login(bidder_of(agency).user)
    notice = reverse("bidding:notice", args=[procurement.number])
    url = reverse("bidding:ask", args=[procurement.number])
    assert url in client.get(notice).text
    assert client.get(url).status_code == 200
    assert client.post(url, {"text": ""}).status_code == 422
    assert client.post(url, {"text": f"{agency}？"}).status_code == 422
    assert client.post(url, {"text": TEXT}).url == notice
    client.logout()
    owner = reverse("bidding:owned", args=[procurement.number])
    shown = [client.get(notice)]
    for person in (market.handler, market.regulator):
        client.force_login(person.user)
        shown.append(client.get(notice))
    client.force_login(market.handler.user)
    shown += [client.get(owner), client.get(reverse("bidding:buyer"))]
    for page in shown:
        assert TEXT in page.text
        for name in (agency.organisation.name, agency.organisation.credit_code):
            assert name not in page.text


def test_the_owner_answers_at_its_desk(client, market, clock):
    procurement = market.published()
    question = ask(procurement)
    client.force_login(market.handler.user)
    assert TEXT in client.get(reverse("bidding:buyer")).text
    url = reverse("bidding:answer", args=[question.pk])
    page = reverse("bidding:owned", args=[procurement.number])
    assert url in client.get(page).text
    for text in ("", "仅限本市注册的机构参加。"):
        assert client.post(url, {"text": text}).status_code == 422
    assert Question.objects.get().answered_at is None
    client.post(url, {"text": "六个点位。"})
    client.logout()
    notice = client.get(reverse("bidding:notice", args=[procurement.number])).text
    assert "六个点位。" in notice
    assert client.post(url, {"text": "x"}).status_code == 302  # to the login


def test_late_ones_find_the_time_that_was_named(client, market, clock):
    procurement, agency = market.published(), AgencyFactory()
    clock(CLOSES - DAY)
    client.force_login(bidder_of(agency).user)
    url = reverse("bidding:ask", args=[procurement.number])
    assert url not in client.get(reverse("bidding:notice", args=[procurement.number])).text
    assert client.post(url, {"text": TEXT}).status_code == 403
    assert "textarea" not in client.get(url).text
