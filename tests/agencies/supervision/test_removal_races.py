"""Removal against whatever else locks the agency: exactly one comes first."""

import pytest
from django.db import connection, transaction

from agencies.entry.states import AgencyStatus
from agencies.models import Agency, Sanction
from agencies.supervision.actions import points, sanctions
from agencies.supervision.states import SanctionStatus
from core.errors import DomainError
from tests.agencies.market import DAYS, NOON, make_agency, regulator
from tests.races import together

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def proposed(agency, kind="removal"):
    first = regulator()
    sanction = sanctions.open_sanction(agency=agency, kind=kind, reason="x", by=first, at=NOON)
    return sanctions.propose_sanction(sanction=sanction, by=first, reason="x", at=NOON + 10 * DAYS)


def test_two_people_confirm_at_once_and_one_counts():
    agency = make_agency()
    sanction = proposed(agency)
    officers = [regulator() for _ in range(4)]
    results = together(
        *(
            lambda officer=officer: sanctions.confirm_sanction(
                sanction=Sanction.objects.get(pk=sanction.pk), by=officer, at=NOON + 10 * DAYS
            )
            for officer in officers
        )
    )
    assert sum(isinstance(r, Sanction) for r in results) == 1
    assert sum(isinstance(r, DomainError) for r in results) == 3


def test_no_award_is_made_after_a_removal():
    """An award locks the agency, reads what it may do, writes; no removal slips between."""
    awarded_while_removed = 0
    for _ in range(5):
        agency = make_agency()
        sanction, officer = proposed(agency), regulator()

        def award(agency=agency):
            with transaction.atomic():
                row = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
                may = row.can("be_awarded")
                connection.cursor().execute("SELECT pg_sleep(0.02)")
                still = Agency.objects.get(pk=agency.pk).can("be_awarded")
                return may, still

        (may, still), _sanction = together(
            award,
            lambda s=sanction, o=officer: sanctions.confirm_sanction(
                sanction=s, by=o, at=NOON + 10 * DAYS
            ),
        )
        awarded_while_removed += may != still
        agency.refresh_from_db()
        assert agency.status == AgencyStatus.REMOVED
    assert awarded_while_removed == 0


def test_breaches_decided_at_once_do_not_miss_the_threshold():
    agency = make_agency()
    officers = [regulator() for _ in range(4)]
    together(
        *(
            lambda officer=officer: points.add_points(
                agency=agency, rule="complaint_upheld", evidence="x", by=officer, at=NOON
            )
            for officer in officers
        )
    )
    assert sorted(Sanction.objects.values_list("kind", flat=True)) == ["suspension", "warning"]


def test_two_schedulers_end_a_suspension_once():
    agency = make_agency()
    sanction = proposed(agency, "suspension")
    sanctions.confirm_sanction(sanction=sanction, by=regulator(), at=NOON + 10 * DAYS)
    results = together(*(lambda: sanctions.run_due(at=NOON + 400 * DAYS) for _ in range(3)))
    assert sorted(results) == [0, 0, 1]
    sanction.refresh_from_db()
    assert sanction.status == SanctionStatus.ENDED
