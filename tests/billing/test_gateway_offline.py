"""The offline gateway: a teller confirms with evidence, and never more than was asked."""

import pytest
from django.db import IntegrityError, transaction

from billing.gateways.offline import teller
from billing.gateways.offline.models import OfflineOrder
from billing.gateways.protocol import TransferStatus
from core.actors import SYSTEM
from core.workflow import WrongStatus, history
from tests.billing.gateway_worlds import NOW, OfflineWorld, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> OfflineWorld:
    return OfflineWorld()


def test_teller_leaves_a_trace(world: OfflineWorld) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    order = OfflineOrder.objects.get(number=made.id)
    assert (order.evidence, order.decided_at) == ("BANK-1", NOW)
    [change] = history(order)
    assert (change.move, change.reason) == ("complete", "BANK-1")


@pytest.mark.parametrize("moved_fen", [9_999, 10_001, 0])
def test_another_amount_is_refused(world: OfflineWorld, moved_fen: int) -> None:
    made = ask(world.gateway)
    with pytest.raises(teller.WrongAmount):
        teller.complete(number=made.id, moved_fen=moved_fen, evidence="BANK-1", by=SYSTEM, at=NOW)


def test_money_without_evidence_is_refused(world: OfflineWorld) -> None:
    made = ask(world.gateway)
    with pytest.raises(teller.NoEvidence):
        teller.complete(number=made.id, moved_fen=10_000, evidence=" ", by=SYSTEM, at=NOW)


def test_order_is_decided_once(world: OfflineWorld) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    with pytest.raises(WrongStatus):
        world.payer_pays(made)
    with pytest.raises(WrongStatus):
        world.payer_fails(made)


def test_failed_refund_frees_its_part(world: OfflineWorld) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    refund = world.gateway.refund(
        payment_id=made.id, amount_fen=10_000, reference="RE-1", idempotency_key="r1"
    )
    teller.fail(number=refund.id, reason="The account is closed.", by=SYSTEM, at=NOW)
    assert world.gateway.retrieve_refund(refund.id).status == TransferStatus.FAILED
    assert world.gateway.retrieve_payment(made.id).refunded_fen == 0
    world.gateway.refund(
        payment_id=made.id, amount_fen=10_000, reference="RE-2", idempotency_key="r2"
    )


@pytest.mark.parametrize(
    "wrong",
    [{"given_back_fen": 10_001}, {"moved_fen": 10_001}, {"evidence": ""}, {"amount_fen": 0}],
)
def test_database_refuses_what_cannot_be(world: OfflineWorld, wrong: dict[str, object]) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    with pytest.raises(IntegrityError), transaction.atomic():
        OfflineOrder.objects.filter(number=made.id).update(**wrong)
