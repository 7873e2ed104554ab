"""The tender of a library: notice, applications, closing, order, publicity, objections."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agencies.models import Agency
from bidding.actions.drafts import NothingToBuy
from bidding.actions.results import ObjectionDecided, StandStill
from bidding.errors import NotEligible, TooEarly, UnfairWording
from bidding.libraries import actions
from bidding.libraries.actions.applications import (
    AppliedAlready,
    PromisesNotAccepted,
    RelatedApplicants,
)
from bidding.libraries.actions.tenders import PriceOrRate
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.models import Library, LibraryMember
from bidding.queries.draws import entrant_id
from core import chain
from core.errors import Refused
from core.models import ChainEntry
from core.workflow import WrongStatus
from tests.bidding.libraries.market import (
    CLOSES,
    SEATS,
    LibraryMarket,
    fresh,
    seated,
    statuses,
)
from tests.bidding.market import AT, after, at, bidder_of, regulator
from tests.factories import (
    AgencyFactory,
    QualificationFactory,
    RegionFactory,
    ServiceItemFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return LibraryMarket()


def kinds(library):
    entries = ChainEntry.objects.filter(chain=library.chain).order_by("sequence")
    return [each.kind for each in entries]


# Notice


def test_the_notice_freezes_promises_rule_and_agreement_in_its_chain(market):
    library = market.published()
    (entry,) = ChainEntry.objects.filter(chain=library.chain)
    codes = sorted(item.code for item in market.items)
    assert [row[0] for row in entry.payload["items"]] == codes
    assert entry.payload["agreement_sha256"] == agreement_hash(library.agreement)
    assert entry.payload["rules"]["library_notice_days"] == 20
    assert chain.verify(library.chain).is_intact


def test_the_agreement_names_every_promise(market):
    text = market.published().agreement
    assert "收费 ¥30,000.00，15 个工作日" in text
    assert "收费为标准费用的 85%，20 个工作日" in text
    assert "一次性告知所需资料" in text
    assert "提前 20 个工作日" in text


@pytest.mark.parametrize("lines", [lambda m: [], lambda m: [m.plan().lines[0]] * 2])
def test_a_tender_names_items_each_once(market, lines):
    with pytest.raises(NothingToBuy):
        market.drafted(lines=lines(market))


@pytest.mark.parametrize("fee", [(None, None), (100, 9000)])
def test_an_item_has_one_fee_standard(market, fee):
    with pytest.raises(PriceOrRate):
        market.drafted(lines=[actions.LibraryLine(market.items[0], *fee, 5)])


def test_a_bundle_is_not_tendered_as_one_item(market):
    bundle = ServiceItemFactory(family="bundle", bundle="multi_assessment")
    with pytest.raises(Refused):
        market.drafted(lines=[actions.LibraryLine(bundle, 100, None, 5)])


def test_a_notice_is_open_for_the_region_s_working_days(market):
    library = market.drafted(closes_at=AT + dt.timedelta(days=3))
    with pytest.raises(Refused, match="2026-11-30"):
        market.publish(library, AT)


def test_an_unfair_standard_is_not_published(market):
    library = market.drafted(service_standard="投标人须为本市注册企业。")
    with pytest.raises(UnfairWording):
        market.publish(library, AT)


def test_a_notice_is_published_once(market):
    library = market.published()
    with pytest.raises(WrongStatus):
        market.publish(library, AT)


def test_a_tender_is_cancelled_with_a_public_reason_until_it_closes(market):
    draft, open_one = market.drafted(), market.published()
    for library in (draft, open_one):
        actions.cancel_library(library=library, reason="重新核定席位", by=market.regulator, at=AT)
    assert [kinds(draft), kinds(open_one)] == [[], ["notice", "cancelled"]]
    assert fresh(open_one).failure == "重新核定席位"
    late = market.published()
    with pytest.raises(Refused):
        actions.cancel_library(library=late, reason="晚", by=market.regulator, at=CLOSES)


# Applications


def test_an_application_freezes_eligibility_and_tells_nobody(market):
    library = market.published()
    before = kinds(library)
    member = market.apply(library, AgencyFactory())
    assert [row["item"] for row in member.eligibility["items"]] == [i.code for i in market.items]
    assert kinds(library) == before


def test_the_three_promises_are_accepted_or_there_is_no_application(market):
    library, agency = market.published(), AgencyFactory()
    with pytest.raises(PromisesNotAccepted):
        actions.apply(
            library=library,
            agency=agency,
            accepts_promises=False,
            by=bidder_of(agency),
            clock=at(AT),
        )


def test_an_applicant_may_take_every_item(market):
    item = ServiceItemFactory(requires=["env-lab"])
    lines = [*market.plan().lines, actions.LibraryLine(item, 100, None, 5)]
    library, able = market.published(lines=lines), AgencyFactory()
    QualificationFactory(agency=able, type=item.requirements.get().qualification)
    market.apply(library, able)
    with pytest.raises(NotEligible):
        market.apply(library, AgencyFactory())


def test_related_parties_do_not_both_apply(market):
    library, first = market.published(), AgencyFactory()
    market.apply(library, first)
    head = first.organisation.legal_representative
    with pytest.raises(RelatedApplicants):
        market.apply(library, AgencyFactory(organisation__legal_representative=head))


def test_an_agency_applies_once_and_comes_back_after_withdrawing(market):
    library, agency = market.published(), AgencyFactory()
    member = market.apply(library, agency)
    with pytest.raises(AppliedAlready):
        market.apply(library, agency)
    actions.withdraw_application(member=member, by=bidder_of(agency), clock=at(AT))
    again = market.apply(library, agency, after(AT))
    assert (again.pk, again.status, again.applied_at) == (member.pk, "applied", after(AT))


def test_nobody_applies_or_withdraws_after_the_deadline(market):
    library, agency = market.published(), AgencyFactory()
    member = market.apply(library, agency)
    with pytest.raises(Refused):
        market.apply(library, AgencyFactory(), CLOSES)
    with pytest.raises(Refused):
        actions.withdraw_application(member=member, by=bidder_of(agency), clock=at(CLOSES))


def test_a_suspended_agency_does_not_apply(market):
    with pytest.raises(Refused):
        market.apply(market.published(), AgencyFactory(status="suspended"))


# Closing


def test_closing_waits_for_the_deadline_and_happens_once(market):
    library = market.published()
    with pytest.raises(TooEarly):
        actions.close_applications(library=library, clock=at(AT))
    market.apply(library, AgencyFactory())
    market.close(library)
    with pytest.raises(WrongStatus):
        market.close(library)


def test_closing_publishes_names_and_credit(market):
    library = market.closed()
    entry = ChainEntry.objects.get(chain=library.chain, kind="closed")
    members = LibraryMember.objects.filter(library=library)
    assert entry.payload["applicants"] == sorted(
        [entrant_id(each.agency), each.score] for each in members
    )


def test_closing_turns_down_who_lost_a_requirement_or_is_related(market):
    library = market.published()
    first, gone, related = AgencyFactory.create_batch(3)
    for n, agency in enumerate((first, gone, related)):
        market.apply(library, agency, AT + dt.timedelta(minutes=n))
    Agency.objects.filter(pk=gone.pk).update(status="suspended")
    head = first.organisation.legal_representative
    related.organisation.legal_representative = head
    related.organisation.save()
    market.close(library)
    reasons = dict(
        LibraryMember.objects.filter(library=library, status="rejected")
        .order_by("id")
        .values_list("agency", "end_reason")
    )
    assert reasons == {
        gone.pk: "The agency is suspended and may not take new work.",
        related.pk: "Related to another applicant.",
    }


def test_without_applicants_the_tender_fails(market):
    library = market.close(market.published())
    assert library.status == "failed"
    assert kinds(library) == ["notice", "failed"]


@pytest.mark.parametrize(("applicants", "is_direct"), [(2, True), (3, False)])
def test_fewer_than_three_enter_directly_after_the_check_and_it_is_said(
    market, applicants, is_direct
):
    library = market.closed(applicants=applicants)
    entry = ChainEntry.objects.get(chain=library.chain, kind="closed")
    assert entry.payload["is_direct_entry"] is library.is_direct_entry is is_direct
    assert statuses(market.decide(library)) == ["admitted"] * applicants


# Order


def test_the_check_turns_an_applicant_down_with_a_public_reason(market):
    library = market.closed()
    member = LibraryMember.objects.filter(library=library).order_by("id").first()
    actions.turn_down(member=member, reason="证书与原件不符", by=market.regulator, at=CLOSES)
    assert statuses(market.decide(library)).count("admitted") == SEATS - 1
    assert ChainEntry.objects.filter(kind="turned down").count() == 1


def test_when_nobody_passes_the_check_the_tender_fails(market):
    library = market.closed(applicants=1)
    member = LibraryMember.objects.get()
    actions.turn_down(member=member, reason="证书与原件不符", by=market.regulator, at=CLOSES)
    assert market.decide(library).status == "failed"


def ranked(market, scores, seats=2):
    """A closed tender whose applicants have these credits."""
    library = market.closed(applicants=len(scores), seats=seats)
    members = LibraryMember.objects.filter(library=library).order_by("id")
    for member, score in zip(members, scores, strict=True):
        LibraryMember.objects.filter(pk=member.pk).update(score=score)
    return library


def test_seats_go_by_credit_and_the_others_wait_in_order(market):
    library = market.decide(ranked(market, [8000, 9500, 7000, 9000]))
    rows = LibraryMember.objects.filter(library=library).order_by("place")
    assert [(row.score, row.status, row.seat) for row in rows] == [
        (9500, "admitted", 1),
        (9000, "admitted", 2),
        (8000, "alternate", None),
        (7000, "alternate", None),
    ]


def test_the_order_is_decided_once_and_only_after_closing(market):
    library = market.decided()
    for each in (library, market.published()):
        with pytest.raises(WrongStatus):
            market.decide(each)


def test_the_database_gives_a_seat_once(market):
    library = market.decided()
    first, second = seated(library)[:2]
    with pytest.raises(IntegrityError), transaction.atomic():
        LibraryMember.objects.filter(pk=second.pk).update(seat=first.seat)
    with pytest.raises(IntegrityError), transaction.atomic():
        LibraryMember.objects.filter(pk=second.pk).update(seat=None)


# Publicity


def test_publicity_opens_once_by_hand(market):
    library = market.in_publicity()
    with pytest.raises(WrongStatus):
        market.publicise(library)


def objection(library, against=None, when=CLOSES):
    return actions.object_to_library(
        library=library,
        against=against,
        by_name="王芳",
        contact="13800000000",
        text="该机构证书已过期",
        at=when,
    )


def decided(market, made, is_upheld):
    return actions.decide_library_objection(
        objection=made, is_upheld=is_upheld, decision="经核实", by=market.regulator, at=CLOSES
    )


def test_the_term_waits_for_objections_and_a_rejected_one_changes_nothing(market):
    library = market.in_publicity()
    made = objection(library, seated(library)[0])
    with pytest.raises(StandStill):
        market.begin(library)
    decided(market, made, is_upheld=False)
    assert statuses(market.begin(library)) == ["admitted"] * SEATS
    with pytest.raises(ObjectionDecided):
        decided(market, made, is_upheld=True)


def test_an_upheld_objection_lets_the_next_in_with_publicity_again(market):
    library = market.publicise(market.decide(ranked(market, [9500, 9000, 8000])))
    until = library.publicity_until
    out = seated(library)[0]
    later = until - dt.timedelta(minutes=1)
    made = objection(library, out, later)
    actions.decide_library_objection(
        objection=made, is_upheld=True, decision="证书过期", by=market.regulator, at=later
    )
    assert statuses(library) == ["rejected", "admitted", "admitted"]
    assert fresh(library).publicity_until > until
    assert kinds(library)[-2:] == ["moved up", "publicity"]


def test_an_objection_upheld_against_an_alternate_opens_no_new_publicity(market):
    library = market.publicise(market.decide(ranked(market, [9500, 9000, 8000])))
    alternate = LibraryMember.objects.get(library=library, status="alternate")
    decided(market, objection(library, alternate), is_upheld=True)
    assert statuses(library) == ["admitted", "admitted", "rejected"]
    assert fresh(library).publicity_until == library.publicity_until


def test_an_objection_against_who_is_out_already_changes_nothing(market):
    library = market.in_publicity()
    out = seated(library)[0]
    first, second = objection(library, out), objection(library, out)
    for made in (first, second):
        decided(market, made, is_upheld=True)
    assert statuses(library).count("rejected") == 1


def test_an_objection_upheld_against_the_whole_ends_the_tender(market):
    library = market.in_publicity()
    decided(market, objection(library), is_upheld=True)
    assert fresh(library).status == "failed"
    late = Library.objects.get(pk=library.pk)
    with pytest.raises(Refused):
        objection(late)


def test_objections_are_taken_during_publicity_only(market):
    library = market.in_publicity()
    with pytest.raises(Refused):
        objection(library, when=after(library.publicity_until))


def test_a_regulator_of_another_region_decides_nothing(market):
    made = objection(market.in_publicity())
    elsewhere = regulator(region=RegionFactory(code="320900"))
    with pytest.raises(Refused):
        actions.decide_library_objection(
            objection=made, is_upheld=True, decision="", by=elsewhere, at=CLOSES
        )
