"""One contract for every gateway: what any caller may rely on."""

import datetime as dt

import pytest

from billing.gateways.errors import ForgedWebhook, Invalid, KeyReused, NotFound
from billing.gateways.protocol import BankAccount, PaymentStatus, TransferStatus
from billing.gateways.registry import GATEWAYS, gateway
from sandbox_gateway.server import RunningSandbox
from tests.billing.gateway_worlds import NOW, OfflineWorld, World, ask, stripe_world

BANK = BankAccount(holder="Acme Survey", number="6222000012346789", bank_name="ICBC")

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["stripe", "offline"])
def world(request: pytest.FixtureRequest, gateway_server: RunningSandbox) -> World:
    return stripe_world(gateway_server) if request.param == "stripe" else OfflineWorld()


def test_suite_covers_every_registered_gateway() -> None:
    assert set(GATEWAYS) == {"stripe", "offline"}
    assert {gateway(code).code for code in GATEWAYS} == set(GATEWAYS)


def test_payment_waits_for_the_payer_and_succeeds(world: World) -> None:
    made = ask(world.gateway)
    assert (made.status, made.amount_fen, made.currency) == (PaymentStatus.PENDING, 10_000, "CNY")
    assert (made.reference, made.metadata["notice"]) == ("PAY-1", "7")
    world.payer_pays(made)
    paid = world.gateway.retrieve_payment(made.id)
    assert (paid.status, paid.received_fen, paid.refunded_fen) == ("succeeded", 10_000, 0)
    assert paid.fee_fen is not None and paid.fee_fen >= 0


def test_payment_may_fail(world: World) -> None:
    made = ask(world.gateway)
    world.payer_fails(made)
    assert world.gateway.retrieve_payment(made.id).status == PaymentStatus.FAILED


def test_same_key_gives_the_same_payment(world: World) -> None:
    first, second = (ask(world.gateway, idempotency_key="k") for _ in range(2))
    assert first.id == second.id
    with pytest.raises(KeyReused):
        ask(world.gateway, idempotency_key="k", amount_fen=10_001)


def test_lost_payment_is_found_by_reference(world: World) -> None:
    first = ask(world.gateway, reference="PAY-A")
    second = ask(world.gateway, reference="PAY-A")
    ask(world.gateway, reference="PAY-B")
    assert {each.id for each in world.gateway.find_payments("PAY-A")} == {first.id, second.id}
    assert world.gateway.find_payments("PAY-C") == []


def test_cancelled_payment_stays_cancelled(world: World) -> None:
    made = ask(world.gateway)
    for _ in range(2):
        done = world.gateway.cancel_payment(made.id, idempotency_key="c")
        assert done.status == PaymentStatus.CANCELLED


def test_paid_payment_cannot_be_cancelled(world: World) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    with pytest.raises(Invalid):
        world.gateway.cancel_payment(made.id, idempotency_key="c")


def test_refunds_stop_at_what_was_received(world: World) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    refund = world.gateway.refund(
        payment_id=made.id, amount_fen=6_000, reference="RE-1", idempotency_key="r1"
    )
    with pytest.raises(Invalid):
        world.gateway.refund(
            payment_id=made.id, amount_fen=4_001, reference="RE-2", idempotency_key="r2"
        )
    world.bank_works()
    assert world.gateway.retrieve_refund(refund.id).status == TransferStatus.SUCCEEDED
    assert world.gateway.retrieve_payment(made.id).refunded_fen == 6_000
    assert [each.id for each in world.gateway.find_refunds(made.id, "RE-1")] == [refund.id]


def test_repeated_refund_is_one_refund(world: World) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    ids = {
        world.gateway.refund(
            payment_id=made.id, amount_fen=10_000, reference="RE-1", idempotency_key="r"
        ).id
        for _ in range(2)
    }
    assert len(ids) == 1
    with pytest.raises(KeyReused):
        world.gateway.refund(
            payment_id=made.id, amount_fen=1, reference="RE-1", idempotency_key="r"
        )


def test_unpaid_payment_cannot_be_refunded(world: World) -> None:
    made = ask(world.gateway)
    with pytest.raises(Invalid):
        world.gateway.refund(
            payment_id=made.id, amount_fen=1, reference="RE-1", idempotency_key="r"
        )


def test_payout_reaches_the_agency_once(world: World) -> None:
    world.fund_payouts()
    payee = world.gateway.create_payee(BANK, reference="AG-1", idempotency_key="a")
    payouts = [
        world.gateway.pay_out(
            amount_fen=5_000, currency="CNY", payee=payee, reference="PO-1", idempotency_key="p"
        )
        for _ in range(2)
    ]
    assert payouts[0].id == payouts[1].id
    assert payouts[0].status == TransferStatus.PENDING
    world.bank_works()
    after = world.gateway.retrieve_payout(payouts[0].id, payee=payee)
    assert (after.status, after.amount_fen) == (TransferStatus.SUCCEEDED, 5_000)
    assert [each.id for each in world.gateway.find_payouts(payee, "PO-1")] == [after.id]


def test_payout_of_another_payee_is_not_found(world: World) -> None:
    world.fund_payouts()
    mine, other = (
        world.gateway.create_payee(BANK, reference=name, idempotency_key=name)
        for name in ("AG-1", "AG-2")
    )
    made = world.gateway.pay_out(
        amount_fen=1, currency="CNY", payee=mine, reference="PO-1", idempotency_key="p"
    )
    with pytest.raises(NotFound):
        world.gateway.retrieve_payout(made.id, payee=other)


def test_balance_lines_add_up_and_name_their_payment(world: World) -> None:
    made = ask(world.gateway)
    world.payer_pays(made)
    world.gateway.refund(
        payment_id=made.id, amount_fen=2_500, reference="RE-1", idempotency_key="r"
    )
    world.bank_works()
    lines = world.gateway.balance_transactions(since=NOW - dt.timedelta(days=1))
    assert [(each.kind, each.payment_id, each.amount_fen) for each in lines] == [
        ("charge", made.id, 10_000),
        ("refund", made.id, -2_500),
    ]
    assert [each.reference for each in lines] == ["PAY-1", "RE-1"]
    assert all(each.net_fen == each.amount_fen - each.fee_fen for each in lines)


def test_unknown_ids_are_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        world.gateway.retrieve_payment("pi_nobody")
    with pytest.raises(NotFound):
        world.gateway.retrieve_refund("re_nobody")


@pytest.mark.parametrize("amount", [0, -1])
def test_amounts_are_positive(world: World, amount: int) -> None:
    with pytest.raises(Invalid):
        ask(world.gateway, amount_fen=amount)
    assert world.gateway.find_payments("PAY-1") == []


def test_unsigned_message_is_refused(world: World) -> None:
    with pytest.raises(ForgedWebhook):
        world.gateway.parse_webhook(b"{}", "", now=NOW)
