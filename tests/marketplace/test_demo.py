"""The whole story as `make demo ARGS="--no-serve --json FILE"` tells it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.marketplace.demos import ROOT, data_folder, environment, run

pytestmark = pytest.mark.alone


@pytest.fixture(scope="module")
def report() -> Iterator[dict[str, Any]]:
    with data_folder() as folder:
        told = run(environment(folder), "--json", str(folder / "report.json"))
        assert told.returncode == 0, told.stdout + told.stderr
        yield json.loads((folder / "report.json").read_text())


def test_the_books_balance(report: dict[str, Any]) -> None:
    ledger = report["ledger"]
    assert ledger["debits"] == ledger["credits"] > 0
    assert ledger["difference"] == 0
    assert ledger["accounts"] > 10


def test_the_bank_reconciles_but_for_what_finance_explains(report: dict[str, Any]) -> None:
    reconciliation = report["reconciliation"]
    exceptions = reconciliation["exceptions"]
    assert len(exceptions) == 2
    assert reconciliation["lines"] == reconciliation["matched"] + len(exceptions)
    assert all(e["why"] and e["kind"] and e["amount"] for e in exceptions)


def test_anyone_can_verify_the_draw_with_the_stand_alone_script(report: dict[str, Any]) -> None:
    assert report["draw"]["verified"] is True
    script = [sys.executable, "bidding/draws/verify_draw.py", report["draw"]["transcript"]]
    assert subprocess.run(script, cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_nobody_reads_a_sealed_price_before_the_opening(report: dict[str, Any]) -> None:
    assert report["bids"] == {"sealed": 15, "opened": 15, "plaintext_found": 0}
    assert all(report["methods"].values()), "a method that the story does not use"
    assert sum(report["methods"].values()) == report["counts"]["procurements"]


def test_the_contract_is_signed_by_both_and_valid(report: dict[str, Any]) -> None:
    contract = report["contract"]
    assert contract["signatures"] == 2
    assert contract["valid"] is True
    assert Path(contract["pdf"]).read_bytes().startswith(b"%PDF-")


def test_the_award_notice_is_the_one_in_the_public_chain(report: dict[str, Any]) -> None:
    assert report["award_notice"]["verified"] is True
    assert Path(report["award_notice"]["pdf"]).read_bytes().startswith(b"%PDF-")


def test_the_public_chain_is_sealed_and_recomputes(report: dict[str, Any]) -> None:
    assert report["chain"]["verified"] is True
    assert report["chain"]["seals"] > 3


def test_ratings_move_the_ranking_and_the_suspended_agency_is_gone(report: dict[str, Any]) -> None:
    before, after = report["ranking"]["before"], report["ranking"]["after"]
    assert before != after
    assert "青禾环境咨询有限公司" in before
    assert "青禾环境咨询有限公司" not in after


def test_the_counts_cover_the_story(report: dict[str, Any]) -> None:
    counts = report["counts"]
    assert counts["service_items"] == 116
    assert counts["agencies"] >= 7
    assert counts["contracts"] >= 3
    assert counts["payments"] >= 5
    assert counts["leads"] == 1
    assert counts["libraries"] == 2
    assert counts["bundles"] == 3
    assert report["methods"]["library"] == 2
    assert counts["chain_entries"] > 10
