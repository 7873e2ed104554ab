"""The pages of agencies: who sees them, foreign ids, input kept, the whole entry by hand."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.entry.actions import review
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, ListDemand, Offer
from core.clock import now
from tests.agencies.entry.test_entry import identity
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    EntryFileFactory,
    MembershipFactory,
    OfferFactory,
    OrganisationFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
    RegionFactory,
    ServiceItemFactory,
)
from tests.statements import statements

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 licence"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def reader(client):
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def desk(sign_in):
    """`desk(agency)` gives a browser of its administrator, in English."""

    def build(agency):
        browser = sign_in(MembershipFactory(agency=True, organisation=agency.organisation))
        browser.cookies["django_language"] = "en"
        return browser

    return build


@pytest.fixture
def bureau(sign_in):
    browser = sign_in(MembershipFactory(regulator=True))
    browser.cookies["django_language"] = "en"
    return browser


def test_services_are_found_by_words_family_and_department(reader):
    ServiceItemFactory(code="EN-001", name_zh="环境影响报告书编制", family="assessment")
    water = DepartmentFactory(code="water", name_zh="水利")
    shared = ServiceItemFactory(code="WA-007", name_zh="水质检测", family="testing")
    shared.shared_with.add(water)
    ServiceItemFactory(code="WA-999", name_zh="草稿事项", status="draft")
    page = text(reader.get("/services/"))
    assert "环境影响报告书编制" in page
    assert "草稿事项" not in page
    assert "2 service items" in page
    assert "水质检测" not in text(reader.get("/services/", {"family": "assessment"}))
    assert "水质检测" in text(reader.get("/services/", {"department": "water"}))
    found = text(reader.get("/services/", {"q": "环境 报告"}))
    assert "EN-001" in found
    assert "WA-007" not in found
    assert "No service item matches" in text(reader.get("/services/", {"q": "没有"}))


def test_service_page_shows_marks_sources_and_only_eligible_offers(reader):
    item = ServiceItemFactory(
        code="SA-001",
        legal_basis="安全生产法第三十二条",
        unconfirmed=["legal_basis", "name"],
        requires=["safety-assessment"],
    )
    good = OfferFactory(item=item, price_fen=12_345_600)
    QualificationFactory(agency=good.agency)
    hidden = OfferFactory(item=item, price_fen=100)
    page = text(reader.get("/services/SA-001/"))
    assert "To be confirmed" in page
    assert "¥123,456.00" in page
    assert str(hidden.agency) not in page
    assert "Safety assessment qualification" in page


def test_mark_reads_in_chinese_by_default(client):
    ServiceItemFactory(code="SA-001", legal_basis="法", unconfirmed=["legal_basis"])
    assert "待确认" in text(client.get("/services/SA-001/"))


def test_service_page_of_the_real_list_needs_few_queries(reader):
    from django.core.management import call_command

    call_command("import_service_items")
    assert len(statements(lambda: reader.get("/services/"))) <= 8
    assert len(statements(lambda: reader.get("/services/BU-001/"))) <= 20
    page = text(reader.get("/services/BU-001/"))
    assert "EN-001" in page
    assert "Multi-assessment bundle" in page


def test_withdrawn_item_says_that_it_cannot_be_bought(reader):
    ServiceItemFactory(code="XX-1", status="withdrawn")
    assert "not on the published list" in text(reader.get("/services/XX-1/"))


@pytest.mark.parametrize("address", ["/services/NO-1/", "/agencies/913207000000000011/"])
def test_unknown_things_are_404(client, address):
    assert client.get(address).status_code == 404


def test_draft_item_and_unreviewed_agency_are_not_public(client):
    ServiceItemFactory(code="XX-2", status="draft")
    assert client.get("/services/XX-2/").status_code == 404
    for status in ("draft", "submitted", "returned"):
        code = AgencyFactory(status=status).organisation.credit_code
        assert client.get(f"/agencies/{code}/").status_code == 404


def test_anyone_reports_a_demand_and_keeps_the_input_when_something_is_missing(reader):
    answer = reader.post("/services/demand/", {"described": "要我做盖章评审"})
    assert answer.status_code == 422
    assert "要我做盖章评审" in text(answer)
    reader.post("/services/demand/", {"described": "要我做盖章评审", "demanded_by": "某局"})
    assert ListDemand.objects.get().demanded_by == "某局"


def test_agencies_are_filtered_by_region_item_and_status(reader):
    yancheng = RegionFactory(code="320900", name_zh="盐城市")
    there = AgencyFactory(organisation__region=yancheng, organisation__name="盐城评价")
    offer = OfferFactory(agency__organisation__name="港城测绘")
    AgencyFactory(status="suspended", organisation__name="停牌公司")
    AgencyFactory(status="draft", organisation__name="未入驻公司")
    everyone = text(reader.get("/agencies/"))
    assert "停牌公司" in everyone
    assert "未入驻公司" not in everyone
    by_region = text(reader.get("/agencies/", {"region": "320900"}))
    assert str(there) in by_region
    assert "港城测绘" not in by_region
    assert "港城测绘" in text(reader.get("/agencies/", {"item": offer.item.code}))
    assert "盐城评价" not in text(reader.get("/agencies/", {"item": offer.item.code}))
    assert "港城测绘" not in text(reader.get("/agencies/", {"status": "suspended"}))


def test_agency_page_shows_certificates_people_offers_and_status(reader):
    agency = AgencyFactory(status="suspended")
    QualificationFactory(agency=agency, expires_on=dt.date(2025, 6, 1))
    PractitionerFactory(agency=agency)
    offer = OfferFactory(agency=agency)
    page = text(reader.get(f"/agencies/{agency.organisation.credit_code}/"))
    assert "Expired" in page
    assert "1 person" in page
    assert "takes no new work" in page
    assert str(offer.item) not in page


def test_publicity_list_shows_only_running_periods(reader):
    soon = now() + dt.timedelta(days=2)
    AgencyFactory(status="publicity", publicity_until=soon, organisation__name="公示中")
    past = now() - dt.timedelta(days=1)
    AgencyFactory(status="publicity", publicity_until=past, organisation__name="已期满")
    page = text(reader.get("/notices/admissions/"))
    assert "公示中" in page
    assert "已期满" not in page


def test_entry_by_hand_from_start_to_admission(sign_in, bureau):
    member = MembershipFactory(agency=True, organisation=OrganisationFactory())
    browser = sign_in(member)
    browser.cookies["django_language"] = "en"
    kind = QualificationTypeFactory()
    engineer = QualificationTypeFactory(code="eia-engineer", is_personal=True)
    assert "Start the registration" in text(browser.get("/agency/"))
    browser.post("/agency/registration/start/")
    assert browser.get("/agency/registration/").status_code == 200
    browser.post("/agency/registration/submit/")
    assert Agency.objects.get().status == AgencyStatus.DRAFT
    browser.post(
        "/agency/registration/details/",
        {
            "address": "海州区1号",
            "legal_representative": "李四",
            "contact_name": "王五",
            "contact_phone": "0518",
        },
    )
    for paper in ("licence", "commitment"):
        upload = SimpleUploadedFile(f"{paper}.pdf", PDF)
        browser.post("/agency/registration/papers/", {"kind": paper, "file": upload})
    certificate = {"type": kind.pk, "certificate_number": "APJ-9", "issued_on": "2025-01-01"}
    expired = browser.post(
        "/agency/registration/qualifications/", certificate | {"expires_on": "2025-06-01"}
    )
    assert expired.status_code == 422
    assert "expired on 2025-06-01" in text(expired)
    assert "APJ-9" in text(expired)
    browser.post("/agency/registration/qualifications/", certificate)
    wrong = browser.post(
        "/agency/people/",
        {
            "name": "赵六",
            "identity_number": "123",
            "qualification": engineer.pk,
            "certificate_number": "P",
        },
    )
    assert wrong.status_code == 422
    browser.post(
        "/agency/people/",
        {
            "name": "赵六",
            "identity_number": identity(),
            "qualification": engineer.pk,
            "certificate_number": "P",
        },
    )
    browser.post("/agency/registration/submit/")
    agency = Agency.objects.get()
    assert agency.status == AgencyStatus.SUBMITTED
    assert str(agency) in text(bureau.get("/regulator/"))
    page = f"/regulator/admissions/{agency.pk}/"
    assert bureau.get(page).status_code == 200
    empty = bureau.post(page + "return/", {"address": ""})
    assert empty.status_code == 422
    bureau.post(page + "return/", {"address": "门牌号不对"})
    assert "门牌号不对" in text(browser.get("/agency/"))
    closed = browser.get("/agency/registration/details/")
    assert "disabled" in text(closed)
    browser.post("/agency/registration/details/", {"address": "海州区2号", "contact_name": "黑客"})
    agency.organisation.refresh_from_db()
    assert agency.organisation.address == "海州区2号"
    assert agency.organisation.contact_name == "王五"
    browser.post("/agency/registration/submit/")
    bureau.post(page + "pass/")
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.PUBLICITY
    review.run_due(at=agency.publicity_until + dt.timedelta(seconds=1))
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE
    assert "first offer" in text(browser.get("/agency/"))


def test_offer_by_hand(desk):
    agency, item = AgencyFactory(), ServiceItemFactory()
    browser = desk(agency)
    assert browser.get("/agency/offers/").status_code == 200
    assert "Eligible" in text(browser.get("/agency/offers/new/", {"item": item.code}))
    terms = {"item": item.code, "promised_days": "10"}
    bad = browser.post("/agency/offers/new/", terms | {"price_fen": "1_000"})
    assert bad.status_code == 422
    assert "1_000" in text(bad)
    browser.post("/agency/offers/new/", terms | {"price_fen": "20,000.50"})
    offer = Offer.objects.get()
    assert offer.price_fen == 2_000_050
    page = f"/agency/offers/{offer.pk}/"
    browser.post(page, {"price_fen": "", "promised_days": "12"})
    offer.refresh_from_db()
    assert (offer.price_fen, offer.promised_days) == (None, 12)
    for act, status in (("pause", "paused"), ("relist", "live"), ("withdraw", "withdrawn")):
        assert browser.get(page).status_code == 200
        browser.post(f"{page}{act}/")
        offer.refresh_from_db()
        assert offer.status == status
    assert browser.get(page).status_code == 200


def test_offer_without_the_certificate_is_refused_with_the_reason(desk):
    item = ServiceItemFactory(requires=["safety-assessment"])
    browser = desk(AgencyFactory())
    page = text(browser.get("/agency/offers/new/", {"item": item.code}))
    assert "Missing: Safety assessment qualification" in page
    answer = browser.post("/agency/offers/new/", {"item": item.code, "promised_days": "5"})
    assert answer.status_code == 403


def foreign_pages(offer, qualification, person, paper):
    return [
        ("get", reverse("agencies:offer", args=[offer.pk])),
        ("post", reverse("agencies:offer", args=[offer.pk])),
        ("post", reverse("agencies:offer_pause", args=[offer.pk])),
        ("post", reverse("agencies:offer_relist", args=[offer.pk])),
        ("post", reverse("agencies:offer_withdraw", args=[offer.pk])),
        ("post", reverse("agencies:qualification_remove", args=[qualification.pk])),
        ("post", reverse("agencies:practitioner_end", args=[person.pk])),
        ("get", reverse("agencies:paper", args=[paper.file.pk])),
    ]


def test_foreign_ids_in_addresses_are_404_and_change_nothing(desk):
    theirs = AgencyFactory()
    offer = OfferFactory(agency=theirs)
    qualification = QualificationFactory(agency=theirs, unconfirmed=True)
    person = PractitionerFactory(agency=theirs)
    paper = EntryFileFactory(agency=theirs)
    browser = desk(AgencyFactory())
    for method, address in foreign_pages(offer, qualification, person, paper):
        assert getattr(browser, method)(address).status_code == 404, address
    offer.refresh_from_db()
    person.refresh_from_db()
    assert offer.status == "live"
    assert person.left_on is None
    assert theirs.qualifications.count() == 1


def test_regulator_of_another_region_finds_nothing_of_this_one(sign_in):
    agency = AgencyFactory(status="submitted", submitted_at=now())
    qualification = QualificationFactory(agency=agency, unconfirmed=True)
    other = RegionFactory(code="320900", name_zh="盐城市")
    browser = sign_in(MembershipFactory(regulator=True, region=other))
    page = f"/regulator/admissions/{agency.pk}/"
    assert browser.get(page).status_code == 404
    for act in ("return", "pass", "object", "admit"):
        assert browser.post(f"{page}{act}/").status_code == 404
    confirm = reverse("agencies:certificate_confirm", args=[qualification.pk])
    assert browser.post(confirm).status_code == 404
    assert str(agency) not in text(browser.get("/regulator/admissions/"))


def test_regulator_does_not_open_an_entry_that_was_never_handed_in(bureau):
    agency = AgencyFactory(status="draft")
    assert bureau.get(f"/regulator/admissions/{agency.pk}/").status_code == 404


def test_objection_needs_a_reason_and_returns_the_entry(bureau):
    agency = AgencyFactory(
        status="publicity", submitted_at=now(), publicity_until=now() + dt.timedelta(days=2)
    )
    page = f"/regulator/admissions/{agency.pk}/"
    assert "Uphold an objection" in text(bureau.get(page))
    empty = bureau.post(page + "object/", {"field": "licence", "reason": ""})
    assert empty.status_code == 422
    bureau.post(page + "object/", {"field": "licence", "reason": "执照已注销"})
    agency.refresh_from_db()
    assert agency.status == AgencyStatus.RETURNED


def test_new_certificate_of_an_active_agency_is_confirmed_on_the_desk(bureau):
    agency = AgencyFactory(submitted_at=now())
    fresh = QualificationFactory(agency=agency, unconfirmed=True)
    assert str(agency) in text(bureau.get("/regulator/admissions/"))
    bureau.post(reverse("agencies:certificate_confirm", args=[fresh.pk]))
    fresh.refresh_from_db()
    assert fresh.confirmed_at is not None


def test_papers_are_for_the_agency_and_its_regulators(desk, bureau, client):
    agency = AgencyFactory(status="draft")
    browser = desk(agency)
    upload = SimpleUploadedFile("licence.pdf", PDF)
    browser.post("/agency/registration/papers/", {"kind": "licence", "file": upload})
    address = reverse("agencies:paper", args=[agency.entry_files.get().file.pk])
    assert b"".join(browser.get(address)) == PDF
    assert bureau.get(address).status_code == 200
    assert client.get(address).status_code == 302


@pytest.mark.parametrize("name", ["workbench", "registration", "offers", "people"])
def test_desk_pages_are_for_agencies_only(name, sign_in, client):
    address = reverse(f"agencies:{name}")
    assert client.get(address).status_code == 302
    assert sign_in(MembershipFactory()).get(address).status_code == 403
