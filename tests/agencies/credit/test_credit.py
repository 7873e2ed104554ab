"""Records, stored scores, and their exact reproduction."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, connection, transaction

from agencies.credit.actions.scores import NotInUnit, score_agency, score_stale
from agencies.credit.events import ScoreChanged
from agencies.credit.queries import scores as queries
from agencies.models import PerformanceRecord, Score
from core import events
from core.clock import local_date
from tests.agencies.market import DAYS, NOON, make_agency, paid_contract, staff_of
from tests.factories import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def test_a_paid_contract_makes_a_record_and_a_score():
    agency = make_agency()
    paid_contract(agency, "HT-2026-000001")
    score = queries.latest_score(agency)
    assert score.records == 1
    assert score.formula == "score-1"
    assert score.interval_low < score.value < score.interval_high


def test_a_contract_rates_once_however_often_it_is_reported():
    agency = make_agency()
    first = paid_contract(agency, "HT-2026-000001")
    again = paid_contract(agency, "HT-2026-000001", quality=0.0)
    assert again == first
    assert Score.objects.filter(agency=agency).count() == 1


def test_components_outside_0_to_1_are_refused():
    with pytest.raises(NotInUnit):
        paid_contract(make_agency(), "HT-2026-000001", quality=1.2)


def test_database_refuses_a_component_outside_0_to_1():
    agency = make_agency()
    with pytest.raises(IntegrityError), transaction.atomic():
        PerformanceRecord.objects.create(
            agency=agency,
            owner=OrganisationFactory(),
            contract_number="HT-1",
            family="design",
            completed_at=NOON,
            recorded_at=NOON,
            quality=-0.1,
        )


def test_records_and_scores_are_never_edited():
    paid_contract(make_agency(), "HT-2026-000001")
    for model in (PerformanceRecord, Score):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(agency=make_agency())


def test_the_agencys_own_people_cannot_rate_it():
    agency = make_agency()
    friend = MembershipFactory(user=staff_of(agency).user)
    record = paid_contract(agency, "HT-2026-000001", owner=friend.organisation)
    assert record.is_related_party
    assert queries.latest_score(agency).records == 0


def test_a_shared_contact_phone_makes_related_parties():
    agency = make_agency()
    agency.organisation.contact_phone = "0518-1234567"
    owner = OrganisationFactory(contact_phone="0518-1234567")
    assert queries.are_related(agency.organisation, owner)


def test_strangers_with_a_common_name_are_not_related():
    assert not queries.are_related(
        OrganisationFactory(legal_representative="李四"),
        OrganisationFactory(legal_representative="李四"),
    )


def test_a_new_score_is_announced():
    heard = []
    events.on(ScoreChanged)(heard.append)
    try:
        paid_contract(make_agency(), "HT-2026-000001")
    finally:
        events._listeners[ScoreChanged].remove(heard.append)
    assert [event.score.records for event in heard] == [1]


def a_market_with_a_past():
    """Three agencies over two years; later contracts move the means under earlier scores."""
    agencies = [make_agency() for _ in range(3)]
    for n in range(12):
        paid_contract(
            agencies[n % 3],
            f"HT-2025-{n:06d}",
            at=NOON - (700 - 55 * n) * DAYS,
            quality=(n * 37 % 100) / 99,
            on_time=float(n % 4 != 0),
            dispute_free=None if n % 5 == 0 else 1.0,
        )
    return agencies


def test_rebuild_reproduces_every_stored_score_to_the_last_digit():
    a_market_with_a_past()
    out = StringIO()
    call_command("rebuild_ratings", stdout=out)
    assert out.getvalue().count("= stored") == 3
    for score in Score.objects.order_by("id"):
        out = StringIO()
        call_command(
            "rebuild_ratings",
            agency=score.agency.organisation.credit_code,
            as_of=local_date(score.as_of),
            stdout=out,
        )
        assert f"{score.value:.6f}" in out.getvalue()
        assert "= stored" in out.getvalue()


def test_rebuild_reports_a_score_that_does_not_follow_from_the_records():
    a_market_with_a_past()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE agencies_score SET value = value + 0.000001")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    with pytest.raises(CommandError, match="3 scores differ"):
        call_command("rebuild_ratings", stdout=StringIO())


def test_rebuild_refuses_an_unknown_code():
    with pytest.raises(CommandError, match="no agency"):
        call_command("rebuild_ratings", agency="X", stdout=StringIO())


def test_rebuild_can_store_scores_as_of_now():
    a_market_with_a_past()
    before = Score.objects.count()
    call_command("rebuild_ratings", store=True, stdout=StringIO())
    assert Score.objects.count() == before + 3


def test_an_old_score_is_not_touched_by_what_came_later():
    agency = make_agency()
    paid_contract(agency, "HT-2026-000001", at=NOON - 100 * DAYS, quality=0.5)
    old = queries.latest_score(agency)
    paid_contract(make_agency(), "HT-2026-000002", quality=0.0)
    score_agency(agency=agency, at=NOON)
    assert queries.latest_score(agency, NOON - 50 * DAYS) == old
    assert queries.latest_score(agency).value != old.value


def test_means_of_a_family_without_contracts_take_the_first_mean():
    means = queries.family_means(through=0, as_of=NOON)
    assert set(means) == {""}
    assert set(means[""].values()) == {0.8}


def test_the_only_agency_of_a_family_is_not_measured_by_itself_alone():
    """Ten contracts at 0.8 stand in the mean: (8 + 1) / 11; then (10 · m + 1) / 11."""
    agency = make_agency()
    paid_contract(agency, "HT-2026-000001")
    mean = 9 / 11
    assert queries.latest_score(agency).value == pytest.approx(100 * (10 * mean + 1) / 11)


def test_scores_older_than_a_week_are_computed_again_once():
    a_market_with_a_past()
    assert score_stale(at=NOON) == 3
    assert score_stale(at=NOON + 7 * DAYS) == 3
    assert score_stale(at=NOON + 7 * DAYS) == 0
    call_command("rebuild_ratings", stdout=StringIO())


@pytest.mark.parametrize(
    ("changes", "related"),
    [
        ({}, False),
        ({"legal_representative": "李四"}, False),
        ({"address": "海州区1号"}, False),
        ({"legal_representative": "李四", "address": "海州区1号"}, True),
    ],
)
def test_one_head_at_one_address_makes_related_parties(changes, related):
    one = OrganisationFactory(legal_representative="李四", address="海州区1号")
    given = {"legal_representative": "王五", "address": "海州区2号", **changes}
    assert queries.are_related(one, OrganisationFactory(**given)) is related
    assert queries.are_related(one, one)


def test_nobody_is_related_by_what_both_left_empty():
    one, other = (
        OrganisationFactory(legal_representative="", address="", contact_phone="")
        for _number in range(2)
    )
    assert not queries.are_related(one, other)


def test_what_a_regulator_found_of_the_parties_stands_over_the_data():
    agency = make_agency()
    record = paid_contract(
        agency, "HT-2026-000001", owner=agency.organisation, is_related_party=False
    )
    assert not record.is_related_party
    assert queries.latest_score(agency).records == 1


def test_rebuild_tells_of_an_agency_without_a_stored_score():
    agency, out = make_agency(), StringIO()
    call_command("rebuild_ratings", stdout=out)
    assert f"{agency.organisation.credit_code} 80.000000" in out.getvalue()
    assert "(no score stored)" in out.getvalue()
