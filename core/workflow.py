"""Lifecycles as data, and the one mover that changes a status.

A `Machine` lists the moves and what each status may do. `move()` locks the row, checks, writes the
status, appends a `StatusChange` and publishes `StatusMoved`. Nothing else writes a status.
Charts in docs/reference/states.md are generated from the machines (`manage.py write_reference`).
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from . import events
from .actors import Actor
from .errors import Conflict
from .models import StatusChange

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Move:
    """One allowed move: its verb, where it starts and where it ends."""

    name: str
    sources: tuple[str, ...]
    target: str


@dataclass(frozen=True)
class Machine:
    """A lifecycle. `capabilities` says what a thing in each status may do ("bid", "be_paid").

    `unseen` moves would tell who takes part before a deadline: they are kept, and listed nowhere.
    """

    name: str
    states: type[models.TextChoices]
    initial: str
    moves: tuple[Move, ...]
    capabilities: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unseen: tuple[str, ...] = ()

    def find(self, name: str) -> Move:
        """The move of that name; KeyError is a bug of the caller."""
        for move in self.moves:
            if move.name == name:
                return move
        raise KeyError(f"{self.name} has no move {name!r}")

    def has(self, name: str) -> bool:
        """Whether it has a move of that name."""
        return any(move.name == name for move in self.moves)

    def can(self, status: str, capability: str) -> bool:
        """True when a thing in `status` holds the capability."""
        return capability in self.capabilities.get(status, frozenset())

    def states_that_can(self, capability: str) -> list[str]:
        """The statuses that hold the capability, for querysets."""
        return [s for s in self.states.values if self.can(s, capability)]

    @property
    def reached(self) -> list[str]:
        """The statuses it walks through, in the order of their words."""
        ends = {self.initial, *(move.target for move in self.moves)}
        return [status for status in self.states.values if status in ends]

    def check(self, model: str) -> models.CheckConstraint:
        """The constraint that keeps a table's status inside the machine."""
        return status_known(model, self.states)


def status_known(model: str, states: type[models.TextChoices]) -> models.CheckConstraint:
    """The constraint that keeps a table's status inside a vocabulary."""
    return models.CheckConstraint(
        condition=models.Q(status__in=states.values), name=f"{model}_status_known"
    )


MACHINES: dict[str, Machine] = {}


def machine(
    name: str,
    states: type[models.TextChoices],
    initial: str,
    moves: Mapping[str, tuple[str | Iterable[str], str]],
    capabilities: Mapping[str, Iterable[str]] | None = None,
    *,
    unseen: tuple[str, ...] = (),
) -> Machine:
    """Declare a lifecycle: `moves` maps a verb to (source or sources, target)."""
    made = Machine(
        name,
        states,
        initial,
        tuple(
            Move(verb, (source,) if isinstance(source, str) else tuple(source), target)
            for verb, (source, target) in moves.items()
        ),
        {status: frozenset(can) for status, can in (capabilities or {}).items()},
        unseen,
    )
    MACHINES[name] = made
    return made


class WrongStatus(Conflict):
    """The thing is not in a status from which the move starts. Facts: status, move."""

    sentence = _(
        "This is no longer possible: the state has changed meanwhile. Reload the page to see it."
    )


@dataclass(frozen=True)
class StatusMoved(events.Event):
    """A thing changed its status."""

    subject: Any
    move: str
    source: str
    target: str
    by: Actor
    at: dt.datetime


def move(subject: M, name: str, *, by: Actor, at: dt.datetime, reason: str = "") -> M:
    """Move `subject` through its `machine`, under a row lock. Raises WrongStatus.

    The caller has already required the policy; it must be inside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a status moves only inside a transaction")
    chart: Machine = subject.machine  # type: ignore[attr-defined]  # every model with a status has one
    wanted = _move_of(chart, name, subject)
    source = _change(subject, wanted)
    subject.status = wanted.target  # type: ignore[attr-defined]  # as above
    StatusChange.objects.create(
        subject_type=ContentType.objects.get_for_model(subject),
        subject_id=subject.pk,
        move=name,
        source=source,
        target=wanted.target,
        by=by.user,
        acting_for=by.organisation,
        role=by.role,
        reason=reason,
        at=at,
    )
    events.publish(StatusMoved(subject, name, source, wanted.target, by, at))
    return subject


def _move_of(chart: Machine, name: str, subject: models.Model) -> Move:
    """The move; a lifecycle that shares its words with others may lack a move that they have."""
    shared = (other for other in MACHINES.values() if other.states is chart.states)
    if not chart.has(name) and any(other.has(name) for other in shared):
        raise WrongStatus(status=subject.status, move=name)  # type: ignore[attr-defined]  # as above
    return chart.find(name)


def _change(subject: models.Model, wanted: Move) -> str:
    """Write the target and return the source. Raises WrongStatus.

    Mostly the subject is up to date and one UPDATE compares and sets; else its row tells. A new
    subject is stored with its first move: nobody else can have moved it.
    """
    rows = type(subject)._base_manager
    known: str = subject.status  # type: ignore[attr-defined]  # every model with a status has one
    if subject._state.adding:
        if known not in wanted.sources:
            raise WrongStatus(status=known, move=wanted.name)
        subject.status = wanted.target  # type: ignore[attr-defined]  # as above
        subject.save(force_insert=True)
        return known
    if known in wanted.sources and rows.filter(pk=subject.pk, status=known).update(
        status=wanted.target
    ):
        return known
    row = rows.select_for_update(of=("self",), no_key=True).only("status").get(pk=subject.pk)
    source: str = row.status  # type: ignore[attr-defined]  # as above
    if source not in wanted.sources:
        raise WrongStatus(status=source, move=wanted.name)
    rows.filter(pk=subject.pk).update(status=wanted.target)
    return source


def history(subject: models.Model) -> models.QuerySet[StatusChange]:
    """The status changes of a thing, oldest first."""
    return StatusChange.objects.filter(
        subject_type=ContentType.objects.get_for_model(subject), subject_id=subject.pk
    ).select_related("by", "acting_for")


def listed() -> models.QuerySet[StatusChange]:
    """The status changes that a desk may list, the operator's too: all but the unseen moves."""
    hidden = models.Q(pk=None)
    for model in apps.get_models():
        unseen = getattr(getattr(model, "machine", None), "unseen", ())
        if unseen:
            kind = ContentType.objects.get_for_model(model)
            hidden |= models.Q(subject_type=kind, move__in=unseen)
    return StatusChange.objects.exclude(hidden)


def chart(of: Machine) -> str:
    """The machine as a Mermaid state diagram."""
    lines = ["stateDiagram-v2", f"    [*] --> {of.initial}"]
    lines += [
        f"    {source} --> {move.target}: {move.name}"
        for move in of.moves
        for source in move.sources
    ]
    return "\n".join(lines)
