"""A pick in a library: the member is asked at the promises, and answers or not."""

import datetime as dt
import json

import pytest
from django.urls import reverse

from agencies.catalogue.states import ItemStatus
from agencies.models import Agency, ServiceItem
from bidding.actions import run_due
from bidding.draws import actions as draws
from bidding.draws.queries import promised
from bidding.draws.scheme import verify_transcript
from bidding.errors import NotEligible, TooEarly
from bidding.libraries import actions as libraries
from bidding.libraries.models import Library
from bidding.methods.library import actions as picks
from bidding.methods.library import policies
from bidding.methods.library.actions import NotInThisLibrary, StandardFeeMissing, TooFewMembers
from bidding.methods.library.models import LibraryTerms
from bidding.models import Award, Procurement
from bidding.queries import notices
from bidding.queries.draws import entrant_id
from contracts.models import Contract
from core import chain
from core.actors import SYSTEM
from core.errors import DomainError, Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.libraries.market import LibraryMarket, seated
from tests.bidding.market import (
    BEACON,
    CHANCE,
    PASSPHRASE,
    after,
    at,
    bidder_of,
    draw_of,
    opener,
    owner_of,
    owner_secret,
)
from tests.bidding.test_policies import AGENCYS, BIDDER, HANDLER, OWNERS, check
from tests.bidding.test_races import together
from tests.factories import (
    MembershipFactory,
    ProjectFactory,
    QualificationFactory,
    RegionFactory,
)
from tests.people import everybody

pytestmark = pytest.mark.django_db


class Picks:
    """A library in force, and an owner with a project in its region."""

    def __init__(self):
        self.market = LibraryMarket()
        self.library = self.market.in_force()
        self.project = ProjectFactory()
        self.handler = opener(owner_of(self.project, "handler"))
        self.member = seated(self.library)[0]
        self.priced, self.rated = self.library.items.order_by("id")
        self.now = self.library.in_force_at + dt.timedelta(days=1)

    def wanted(self, changes):
        facts = {
            "project": self.project,
            "promise": self.priced,
            "fiscal_percent": 0,
            "standard_fen": None,
        }
        return picks.Wanted(**{name: changes.pop(name, value) for name, value in facts.items()})

    def pick(self, **changes):
        wanted = self.wanted(changes)
        facts = {
            "member": self.member,
            "reason": "信用分最高",
            "by": self.handler,
            "at": self.now,
        }
        return picks.pick_member(wanted=wanted, **(facts | changes))

    def draw(self, **changes):
        wanted = self.wanted(changes)
        facts = {"reason": "", "by": self.handler, "at": self.now} | changes
        prepared = picks.prepare_draw(wanted=wanted, **facts)
        del facts["reason"]
        made = {"secret": owner_secret(prepared), "chance": CHANCE}
        return picks.begin_draw(procurement=prepared, **made, **facts)

    def confirm(self, procurement, **changes):
        by = bidder_of(self.member.agency)
        return picks.confirm_pick(procurement=procurement, by=by, at=self.now, **changes)


@pytest.fixture
def case():
    return Picks()


def test_a_pick_waits_for_the_member_at_the_promised_price_and_days(case):
    procurement = case.pick()
    line = procurement.lines.get()
    assert (line.price_fen, line.days) == (3_000_000, 15)
    assert procurement.status == "offered"
    assert procurement.due_at == procurement.library_terms.answer_until


def test_the_chain_says_why_no_tender_was_needed(case):
    procurement = case.pick()
    (entry,) = ChainEntry.objects.filter(chain=procurement.chain)
    assert entry.payload["library"] == case.library.number
    assert entry.payload["agreement_sha256"] == case.member.agreement_sha256
    assert chain.verify(procurement.chain).is_intact


@pytest.mark.parametrize(
    ("standard_fen", "total"), [(1_000_000, 850_000), (999, 849), (1, 1), (100_001, 85_001)]
)
def test_a_promised_rate_is_exact_to_the_fen(case, standard_fen, total):
    procurement = case.pick(promise=case.rated, standard_fen=standard_fen)
    assert procurement.total_fen == total
    assert procurement.library_terms.standard_fen == standard_fen


def test_a_rate_needs_the_standard_fee_and_a_price_ignores_it(case):
    with pytest.raises(StandardFeeMissing):
        case.pick(promise=case.rated)
    assert case.pick(standard_fen=5).library_terms.standard_fen is None


def test_public_money_is_picked_up_to_the_region_s_cap(case):
    def rated(total):
        return {"promise": case.rated, "standard_fen": total, "fiscal_percent": 100}

    case.pick(**rated(94_117_647))  # ¥800,000.00
    with pytest.raises(Refused, match=r"¥800,000\.00"):
        case.pick(**rated(94_117_649))
    assert case.pick(**(rated(94_117_649) | {"fiscal_percent": 0}))


def test_another_library_s_item_is_not_promised(case):
    other = LibraryMarket().in_force()
    with pytest.raises(NotInThisLibrary):
        case.pick(promise=other.items.first())


def test_an_item_that_left_the_list_is_not_picked(case):
    ServiceItem.objects.filter(pk=case.priced.item_id).update(status=ItemStatus.WITHDRAWN)
    case.priced.refresh_from_db()
    with pytest.raises(Refused):
        case.pick()


def test_nobody_is_picked_after_the_term(case):
    with pytest.raises(Refused, match="term of this library is not running"):
        case.pick(at=case.library.ends_at)
    assert not policies.pick_from(case.market.published(), case.project, case.now)


def test_a_library_serves_its_region(case):
    away = ProjectFactory(region=RegionFactory(code="320900", name_zh="盐城市"))
    with pytest.raises(Refused, match="your project lies in"):
        case.pick(project=away, by=owner_of(away, "handler"))


def test_a_removed_or_suspended_member_is_not_picked(case):
    libraries.remove_member(
        member=seated(case.library)[1], reason="违反协议", by=case.market.regulator, at=case.now
    )
    removed = case.library.members.get(status="removed")
    with pytest.raises(Refused):
        case.pick(member=removed)
    Agency.objects.filter(pk=case.member.agency_id).update(status="suspended")
    with pytest.raises(Refused):
        case.pick()


def test_a_related_member_is_not_picked(case):
    owner = case.project.owner
    owner.legal_representative = case.member.agency.organisation.legal_representative
    owner.save()
    with pytest.raises(Refused, match="legal representative"):
        case.pick()


def test_a_member_that_lost_a_requirement_is_not_picked(case):
    item = case.priced.item
    requirement = QualificationFactory().type
    item.requirements.create(qualification=requirement, valid_from=dt.date(2020, 1, 1))
    with pytest.raises(NotEligible):
        case.pick()


def test_the_member_takes_the_work_and_a_contract_is_drawn_up(case):
    procurement = case.pick()
    award = case.confirm(procurement)
    procurement.refresh_from_db()
    assert (award.amount_fen, award.days, procurement.status) == (3_000_000, 15, "awarded")
    assert Contract.objects.filter(award=award).exists()
    place = procurement.places.get()
    assert case.library.number in place.reason["facts"]["library"]
    with pytest.raises(WrongStatus):
        case.confirm(procurement)


def test_a_member_removed_meanwhile_does_not_confirm(case):
    procurement = case.pick()
    libraries.remove_member(
        member=case.member, reason="违反协议", by=case.market.regulator, at=case.now
    )
    with pytest.raises(Refused):
        case.confirm(procurement)
    assert not Award.objects.exists()


def test_the_member_declines_with_a_reason(case):
    procurement = case.pick()
    by = bidder_of(case.member.agency)
    picks.decline_pick(procurement=procurement, reason="人手不足", by=by, at=case.now)
    procurement.refresh_from_db()
    assert (procurement.status, procurement.failure) == ("declined", "人手不足")


def test_an_unanswered_pick_lapses_by_the_clock(case):
    procurement = case.pick()
    until = procurement.library_terms.answer_until
    with pytest.raises(TooEarly):
        picks.lapse_pick(procurement=procurement, at=until)
    late = until + dt.timedelta(seconds=1)
    with pytest.raises(Refused):
        picks.confirm_pick(procurement=procurement, by=bidder_of(case.member.agency), at=late)
    assert run_due(at=late) == [procurement.number]
    assert Procurement.objects.get(pk=procurement.pk).status == "declined"


def test_who_may_pick_and_answer(case):
    people = everybody(case.project.owner, case.member.agency)
    terms = LibraryTerms.objects.get(procurement=case.pick())

    def of_owner(who):
        return HANDLER if who.startswith("owner_") and "_as_" not in who else OWNERS

    def of_seller(who):
        return BIDDER if who.startswith("agency_") and "_as_" not in who else AGENCYS

    check(
        people,
        lambda actor: policies.pick(actor, case.project),
        {"owner_admin", "owner_handler", "system"},
        of_owner,
    )
    check(
        people,
        lambda actor: policies.answer(actor, terms, case.now),
        {"agency_admin", "agency_bidder", "system"},
        of_seller,
    )
    lapses = lambda who: "An unanswered pick lapses by itself."  # noqa: E731
    check(people, policies.lapse, {"system"}, lapses)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_member_removed_at_the_same_moment_holds_no_award_that_came_later():
    case = Picks()
    procurement = case.pick()

    def remove():
        return libraries.remove_member(
            member=case.member, reason="违反协议", by=case.market.regulator, at=case.now
        )

    answers = together(lambda: case.confirm(procurement), remove)
    refused = isinstance(answers[0], DomainError)
    assert Award.objects.count() == (0 if refused else 1)


# Drawn among members


def drawn(case, **changes):
    """A draw held over all members, with the secrets opened and the beacon read."""
    procurement = case.draw(**changes)
    draw = draw_of(procurement)
    draws.release_platform(draw=draw, at=case.now)
    draws.release(draw=draw, passphrase=PASSPHRASE, by=case.handler, at=case.now)
    draws.read_beacon(draw=draw, value=BEACON, at=draw.draw_at)
    return Procurement.objects.get(pk=procurement.pk)


def test_every_member_has_one_ticket_in_a_list_frozen_at_once(case):
    procurement = case.draw()
    tickets = procurement.draw.tickets
    assert tickets == {entrant_id(each.agency): 1 for each in seated(case.library)}
    assert procurement.status == "closed"
    notice = ChainEntry.objects.get(chain=procurement.chain, kind="notice")
    assert notice.payload["library"] == case.library.number
    assert case.draw().number != procurement.number


def test_the_draw_gives_the_work_at_the_promises_after_publicity(case):
    procurement = drawn(case, promise=case.rated, standard_fen=1_000_000)
    assert verify_transcript(
        procurement.draw.result.transcript, published=promised(procurement.draw)
    ).ok
    places = list(procurement.places.order_by("place"))
    assert [(each.amount_fen, each.days) for each in places] == [(850_000, 20)] * 3
    assert run_due(at=procurement.draw_at) == [procurement.number]
    procurement.refresh_from_db()
    assert run_due(at=after(procurement.publicity_until)) == [procurement.number]
    award = Award.objects.get(status="confirmed")
    assert award.agency == places[0].agency
    assert Contract.objects.filter(award=award).exists()
    with pytest.raises(WrongStatus):
        picks.confirm_pick(procurement=procurement, by=SYSTEM, at=case.now)


def test_related_suspended_and_unable_members_are_not_drawn(case):
    first, second, _third = seated(case.library)
    Agency.objects.filter(pk=first.agency_id).update(status="suspended")
    assert len(case.draw().draw.tickets) == 2
    owner = case.project.owner
    owner.legal_representative = second.agency.organisation.legal_representative
    owner.save()
    with pytest.raises(TooFewMembers):
        case.draw()


def test_a_draw_needs_the_term_the_fee_and_the_cap_too(case):
    with pytest.raises(StandardFeeMissing):
        case.draw(promise=case.rated)
    with pytest.raises(Refused):
        case.draw(at=case.library.ends_at)


# Pages


@pytest.fixture
def clock(monkeypatch, case):
    monkeypatch.setattr("core.arrivals.database_now", at(case.now))
    views = ("libraries.views.public", "views.owner", "views.agency", "views.public")
    for view in ("methods.library.views", *views):
        monkeypatch.setattr(f"bidding.{view}.database_now", at(case.now))


def english(browser):
    browser.cookies["django_language"] = "en"
    return browser


def test_an_owner_picks_on_the_library_s_page(case, sign_in, clock):
    browser = english(sign_in(case.handler.membership))
    assert "Pick a member" in browser.get(f"/libraries/{case.library.number}/").text
    address = reverse("library:pick", args=[case.library.number])
    assert case.member.agency.organisation.name in browser.get(address).text
    facts = {
        "project": case.project.pk,
        "promise": case.rated.pk,
        "member": case.member.pk,
        "fiscal_percent": "0",
        "reason": "信用分最高",
    }
    assert "Enter the standard fee" in browser.post(address, facts).text
    assert "more than nothing" in browser.post(address, facts | {"standard_fen": "0"}).text
    assert browser.post(address, facts | {"standard_fen": "10000"}).status_code == 302
    procurement = Procurement.objects.get()
    text = browser.get(reverse("bidding:owned", args=[procurement.number])).text
    assert "Picked in a library that was tendered openly:" in text
    assert "85 % of the standard fee" in text
    assert "Answer of the agency" in text


def test_an_owner_lets_a_member_be_drawn(case, sign_in, clock, client):
    browser = english(sign_in(case.handler.membership))
    address = reverse("library:pick", args=[case.library.number])
    facts = {"project": case.project.pk, "promise": case.priced.pk, "fiscal_percent": "0"}
    wanting = browser.post(address, facts | {"member": case.member.pk})
    assert "Say why you pick this member." in wanting.text
    assert browser.post(address, facts).status_code == 302
    procurement = Procurement.objects.get()
    text = browser.get(reverse("bidding:owned", args=[procurement.number])).text
    assert "Drawn among all members, with the same chance" in text
    begin = reverse("library:begin", args=[procurement.number])
    assert begin in text
    assert browser.post(begin).status_code == 422
    sent = {"secret": json.dumps(owner_secret(procurement).as_json())}
    assert browser.post(begin, sent).status_code == 302
    text = browser.get(reverse("bidding:owned", args=[procurement.number])).text
    assert "Watch the draw" in text
    text = english(client).get(f"/draws/{procurement.number}/").text
    assert case.member.agency.organisation.name in text
    text = english(client).get(f"/notices/{procurement.number}/").text
    assert case.library.number in text


def test_without_members_the_page_says_so(case, sign_in, clock):
    Agency.objects.update(status="suspended")
    address = reverse("library:pick", args=[case.library.number])
    text = english(sign_in(case.handler.membership)).get(address).text
    assert "No member can be picked now." in text


def test_after_its_term_there_is_no_page_to_pick(case, sign_in, clock):
    Library.objects.update(ends_at=case.now, in_force_at=case.now - dt.timedelta(days=1))
    address = reverse("library:pick", args=[case.library.number])
    assert sign_in(case.handler.membership).get(address).status_code == 404


def as_member(case, sign_in):
    mine = MembershipFactory(agency=True, organisation=case.member.agency.organisation)
    return english(sign_in(mine))


def test_the_member_confirms_on_its_desk_and_the_public_reads_why(case, sign_in, clock, client):
    procurement, browser = case.pick(), as_member(case, sign_in)
    assert "Take the work" in browser.get(reverse("bidding:selections")).text
    browser.post(reverse("library:confirm", args=[procurement.number]))
    procurement.refresh_from_db()
    assert procurement.status == "awarded"
    text = english(client).get(f"/notices/{procurement.number}/").text
    assert case.library.number in text
    assert "信用分最高" not in text
    assert [step[2] for step in notices.steps(procurement, case.now)][:3] == ["done", "done", "now"]


def test_the_member_declines_on_its_desk(case, sign_in, clock):
    procurement, browser = case.pick(), as_member(case, sign_in)
    address = reverse("library:decline", args=[procurement.number])
    browser.post(address)
    procurement.refresh_from_db()
    assert procurement.status == "offered"
    browser.post(address, {"reason": "人手不足"})
    procurement.refresh_from_db()
    assert procurement.status == "declined"
    assert [step[2] for step in notices.steps(procurement, case.now)][:2] == ["", ""]
