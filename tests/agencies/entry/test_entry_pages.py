"""Pages of the entry: each act by hand, wrong input kept and nothing half done, who is let in."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from agencies.models import Agency, Practitioner, Qualification
from core import routes
from core.clock import local_date, now
from tests.agencies.entry.test_entry import complete, identity
from tests.factories import (
    AgencyFactory,
    EntryFileFactory,
    MembershipFactory,
    PractitionerFactory,
    QualificationFactory,
    QualificationTypeFactory,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


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


def submitted(**fields) -> Agency:
    agency = complete("submitted")
    Agency.objects.filter(pk=agency.pk).update(submitted_at=now(), **fields)
    return agency


STANDINGS = [
    ("draft", {}, "The registration is a draft."),
    ("submitted", {"submitted_at": now()}, "The entry is under review since"),
    ("returned", {}, "The reviewer returned the entry."),
    ("publicity", {"publicity_until": now() + DAY}, "You are admitted unless an objection"),
    ("suspended", {"suspended_until": dt.date(2030, 5, 1)}, "2030-05-01"),
    ("suspended", {}, "The agency is suspended: finish running work"),
    ("removed", {"barred_until": dt.date(2030, 5, 1)}, "2030-05-01"),
    ("removed", {}, "The agency was removed from the market."),
]


@pytest.mark.parametrize(("status", "fields", "told"), STANDINGS)
def test_the_agency_reads_where_its_entry_stands(desk, status, fields, told):
    browser = desk(AgencyFactory(status=status, **fields))
    for page in ("workbench", "registration"):
        assert told in browser.get(reverse(f"agencies:{page}")).text, page


PUBLIC = [
    ("publicity", {"publicity_until": now() + DAY}, "This agency is about to be admitted."),
    ("suspended", {"suspended_until": dt.date(2030, 5, 1)}, "2030-05-01"),
    ("removed", {"barred_until": dt.date(2030, 5, 1)}, "2030-05-01"),
    ("removed", {}, "This agency was removed from the market"),
]


@pytest.mark.parametrize(("status", "fields", "told"), PUBLIC)
def test_the_public_reads_why_an_agency_takes_no_new_work(client, status, fields, told):
    code = AgencyFactory(status=status, **fields).organisation.credit_code
    client.cookies["django_language"] = "en"
    assert told in client.get(reverse("agencies:agency", args=[code])).text


def test_an_agency_is_found_by_a_word_of_its_name_or_its_code(client):
    one = AgencyFactory(organisation__name="港城测绘有限公司")
    AgencyFactory(organisation__name="盐城评价有限公司")
    for words in ("港城", "测绘 港城", one.organisation.credit_code.lower()):
        page = client.get("/agencies/", {"q": words}).text
        assert "港城测绘" in page, words
        assert "盐城评价" not in page, words


@pytest.mark.parametrize("page", ["registration", "details", "papers", "qualifications", "people"])
def test_the_pages_of_an_entry_open_once_it_was_started(sign_in, page):
    browser = sign_in(MembershipFactory(agency=True))
    assert browser.get(reverse(f"agencies:{page}")).status_code == 404


# --- The agency's acts ---


def test_a_certificate_not_confirmed_is_taken_out_again(desk):
    paper = QualificationFactory(unconfirmed=True)
    held = QualificationFactory(agency=paper.agency, type__code="survey")
    browser = desk(paper.agency)
    assert browser.post(reverse("agencies:qualification_remove", args=[paper.pk])).url
    refused = browser.post(reverse("agencies:qualification_remove", args=[held.pk]))
    assert refused.status_code == 403
    assert "A confirmed certificate stays on record." in refused.text
    assert Qualification.objects.get() == held


def test_a_person_who_left_is_recorded_on_the_page(desk):
    person = PractitionerFactory()
    browser = desk(person.agency)
    assert browser.post(reverse("agencies:practitioner_end", args=[person.pk])).status_code == 302
    person.refresh_from_db()
    assert person.left_on == local_date(now())


def test_a_removed_agency_opens_its_entry_again_on_the_page(desk):
    agency = AgencyFactory(status="removed", barred_until=local_date(now()))
    browser = desk(agency)
    address = reverse("agencies:reenter")
    assert browser.post(address).status_code == 403
    Agency.objects.update(barred_until=local_date(now()) - DAY)
    assert browser.post(address).status_code == 302
    agency.refresh_from_db()
    assert (agency.status, agency.barred_until) == ("draft", None)


def test_a_person_who_counts_elsewhere_is_named_at_the_field_and_the_input_kept(desk):
    taken = PractitionerFactory(certificate_number="P-7")
    agency = AgencyFactory()
    form = {
        "name": "赵六六",
        "identity_number": identity(),
        "qualification": taken.qualification.pk,
        "certificate_number": "P-7",
    }
    answer = desk(agency).post(reverse("agencies:people"), form)
    assert answer.status_code == 422
    assert "already registered in the market" in str(answer.context["form"].errors)
    assert list(answer.context["form"].errors) == ["certificate_number"]
    assert "赵六六" in answer.text
    assert Practitioner.objects.get() == taken


def test_a_paper_of_another_kind_is_refused_and_nothing_kept(desk):
    agency = AgencyFactory(status="draft")
    upload = SimpleUploadedFile("licence.pdf", b"MZ not a pdf")
    form = {"kind": "licence", "file": upload}
    answer = desk(agency).post(reverse("agencies:papers"), form)
    assert answer.status_code == 422
    assert "Choose a PDF" in answer.text
    assert not agency.entry_files.exists()


def test_a_paper_the_reviewer_did_not_return_cannot_be_chosen(desk):
    agency = AgencyFactory(status="returned")
    upload = SimpleUploadedFile("licence.pdf", b"%PDF-1.7 licence")
    answer = desk(agency).post(reverse("agencies:papers"), {"kind": "licence", "file": upload})
    assert answer.status_code == 422
    assert not agency.entry_files.exists()


def test_a_certificate_with_a_copy_is_read_by_the_agency_and_the_regulator(desk, bureau):
    agency = AgencyFactory(status="draft")
    form = {
        "type": QualificationTypeFactory().pk,
        "certificate_number": "APJ-9",
        "issued_on": "2025-01-01",
        "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7 certificate"),
    }
    browser = desk(agency)
    assert browser.post(reverse("agencies:qualifications"), form).status_code == 302
    address = reverse("agencies:paper", args=[agency.qualifications.get().file.pk])
    assert b"".join(browser.get(address)) == b"%PDF-1.7 certificate"
    assert bureau.get(address).status_code == 200


# --- The regulator's acts ---


def test_a_regulator_admits_by_hand_what_the_clock_has_left(bureau):
    agency = submitted(status="publicity", publicity_until=now() + DAY)
    address = reverse("agencies:entry_admit", args=[agency.pk])
    refused = bureau.post(address)
    assert refused.status_code == 403
    assert "The publicity period is not over yet." in refused.text
    Agency.objects.update(publicity_until=now() - DAY)
    assert bureau.post(address).status_code == 302
    agency.refresh_from_db()
    assert agency.status == "active"


def test_a_remark_too_long_is_refused_and_the_entry_stays(bureau):
    agency = submitted()
    address = reverse("agencies:entry_return", args=[agency.pk])
    answer = bureau.post(address, {"address": "长" * 1001, "licence": "看不清"})
    assert answer.status_code == 422
    assert "看不清" in answer.text
    agency.refresh_from_db()
    assert agency.status == "submitted"
    assert not agency.remarks.exists()


def test_an_objection_of_blanks_returns_nothing(bureau):
    agency = submitted(status="publicity", publicity_until=now() + DAY)
    address = reverse("agencies:entry_object", args=[agency.pk])
    for form in ({"field": "licence", "reason": " "}, {"field": "colour", "reason": "x"}):
        assert bureau.post(address, form).status_code == 422
    agency.refresh_from_db()
    assert agency.status == "publicity"


def test_a_paper_that_belongs_to_nobody_is_not_found(bureau):
    paper = EntryFileFactory()
    address = reverse("agencies:paper", args=[paper.file.pk])
    paper.delete()
    assert bureau.get(address).status_code == 404


# --- Every address that only takes forms ---


def only_posts():
    """Addresses of agencies that only take forms, with a value for each parameter."""
    values = (("<int:pk>", "1"), ("<slug:verb>", "x"), ("<str:code>", "x"))
    for route in routes.routes():
        if not route.name.startswith("agencies:"):
            continue
        address = route.address
        for parameter, value in values:
            address = address.replace(parameter, value)
        for text in ("number", "credit_code"):
            address = address.replace(f"<str:{text}>", "x")
        if "<" not in address:
            yield route.name, route.policy, address


def test_acts_are_no_pages(sign_in, client):
    """GET on an act: the right role hears 405, another 403, a stranger is sent to sign in."""
    people = {
        role: MembershipFactory(**{role: True})
        for role in ("agency", "regulator", "finance", "operator")
    }
    acts = {}
    for name, policy, address in only_posts():
        let_in = [role for role, member in people.items() if policy(member.as_actor())]
        answers = {role: sign_in(people[role]).get(address).status_code for role in people}
        if not any(answers[role] == 405 for role in let_in):
            continue
        acts[name] = {role: answers[role] for role in people}
        assert {answers[role] for role in let_in} == {405}, name
        assert {answers[role] for role in people if role not in let_in} == {403}, name
        assert client.get(address).status_code == 302, name
    assert len(acts) >= 20
    assert {"agencies:submit", "agencies:entry_pass", "agencies:sanction_act"} <= acts.keys()
