"""Two acts on an entry at once: one comes first, the other hears its own sentence."""

import datetime as dt

import pytest

from agencies.entry.actions import registration as entry
from agencies.entry.actions import review
from agencies.models import Practitioner, Qualification
from core.actors import SYSTEM
from tests.agencies.entry.test_entry import (
    AT,
    add_certificate,
    add_person,
    identity,
    member_of,
    regulator,
)
from tests.factories import AgencyFactory, QualificationTypeFactory
from tests.races import overtaken

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]

LATER = AT + dt.timedelta(days=2)


def test_a_certificate_registered_twice_at_once_counts_for_the_first():
    first, second = AgencyFactory(), AgencyFactory()
    kind = QualificationTypeFactory()
    people = member_of(first), member_of(second)
    late = overtaken(
        lambda: add_certificate(second, people[1], type=kind),
        first=lambda: add_certificate(first, people[0], type=kind),
    )
    assert isinstance(late, entry.CertificateTaken)
    assert Qualification.objects.get().agency == first


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"certificate_number": "P-2"}, entry.PractitionerTaken),
        ({"identity_number": identity(2)}, entry.CertificateTaken),
    ],
)
def test_a_person_or_number_registered_twice_at_once_is_refused_by_its_own_name(fields, refusal):
    first, second = AgencyFactory(), AgencyFactory()
    kind = QualificationTypeFactory(code="eia-engineer", is_personal=True)
    people = member_of(first), member_of(second)
    late = overtaken(
        lambda: add_person(second, people[1], qualification=kind, **fields),
        first=lambda: add_person(first, people[0], qualification=kind),
    )
    assert isinstance(late, refusal)
    assert Practitioner.objects.get().agency == first


def test_an_objection_upheld_while_the_clock_comes_stops_the_admission():
    agency = AgencyFactory(status="publicity", publicity_until=AT, due_at=AT, admitted_at=None)
    bureau = regulator()
    late = overtaken(
        lambda: review.admit(agency=agency, by=SYSTEM, at=LATER),
        first=lambda: review.object_to_entry(
            agency=agency, field="licence", reason="执照已注销", by=bureau, at=AT
        ),
    )
    assert str(late.sentence) == "The entry is not in publicity."
    agency.refresh_from_db()
    assert agency.status == "returned"


def test_a_worker_leaves_alone_what_another_has_admitted():
    agency = AgencyFactory(status="publicity", publicity_until=AT, due_at=AT)
    assert review.run_due(at=LATER) == 1
    assert not review._admit_due(agency.pk, LATER)
