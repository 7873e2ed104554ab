"""The pages of libraries: public, agency's desk, regulator's desk."""

import json

import pytest
from django.urls import reverse

from bidding.libraries import actions
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.models import Library, LibraryMember, LibraryObjection
from tests.bidding.libraries.market import (
    CLOSES,
    LibraryMarket,
    fresh,
    keepers_secret,
    seated,
    statuses,
)
from tests.bidding.libraries.test_tenders import objection, ranked
from tests.bidding.market import AT, after, at
from tests.factories import AgencyFactory, DepartmentFactory, MembershipFactory, ServiceItemFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    return LibraryMarket()


@pytest.fixture
def clock(monkeypatch):
    """`clock(moment)`: what the pages take for the database's clock."""

    def set_to(moment):
        for view in ("public", "agency", "regulator"):
            monkeypatch.setattr(f"bidding.libraries.views.{view}.database_now", at(moment))
        for view in ("public", "agency"):
            monkeypatch.setattr(f"bidding.libraries.views.{view}.arrived_at", at(moment))

    set_to(AT)
    return set_to


@pytest.fixture
def client(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def enter(sign_in):
    """`enter(membership)`: a browser of that person that reads English."""

    def build(membership):
        browser = sign_in(membership)
        browser.cookies["django_language"] = "en"
        return browser

    return build


@pytest.fixture
def keeper(enter, market):
    return enter(market.regulator.membership)


def member_of(agency, *duties):
    return MembershipFactory(
        agency=True, organisation=agency.organisation, duties=list(duties) or ["admin"]
    )


def get(client, name, *args):
    return client.get(reverse(f"bidding:{name}", args=args))


def post(client, name, *args, **data):
    return client.post(reverse(f"bidding:{name}", args=args), data)


# Public


def test_drafts_are_nobodys_business(client, market, clock):
    library = market.drafted()
    assert get(client, "library", library.number).status_code == 404
    assert library.number not in get(client, "libraries").text


def test_the_list_shows_promises_seats_and_stage(client, market, clock):
    library = market.in_force()
    text = get(client, "libraries").text
    assert library.number in text
    assert "¥30,000.00" in text
    assert "85 % of the standard fee" in text
    assert "3 / 3" in text


def test_an_empty_list_says_so(client):
    assert "No library has been tendered yet." in get(client, "libraries").text


def test_the_notice_shows_rule_promises_and_log_but_no_applicant(client, market, clock):
    library = market.published()
    agency = AgencyFactory()
    market.apply(library, agency)
    text = get(client, "library", library.number).text
    assert "Open for applications" in text
    assert agreement_hash(library.agreement)[:8] in text
    assert agency.organisation.name not in text


def test_by_the_clock_a_closed_notice_is_never_shown_open(client, market, clock):
    library = market.published()
    clock(CLOSES)
    text = get(client, "library", library.number).text
    assert "Being checked" in text


def test_the_result_shows_members_alternates_and_why(client, market, clock):
    library = market.publicise(market.decide(ranked(market, [9500, 9000, 8000])))
    text = get(client, "library", library.number).text
    assert "Credit 95.00 is number 1 of 3." in text
    assert "Alternate" in text
    assert "Object to this result" in text


def test_direct_entry_is_said_in_public(client, market, clock):
    library = market.in_force(applicants=2)
    said = "Fewer than 3 agencies applied. Their qualifications were checked"
    assert said in get(client, "library", library.number).text


def test_who_was_turned_down_is_public_with_the_reason(client, market, clock):
    library = market.closed()
    member = LibraryMember.objects.order_by("id").first()
    actions.turn_down(member=member, reason="证书与原件不符", by=market.regulator, at=CLOSES)
    assert "证书与原件不符" in get(client, "library", library.number).text


def test_an_ended_library_says_why_and_names_the_next(client, market, clock):
    library = market.in_force()
    when = library.in_force_at
    following = actions.tender_again(
        library=library, closes_at=CLOSES.replace(year=2027), by=market.regulator, at=when
    )
    market.publish(following, when)
    assert following.number in get(client, "library", library.number).text
    actions.run_due_libraries(at=after(library.ends_at))
    clock(after(library.ends_at))
    assert "The term has ended." in get(client, "library", library.number).text


def test_the_agreement_is_downloaded_byte_for_byte(client, market, clock):
    library = market.published()
    answer = get(client, "library_agreement", library.number)
    assert answer.content.decode() == library.agreement


def test_anyone_objects_during_publicity(client, market, clock):
    library = market.in_publicity()
    against = seated(library)[0]
    facts = {"by_name": "王芳", "contact": "138", "text": "证书已过期", "against": against.pk}
    assert post(client, "library_object", library.number, text="").status_code == 422
    assert post(client, "library_object", library.number, **facts).status_code == 302
    assert LibraryObjection.objects.get().against == against
    clock(after(library.publicity_until))
    assert "not in publicity" in get(client, "library_object", library.number).text


# Agency


def test_an_agency_sees_what_it_has_and_lacks_and_applies(enter, market, clock):
    library, agency = market.published(), AgencyFactory()
    browser = enter(member_of(agency))
    assert "The agency is admitted and may take new work." in get(browser, "agency_libraries").text
    post(browser, "library_apply", library.number, presence="staffed")
    assert not LibraryMember.objects.exists()
    post(browser, "library_apply", library.number, presence="staffed", accepts_promises="on")
    assert LibraryMember.objects.get().presence == "staffed"
    text = get(browser, "agency_libraries").text
    assert "Withdraw the application" in text
    assert "No tender is open that your agency has not applied to." in text
    post(browser, "library_withdraw", library.number)
    assert statuses(library) == ["withdrawn"]


def test_without_a_registration_the_page_is_there(enter, market, clock):
    market.published()
    browser = enter(MembershipFactory(agency=True))
    assert get(browser, "agency_libraries").status_code == 200


def test_a_signer_reads_and_signs_then_leaves(enter, market, clock):
    library = market.begun()
    clock(library.in_force_at)
    member = seated(library)[0]
    browser = enter(member_of(member.agency, "signer"))
    assert "Read and sign the agreement" in get(browser, "agency_libraries").text
    assert "统一服务标准" in get(browser, "library_sign", library.number).text
    sha = agreement_hash(library.agreement)
    assert post(browser, "library_sign", library.number, read_sha256=sha).status_code == 422
    post(browser, "library_sign", library.number, read_sha256=sha, binds="on")
    member.refresh_from_db()
    assert member.status == "member"
    assert "Leave the library" in get(browser, "agency_libraries").text
    post(browser, "library_leave", library.number)
    member.refresh_from_db()
    assert member.status == "member"
    post(browser, "library_leave", library.number, reason="业务调整")
    member.refresh_from_db()
    assert member.status == "leaving"
    assert "业务调整" in get(browser, "agency_libraries").text


def test_who_may_not_sign_is_told_why(enter, market, clock):
    library = market.begun()
    browser = enter(member_of(seated(library)[0].agency, "bidder"))
    assert "Only a signer of your agency" in get(browser, "library_sign", library.number).text


# Regulator


def draft_data(market, **changes):
    return {
        "title": "环境影响评价机构库",
        "region": market.region.pk,
        "seats": 3,
        "term_months": 24,
        "interval_months": 12,
        "service_standard": "两个工作日内响应",
        "closes_at": "2026-12-10T18:00",
        "line0-item": market.items[0].pk,
        "line0-price_fen": "30000",
        "line0-days": 15,
        "line1-item": market.items[1].pk,
        "line1-rate_percent": "85",
        "line1-days": 20,
    } | changes


def test_a_regulator_drafts_publishes_and_cancels(keeper, market, clock):
    assert get(keeper, "library_new").status_code == 200
    assert post(keeper, "library_new", **draft_data(market)).status_code == 302
    library = Library.objects.get()
    fees = [(line.price_fen, line.rate_bp) for line in library.items.order_by("id")]
    assert fees == [(3_000_000, None), (None, 8500)]
    assert library.number in get(keeper, "regulator_libraries").text
    sent = {"secret": json.dumps(keepers_secret(library).as_json())}
    post(keeper, "regulator_library_act", library.number, "publish", **sent)
    assert fresh(library).status == "published"
    nothing = post(keeper, "regulator_library_act", library.number, "cancel")
    assert nothing.status_code == 422
    post(keeper, "regulator_library_act", library.number, "cancel", reason="重新核定")
    assert fresh(library).status == "cancelled"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"line0-item": "", "line1-item": ""}, "Add at least one service item"),
        ({"line0-rate_percent": "90"}, "Enter either a price or a percentage."),
        ({"line0-price_fen": "0"}, "The price must be more than nothing."),
        ({"line0-days": ""}, "Enter the promised working days."),
        ({"service_standard": "投标人须为本市注册企业。"}, "本市"),
        ({"title": "限本市注册企业的机构库"}, "本市"),
        ({"seats": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_draft_that_does_not_hold_comes_back_with_the_reason(
    keeper, market, clock, changes, said
):
    answer = post(keeper, "library_new", **draft_data(market, **changes))
    assert answer.status_code == 422 or "Add at least" in answer.text
    assert said in answer.text
    assert not Library.objects.exists()


def test_a_sector_s_regulator_chooses_among_its_own_items_and_region(enter, market, clock):
    other = ServiceItemFactory(department=DepartmentFactory(code="water", name_zh="水利"))
    mine = MembershipFactory(regulator=True, department=DepartmentFactory(), region=market.region)
    text = get(enter(mine), "library_new").text
    assert market.items[0].name in text
    assert other.name not in text


def test_a_refused_act_comes_back_on_its_page(keeper, market, clock):
    library = market.published()
    answer = post(keeper, "regulator_library_act", library.number, "decide")
    assert answer.status_code == 409
    assert get(keeper, "regulator_library", library.number).status_code == 200
    assert post(keeper, "regulator_library_act", library.number, "nothing").status_code == 404


def test_the_desk_hides_who_has_applied_until_closing(keeper, market, clock):
    library, agency = market.published(), AgencyFactory()
    market.apply(library, agency)
    assert agency.organisation.name not in get(keeper, "regulator_library", library.number).text


def test_the_regulator_checks_decides_and_publicises(keeper, market, clock):
    library = market.published()
    for agency in AgencyFactory.create_batch(4):
        market.apply(library, agency)
    clock(CLOSES)
    market.close(library)
    member = LibraryMember.objects.order_by("id").first()
    text = get(keeper, "regulator_library", library.number).text
    assert "Turn down" in text
    assert "The agency is admitted and may take new work." in text
    assert f"Credit at closing {member.credit}" in text
    refused = post(keeper, "library_member_act", member.pk, "turn-down")
    assert refused.status_code == 422
    post(keeper, "library_member_act", member.pk, "turn-down", reason="证书与原件不符")
    post(keeper, "regulator_library_act", library.number, "decide")
    post(keeper, "regulator_library_act", library.number, "publicise")
    assert fresh(library).status == "publicity"
    assert post(keeper, "library_member_act", member.pk, "promote").status_code == 404


def test_the_regulator_closes_by_hand_when_the_time_has_come(keeper, market, clock):
    library = market.published()
    market.apply(library, AgencyFactory())
    early = post(keeper, "regulator_library_act", library.number, "close")
    assert early.status_code == 409
    clock(CLOSES)
    assert "Close applications" in get(keeper, "regulator_library", library.number).text
    post(keeper, "regulator_library_act", library.number, "close")
    assert fresh(library).status == "closed"


def test_objections_wait_on_the_desk_and_are_decided(keeper, market, clock):
    library = market.in_publicity()
    made, whole = objection(library, seated(library)[0]), objection(library)
    text = get(keeper, "regulator_library", library.number).text
    assert "Objections to decide" in text
    assert "The result as a whole" in text
    assert post(keeper, "library_decide", made.pk).status_code == 422
    post(keeper, "library_decide", made.pk, is_upheld="yes", decision="经核实")
    post(keeper, "library_decide", whole.pk, is_upheld="no", decision="理由不成立")
    assert LibraryObjection.objects.filter(decided_at=None).count() == 0
    assert statuses(library).count("rejected") == 1


def test_the_desk_asks_for_the_next_tender_and_prepares_it(keeper, market, clock):
    library = market.in_force()
    actions.run_due_libraries(at=library.remind_at)
    clock(library.remind_at)
    assert "The next tender is due" in get(keeper, "regulator_libraries").text
    assert "Prepare the next tender" in get(keeper, "regulator_library", library.number).text
    assert post(keeper, "regulator_library_act", library.number, "again").status_code == 422
    closes = "2027-12-10T18:00"
    post(keeper, "regulator_library_act", library.number, "again", closes_at=closes)
    following = Library.objects.get(replaces=library)
    text = get(keeper, "regulator_library", library.number).text
    assert following.number in text
    assert "Prepare the next tender" not in text


def test_the_regulator_removes_a_member(keeper, market, clock):
    library = market.in_force()
    member = seated(library)[0]
    assert "Remove from the library" in get(keeper, "regulator_library", library.number).text
    post(keeper, "library_member_act", member.pk, "remove", reason="违反协议")
    member.refresh_from_db()
    assert member.status == "removed"


def test_another_sector_sees_nothing_of_it(enter, market, clock):
    library = market.published()
    other = MembershipFactory(regulator=True, department=DepartmentFactory(code="water"))
    assert get(enter(other), "regulator_library", library.number).status_code == 404
