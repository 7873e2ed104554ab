"""Works finished outside this market: handed in with their proof, confirmed, then counted."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.db.transaction import atomic
from django.urls import reverse

from agencies.entry import policies
from agencies.entry.actions import past_works as actions
from agencies.models import PastWork
from bidding.queries.own_requirements import records_of
from core.clock import local_date, now
from core.errors import Refused
from core.files import BadFile
from tests.factories import AgencyFactory, MembershipFactory, RegionFactory
from tests.people import everybody

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 acceptance"


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def admin(agency):
    return MembershipFactory(agency=True, organisation=agency.organisation).as_actor()


@pytest.fixture
def regulator():
    return MembershipFactory(regulator=True).as_actor()


def hand_in(agency, by, **changes):
    facts = {
        "title": "污水处理厂环评",
        "client": "港口集团",
        "family": "assessment",
        "finished_on": local_date(now()) - dt.timedelta(days=90),
        "content": PDF,
        "name": "验收.pdf",
        "at": now(),
    }
    return actions.add_past_work(agency=agency, by=by, **(facts | changes))


def test_a_work_counts_once_a_regulator_has_confirmed_it(agency, admin, regulator):
    work = hand_in(agency, admin)
    assert records_of([agency]) == {}
    actions.confirm_past_work(work=work, by=regulator, at=now())
    (record,) = records_of([agency])[agency.pk]
    assert (record.family, record.finished_on) == ("assessment", work.finished_on)
    with pytest.raises(Refused):
        actions.confirm_past_work(work=work, by=regulator, at=now())
    with pytest.raises(Refused):
        actions.remove_past_work(work=work, by=admin)


def test_only_finished_works_with_a_readable_proof_are_handed_in(agency, admin):
    with pytest.raises(actions.NotFinishedYet):
        hand_in(agency, admin, finished_on=local_date(now()) + dt.timedelta(days=1))
    with pytest.raises(BadFile):
        hand_in(agency, admin, content=b"MZ")
    assert not PastWork.objects.exists()


def test_a_work_is_handed_in_once_and_one_that_is_gone_is_not_confirmed(agency, admin, regulator):
    work = hand_in(agency, admin)
    with pytest.raises(actions.HandedInBefore):
        hand_in(agency, admin, title=" 污水处理厂环评 ", client="港口集团有限公司")
    actions.remove_past_work(work=PastWork.objects.get(), by=admin)
    with pytest.raises(actions.WorkIsGone):
        actions.confirm_past_work(work=work, by=regulator, at=now())
    with pytest.raises(actions.WorkIsGone):
        actions.remove_past_work(work=work, by=admin)


def test_an_agency_that_is_not_admitted_waits(admin, agency):
    agency.status, agency.admitted_at = "draft", None
    agency.save()
    with pytest.raises(Refused, match=r"admitted|入驻"):
        hand_in(agency, admin)


def test_who_hands_in_and_who_confirms(agency, admin):
    work = hand_in(agency, admin)
    people = everybody(AgencyFactory().organisation, agency)
    may = {name for name, by in people.items() if policies.keep_past_works(by, agency)}
    assert "agency_admin" in may and not any("owner" in name for name in may)
    far = RegionFactory(code="110000", name_zh="北京市", name_en="Beijing")
    away = MembershipFactory(regulator=True, region=far).as_actor()
    assert not policies.confirm_past_work(away, work)
    assert not policies.confirm_past_work(admin, work)
    with pytest.raises(IntegrityError, match="past_work_confirmed_by_someone"), atomic():
        PastWork.objects.update(confirmed_at=now())


def test_the_pages_of_the_agency_and_of_the_regulator(client, agency, admin, regulator):
    client.force_login(admin.user)
    page = reverse("agencies:works")
    assert page in client.get(reverse("agencies:people")).text
    sent = {
        "title": "污水处理厂环评",
        "client": "港口集团",
        "family": "assessment",
        "finished_on": "2099-01-01",
        "file": SimpleUploadedFile("验收.pdf", PDF),
    }
    assert client.post(page, sent).status_code == 422
    sent |= {"finished_on": "2025-05-06", "file": SimpleUploadedFile("验收.pdf", PDF)}
    assert client.post(page, sent).status_code == 302
    work = PastWork.objects.get()
    again = hand_in(agency, admin)
    assert client.post(reverse("agencies:work_remove", args=[again.pk])).status_code == 302
    proof = reverse("agencies:work_proof", args=[work.pk])
    assert b"".join(client.get(proof).streaming_content) == PDF
    client.force_login(MembershipFactory(agency=True).user)
    assert client.get(proof).status_code == 404
    client.force_login(regulator.user)
    desk = reverse("agencies:regulator_works")
    assert desk in client.get(reverse("agencies:admissions")).text
    assert client.get(proof).status_code == 200
    confirm = reverse("agencies:work_confirm", args=[work.pk])
    assert confirm in client.get(desk).text
    assert client.post(confirm).status_code == 302
    assert confirm not in client.get(desk).text
    assert client.post(confirm).status_code == 404
