"""An agency joins the market: from its first account to its first offer on the shelf."""

import datetime as dt

import pytest

from agencies.entry.actions import review
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, Offer
from core.models import User
from tests.agencies.entry.test_entry import identity
from tests.contracts.pdf import small_pdf
from tests.factories import (
    MembershipFactory,
    QualificationTypeFactory,
    RegionFactory,
    ServiceItemFactory,
    credit_code,
)
from tests.journeys.steps import fill, follow, looks_right, press, says

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASSWORD = "Qing-Shan-Lv-Shui-2026"
ORGANISATION = {
    "role": "agency",
    "kind": "company",
    "name": "江海生态咨询有限公司",
    "credit_code": credit_code(299),
    "address": "连云港市海州区科苑路 99 号",
    "legal_representative": "许海波",
    "contact_name": "曹颖",
    "contact_phone": "0518-85550299",
}


def register(visitor) -> None:
    """An account, then the organisation."""
    page = visitor("/accounts/signup/")
    fill(page, email="caoying@example.org", password1=PASSWORD, password2=PASSWORD)
    press(page, "Register")
    visitor("/account/organisations/new/")
    fill(page, region=RegionFactory().pk, **ORGANISATION)
    press(page, "Register")
    assert "/agency/" in page.url


def apply(visitor, certificate, profession) -> list[str]:
    """Papers, a certificate, a person; the faults of the pages passed."""
    page = visitor("/agency/")
    press(page, "Start the registration")
    faults = looks_right(visitor)
    for paper in ("licence", "commitment"):
        visitor("/agency/registration/papers/")
        fill(page, kind=paper, file=(f"{paper}.pdf", small_pdf(paper)))
        press(page, "Add")
    faults += looks_right(visitor)
    visitor("/agency/registration/qualifications/")
    expired = {"certificate_number": "APJ-299", "issued_on": "2020-01-01"}
    fill(page, type=certificate.pk, expires_on="2021-01-01", **expired)
    press(page, "Add")
    assert "expired on 2021-01-01" in says(page)
    fill(page, issued_on="2025-01-01", expires_on="2029-01-01")
    press(page, "Add")
    faults += looks_right(visitor)
    visitor("/agency/people/")
    person = {"name": "曹颖", "identity_number": identity(7), "certificate_number": "P-299"}
    fill(page, qualification=profession.pk, **person)
    press(page, "Add")
    return faults + looks_right(visitor)


def return_with_remark(visitor) -> list[str]:
    """The regulator finds the entry and returns it for one field."""
    page = visitor("/regulator/")
    follow(page, ORGANISATION["name"])
    faults = looks_right(visitor)
    page.get_by_text("Return the entry with remarks").click()
    fill(page, contact_phone="电话无人接听，请更正。")
    press(page, "Return the entry")
    assert "The entry is returned." in says(page)
    return faults


def correct(visitor) -> None:
    """Only the remarked field is open again."""
    page = visitor("/agency/registration/")
    assert "电话无人接听，请更正。" in says(page)
    visitor("/agency/registration/details/")
    assert page.locator("main [name=address]").is_disabled()
    fill(page, contact_phone="0518-85550300")
    press(page, "Save")
    press(page, "Submit for review")


@pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])
def test_an_agency_joins_and_lists_its_first_offer(new_visitor, visit_as, javascript):
    certificate = QualificationTypeFactory()
    profession = QualificationTypeFactory(code="eia-engineer", is_personal=True)
    item = ServiceItemFactory(requires=[certificate.code])
    agency_desk = new_visitor(javascript=javascript)
    regulator_desk = visit_as(MembershipFactory(regulator=True), javascript=javascript)
    for visitor in (agency_desk, regulator_desk):
        visitor.prefer(language="en")

    register(agency_desk)
    faults = apply(agency_desk, certificate, profession)
    page = agency_desk("/agency/registration/")
    press(page, "Submit for review")
    faults += return_with_remark(regulator_desk)
    correct(agency_desk)

    page = regulator_desk.page
    page.reload()
    press(page, "Pass the review")
    faults += looks_right(regulator_desk)
    assert "Publicity until" in says(page)
    agency = Agency.objects.get()
    assert agency_desk("/notices/admissions/").get_by_text(str(agency)).first.is_visible()
    assert review.run_due(at=agency.publicity_until + dt.timedelta(seconds=1)) == 1

    page = agency_desk(f"/agency/offers/new/?item={item.code}")
    assert "Eligible" in says(page)
    faults += looks_right(agency_desk)
    fill(page, item=item.code, price_fen="1_000", promised_days=15)
    press(page, "Put on the shelf")
    assert page.locator("main [name=price_fen]").input_value() == "1_000"
    fill(page, price_fen="28,000.50")
    press(page, "Put on the shelf")
    assert "¥28,000.50" in agency_desk("/shelf/").locator("main").inner_text()

    agency.refresh_from_db()
    assert agency.status == AgencyStatus.ACTIVE
    assert Offer.objects.get().price_fen == 2_800_050
    assert User.objects.filter(email="caoying@example.org").exists()
    assert faults == []
