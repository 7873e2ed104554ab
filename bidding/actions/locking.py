"""The locks of a procurement. Order everywhere: the gate, the procurement, then the agency."""

from typing import Protocol

from django.db import connection

from agencies.models import Agency
from bidding.models import Procurement
from core.actors import Actor
from core.models import User


class Gated(Protocol):
    """Whatever takes entries until a deadline: its public chain names its gate."""

    @property
    def chain(self) -> str: ...


def locked(procurement: Procurement) -> Procurement:
    """The procurement as it is now, under its row lock until the transaction ends."""
    return (
        Procurement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("project__region", "owner")
        .get(pk=procurement.pk)
    )


def locked_agency(agency: Agency) -> Agency:
    """The agency under the lock that a suspension or removal takes too."""
    return (
        Agency.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organisation__region")
        .get(pk=agency.pk)
    )


def enter_gate(subject: Gated) -> None:
    """Share the sign-up gate: many sign up at once, none while the closer holds it."""
    _gate("pg_advisory_xact_lock_shared", subject)


def shut_gate(subject: Gated) -> None:
    """Hold the sign-up gate alone: waits for whoever is inside and keeps others out."""
    _gate("pg_advisory_xact_lock", subject)


def _gate(function: str, subject: Gated) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, 2))", [subject.chain])


def person(by: Actor) -> User:
    """The person who acts, where a row must name one: the clock and the public never get here."""
    assert by.user is not None, "a policy let nobody in particular through"
    return by.user
