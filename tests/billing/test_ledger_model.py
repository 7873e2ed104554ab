"""The ledger against a model of it: any sequence of bookings ends in the same balances."""

import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from billing import accounts, ledger
from billing.models import Account, Journal, Transfer
from core.actors import SYSTEM

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
CODES = [
    accounts.gateway_clearing(),
    accounts.escrow("HT-1", 1),
    accounts.escrow("HT-1", 2),
    accounts.platform_fee(),
    accounts.till("1"),
]
PAIRS = st.tuples(st.sampled_from(CODES), st.sampled_from(CODES)).filter(lambda p: p[0] != p[1])
FEN = st.integers(1, 500)


class LedgerModel(RuleBasedStateMachine):
    """Sums beside the ledger: `sums[code]` is [debits, credits, held debits, held credits]."""

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.sums = {code: [0, 0, 0, 0] for code in CODES}
        self.used: dict[str, tuple[str, str, int]] = {}
        self.holds: list[Transfer] = []
        self.journals: list[Journal] = []
        self.count = 0

    def teardown(self) -> None:
        assert ledger.prove(AT).is_balanced
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def key(self) -> str:
        self.count += 1
        return f"key {self.count}"

    def fits(self, debit: str, credit: str, fen: int) -> bool:
        """May `fen` leave the side that it makes smaller?"""
        return all(self.free(code, side) >= fen for code, side in ((debit, 0), (credit, 1)))

    def free(self, code: str, side: int) -> float:
        terms = accounts.terms(code)
        is_asset = terms.kind in ("AS", "EX")
        if terms.floor_fen is None or is_asset == (side == 0):
            return float("inf")  # no floor, or the side on which the account grows
        debits, credits_, held_debits, held_credits = self.sums[code]
        if is_asset:
            return debits - credits_ - held_credits
        return credits_ - debits - held_debits

    def move(self, debit: str, credit: str, fen: int, offset: int = 0) -> None:
        self.sums[debit][offset] += fen
        self.sums[credit][offset + 1] += fen

    @rule(pair=PAIRS, fen=FEN)
    def post(self, pair: tuple[str, str], fen: int) -> None:
        key, line = self.key(), ledger.Line(*pair, fen)
        if self.fits(*pair, fen):
            journal = ledger.post(key=key, kind="t", lines=[line], actor=SYSTEM, at=AT)
            self.move(*pair, fen)
            self.used[key] = (*pair, fen)
            self.journals.append(journal)
        else:
            with pytest.raises(ledger.InsufficientFunds):
                ledger.post(key=key, kind="t", lines=[line], actor=SYSTEM, at=AT)

    @rule(data=st.data(), changed=st.booleans())
    def repeat(self, data: st.DataObject, changed: bool) -> None:
        if not self.used:
            return
        key = data.draw(st.sampled_from(sorted(self.used)))
        debit, credit, fen = self.used[key]
        line = ledger.Line(debit, credit, fen + changed)
        if changed:
            with pytest.raises(ledger.KeyReused):
                ledger.post(key=key, kind="t", lines=[line], actor=SYSTEM, at=AT)
        else:
            assert ledger.post(key=key, kind="t", lines=[line], actor=SYSTEM, at=AT).key == key

    @rule(pair=PAIRS, fen=FEN)
    def hold(self, pair: tuple[str, str], fen: int) -> None:
        given = {"key": self.key(), "kind": "t", "line": ledger.Line(*pair, fen)}
        if self.fits(*pair, fen):
            self.holds.append(ledger.hold(**given, expires_at=None, actor=SYSTEM, at=AT))
            self.move(*pair, fen, offset=2)
        else:
            with pytest.raises(ledger.InsufficientFunds):
                ledger.hold(**given, expires_at=None, actor=SYSTEM, at=AT)

    @rule(data=st.data(), part=st.floats(0, 1), again=st.booleans())
    def resolve(self, data: st.DataObject, part: float, again: bool) -> None:
        if not self.holds:
            return
        held = self.holds.pop(data.draw(st.integers(0, len(self.holds) - 1)))
        pair, fen = (held.debit.code, held.credit.code), int(held.amount_fen * part)
        if fen:
            ledger.post_hold(held=held, key=self.key(), amount_fen=fen, actor=SYSTEM, at=AT)
            self.move(*pair, fen)
        else:
            ledger.void_hold(held=held, key=self.key(), actor=SYSTEM, at=AT)
        self.move(*pair, -held.amount_fen, offset=2)
        if again:
            with pytest.raises(ledger.HoldResolved):
                ledger.void_hold(held=held, key=self.key(), actor=SYSTEM, at=AT)

    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        if not self.journals:
            return
        journal = self.journals.pop(data.draw(st.integers(0, len(self.journals) - 1)))
        debit, credit, fen = self.used[journal.key]
        if self.fits(credit, debit, fen):
            ledger.reverse(journal=journal, key=self.key(), actor=SYSTEM, at=AT)
            self.move(credit, debit, fen)
        else:
            with pytest.raises(ledger.InsufficientFunds):
                ledger.reverse(journal=journal, key=self.key(), actor=SYSTEM, at=AT)

    @invariant()
    def balances_are_those_of_the_model(self) -> None:
        stored = Account.objects.values_list(
            "code", "debits", "credits", "debits_pending", "credits_pending"
        )
        for code, *sums in stored:
            assert sums == self.sums[code]


def run(examples: int, steps: int) -> None:
    run_state_machine_as_test(
        LedgerModel,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.django_db
def test_ledger_agrees_with_its_model():
    run(examples=10, steps=25)


@pytest.mark.long
@pytest.mark.django_db
def test_ledger_agrees_with_its_model_over_20_000_steps():
    run(examples=200, steps=100)
