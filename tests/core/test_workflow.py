"""The one mover."""

import dataclasses
import datetime as dt

import pytest
from django.db import transaction

from agencies.entry.states import AGENCY, AgencyStatus
from agencies.models import Agency
from core import events, workflow
from core.actors import SYSTEM
from tests.factories import MembershipFactory, OrganisationFactory

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)


@pytest.fixture
def agency(db: None) -> Agency:
    return Agency.objects.create(organisation=OrganisationFactory())


@pytest.mark.parametrize("status", AgencyStatus.values)
@pytest.mark.parametrize("move", AGENCY.moves, ids=lambda m: m.name)
def test_each_status_allows_exactly_its_moves(
    agency: Agency, status: str, move: workflow.Move
) -> None:
    Agency.objects.filter(pk=agency.pk).update(status=status)
    with transaction.atomic():
        if status in move.sources:
            assert workflow.move(agency, move.name, by=SYSTEM, at=AT).status == move.target
        else:
            with pytest.raises(workflow.WrongStatus):
                workflow.move(agency, move.name, by=SYSTEM, at=AT)


def test_a_move_is_logged_with_who_when_and_why(agency: Agency) -> None:
    by = MembershipFactory(agency=True).as_actor()
    workflow.move(agency, "submit", by=by, at=AT, reason="complete")
    change = workflow.history(agency).get()
    assert (change.source, change.target, change.by, change.reason) == (
        "draft",
        "submitted",
        by.user,
        "complete",
    )


def test_a_new_subject_is_stored_with_its_first_move(db: None) -> None:
    new = Agency(organisation=OrganisationFactory())
    with pytest.raises(workflow.WrongStatus):
        workflow.move(new, "admit", by=SYSTEM, at=AT)
    workflow.move(new, "submit", by=SYSTEM, at=AT)
    assert Agency.objects.get(pk=new.pk).status == "submitted"
    assert workflow.history(new).get().source == "draft"


def test_a_move_tells_the_listeners(agency: Agency) -> None:
    heard: list[workflow.StatusMoved] = []
    events.on(workflow.StatusMoved)(heard.append)
    try:
        workflow.move(agency, "submit", by=SYSTEM, at=AT)
    finally:
        events._listeners[workflow.StatusMoved].remove(heard.append)
    assert [(e.subject.pk, e.move) for e in heard] == [(agency.pk, "submit")]


@pytest.mark.parametrize("machine", workflow.MACHINES.values(), ids=lambda m: m.name)
def test_every_status_of_every_lifecycle_can_be_reached(machine: workflow.Machine) -> None:
    reached = {machine.initial}
    for _ in machine.states:
        reached |= {m.target for m in machine.moves if reached & set(m.sources)}
    others = (other for other in workflow.MACHINES.values() if other is not machine)
    shares_its_words = any(other.states is machine.states for other in others)
    assert reached == set(machine.reached if shares_its_words else machine.states.values)


def test_a_move_that_only_a_sister_lifecycle_has_is_refused_and_an_unknown_one_is_a_bug(
    agency: Agency, monkeypatch: pytest.MonkeyPatch
) -> None:
    sister = dataclasses.replace(
        agency.machine, moves=(workflow.Move("fly", ("draft",), "active"),)
    )
    monkeypatch.setitem(workflow.MACHINES, "sister", sister)
    with pytest.raises(workflow.WrongStatus):
        workflow.move(agency, "fly", by=SYSTEM, at=AT)
    with pytest.raises(KeyError):
        workflow.move(agency, "swim", by=SYSTEM, at=AT)


@pytest.mark.django_db(transaction=True)
def test_a_move_outside_a_transaction_is_a_bug() -> None:
    agency = Agency.objects.create(organisation=OrganisationFactory())
    with pytest.raises(RuntimeError, match="transaction"):
        workflow.move(agency, "submit", by=SYSTEM, at=AT)
