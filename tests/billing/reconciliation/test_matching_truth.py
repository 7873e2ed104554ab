"""Against months whose truth is known: no wrong automatic match, and hardly one missed."""

import datetime as dt

import pytest

from billing.reconciliation.actions.runs import reconcile
from billing.reconciliation.matching import references
from billing.reconciliation.models import Match
from core.actors import SYSTEM
from tests.billing.reconciliation.bank_month import Month, month
from tests.billing.reconciliation.statements import AT, bring, code
from tests.factories import BankAccountFactory

LAST = dt.date(2026, 11, 30)


def outcome(made: Month, account) -> tuple[int, float]:
    """Wrong matches, and the share of true pairs that were found."""
    bring(account, *made.lines)
    run = reconcile(account=account, until=LAST, by=SYSTEM, at=AT)
    found = dict(
        Match.objects.filter(run=run, transfer__isnull=False).values_list(
            "line__serial", "transfer__journal__reference"
        )
    )
    truth = {made.lines[place].serial: own for place, own in made.partner.items()}
    wrong = [serial for serial, own in found.items() if truth.get(serial) != own]
    cancelled = set(
        Match.objects.filter(run=run, transfer=None).values_list("line__serial", flat=True)
    )
    wrong += cancelled ^ {made.lines[place].serial for place in made.reversed}
    return len(wrong), len(found) / len(truth)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", [1, 2])
def test_no_match_is_wrong_and_hardly_one_is_missed(seed: int):
    account = BankAccountFactory()
    made = month(account, 3_000, seed)
    wrong, recall = outcome(made, account)
    assert wrong == 0
    assert recall >= 0.985
    run = account.runs.get()
    assert run.exceptions.filter(kind="duplicate").count() == len(made.duplicates) > 0


@pytest.mark.long
@pytest.mark.django_db
def test_large_month_has_no_wrong_match_either():
    account = BankAccountFactory()
    made = month(account, 100_000, 20261121)
    wrong, recall = outcome(made, account)
    assert wrong == 0
    assert recall >= 0.985


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "缴款码{}。",
        "20261121 {}",
        "{} 20261121",
        "卡号 6222000000000001 附言 {} 谢谢",
        "ZF20261121{}".replace("{}", " {}"),
    ],
)
def test_code_is_found_in_a_text(text: str):
    assert references.find(text.format(code(12))) == code(12)


def test_grouped_and_full_width_code_is_found():
    grouped = " ".join(code(12)[n : n + 4] for n in range(0, 20, 4))
    wide = code(12).translate({ord("0") + n: ord("０") + n for n in range(10)})
    assert references.find(f"附言 {grouped}") == references.find(wide) == code(12)


@pytest.mark.parametrize(
    "text", ["", "来账", code(1)[:-1], code(1) + "1", f"{code(1)} {code(2)}", "po_1"]
)
def test_unsure_text_names_nothing(text: str):
    assert references.find(text) == ""


def test_first_text_that_names_one_counts():
    assert references.find("A1", f"附言 {code(1)}") == code(1)
    assert references.find("ZF-2026-000001", code(1)) == "ZF-2026-000001"
    assert references.find("po_1MRl5xLkdIwHu7ix") == "po_1MRl5xLkdIwHu7ix"
