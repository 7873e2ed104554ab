"""What a notice may not say, and what it may, clause by clause (notice_clauses.tsv)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.notice_text import SENTENCES, unfair_clauses

with (Path(__file__).parent / "notice_clauses.tsv").open(newline="") as file:
    CLAUSES = list(csv.DictReader(file, delimiter="\t"))
UNFAIR = [(each["kind"], each["text"]) for each in CLAUSES if each["verdict"] == "unfair"]
FAIR = [each["text"] for each in CLAUSES if each["verdict"] == "fair"]


def test_unfair_clauses_are_found_and_named_by_kind() -> None:
    missed = [
        (kind, text)
        for kind, text in UNFAIR
        if kind not in {finding.kind for finding in unfair_clauses(text)}
    ]
    assert missed == []


def test_fair_clauses_are_left_alone() -> None:
    wrong = [(text, found[0].quote) for text in FAIR if (found := unfair_clauses(text))]
    assert wrong == []


def test_every_kind_has_its_cases_and_its_explanation() -> None:
    assert {kind for kind, _text in UNFAIR} == set(SENTENCES)
    for kind, text in UNFAIR:
        for finding in unfair_clauses(text):
            assert finding.quote in text
            assert f"“{finding.quote}”" in finding.sentence, kind
            assert "art. " in finding.sentence


@pytest.mark.parametrize("between", ["\n", "另外，工期为三十日。", " "])
def test_clauses_are_quoted_in_the_order_of_the_text(between: str) -> None:
    first, second = "注册资本不低于500万元。", "不接受民营企业报名。"
    kinds = [finding.kind for finding in unfair_clauses(first + between + second)]
    assert kinds == ["size", "ownership"]


@given(st.lists(st.sampled_from(FAIR), max_size=6))
def test_fair_clauses_stay_fair_together(clauses: list[str]) -> None:
    assert unfair_clauses("\n".join(clauses)) == []


@given(st.sampled_from(UNFAIR), st.sampled_from(FAIR), st.sampled_from(FAIR))
def test_an_unfair_clause_is_found_among_fair_ones(
    unfair: tuple[str, str], before: str, after: str
) -> None:
    kind, text = unfair
    assert kind in {f.kind for f in unfair_clauses(f"{before}\n{text}\n{after}")}
