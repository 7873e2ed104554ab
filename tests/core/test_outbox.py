"""Effects leave with the transaction that owes them."""

import datetime as dt
from collections.abc import Iterator

import pytest
from django.db import transaction

from core import outbox
from core.models import OutboxMessage, Region

Calls = list[tuple[str, dt.datetime]]
AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def calls() -> Iterator[Calls]:
    made: Calls = []

    def handler(message: OutboxMessage, at: dt.datetime) -> None:
        made.append((message.key, at))
        if message.payload.get("fails"):
            Region.objects.create(code="000001", name_zh="半途")
            raise ConnectionError("gateway down")

    outbox.handles("test.call")(handler)
    yield made
    del outbox._handlers["test.call"]


def test_an_effect_is_carried_out_once(calls: Calls) -> None:
    for _ in range(2):
        outbox.enqueue("test.call", "a", {}, due_at=AT)
    assert outbox.drain(at=AT) == 1
    assert outbox.drain(at=AT) == 0
    assert calls == [("a", AT)]


def test_an_effect_of_a_rolled_back_transaction_is_not_owed(
    calls: Calls,
) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.enqueue("test.call", "a", {}, due_at=AT)
        raise ZeroDivisionError
    assert outbox.drain(at=AT) == 0


def test_a_failing_effect_waits_and_keeps_nothing_half_done(
    calls: Calls,
) -> None:
    outbox.enqueue("test.call", "a", {"fails": True}, due_at=AT)
    outbox.drain(at=AT)
    message = OutboxMessage.objects.get()
    assert message.due_at == AT + outbox.BACKOFF[0]
    assert "gateway down" in message.last_error
    assert not Region.objects.filter(code="000001").exists()
    assert outbox.drain(at=AT) == 0


def test_after_the_last_attempt_a_person_has_to_look(calls: Calls) -> None:
    outbox.enqueue("test.call", "a", {"fails": True}, due_at=AT)
    at = AT
    for _ in range(len(outbox.BACKOFF) + 1):
        at += dt.timedelta(days=2)
        outbox.drain(at=at)
    assert OutboxMessage.objects.get().given_up_at == at
    assert len(calls) == len(outbox.BACKOFF) + 1


def test_one_effect_can_be_carried_out_at_once(calls: Calls) -> None:
    for key in ("a", "b"):
        outbox.enqueue("test.call", key, {}, due_at=AT)
    assert outbox.attempt("test.call", "b", at=AT)
    assert not outbox.attempt("test.call", "b", at=AT)
    assert calls == [("b", AT)]


def test_an_effect_given_up_is_due_again_when_a_person_says_so(calls: Calls) -> None:
    message = outbox.enqueue("test.call", "a", {}, due_at=AT)
    OutboxMessage.objects.update(given_up_at=AT, attempts=10)
    assert outbox.drain(at=AT) == 0
    outbox.try_again(message=message, at=AT)
    assert outbox.drain(at=AT) == 1
    assert OutboxMessage.objects.get().done_at == AT


def test_trying_again_leaves_a_finished_effect_alone(calls: Calls) -> None:
    message = outbox.enqueue("test.call", "a", {}, due_at=AT)
    outbox.drain(at=AT)
    outbox.try_again(message=message, at=AT + dt.timedelta(days=1))
    message.refresh_from_db()
    assert (message.attempts, message.due_at) == (1, AT)
