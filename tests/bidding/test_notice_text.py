"""What a notice may not say, and what it may, clause by clause (notice_clauses.tsv)."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.notice_text import SENTENCES, reworded, unfair_clauses

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


def test_the_fair_wording_is_fair_in_the_language_of_the_clause() -> None:
    for kind, text in UNFAIR:
        mended = reworded(text)
        assert unfair_clauses(mended) == [], (kind, text, mended)
        assert mended != text


def test_only_the_clause_is_replaced_and_what_stands_around_it_stays() -> None:
    text = "编制报告，仅限本市企业报名，工期三十日。须采用中望CAD软件编制。\n现场踏勘两次。"
    mended = reworded(text)
    assert mended.startswith("编制报告，具备所需资质") and "，工期三十日。" in mended
    assert "须采用中望CAD软件编制（或具有同等功能的其他产品）。\n现场踏勘两次。" in mended
    finding = unfair_clauses(text)[0]
    assert text[slice(*finding.clause)] == "仅限本市企业报名"


def test_a_remark_that_takes_back_does_not_reach_back_over_the_clause_before() -> None:
    assert unfair_clauses("近三年完成过本市同类项目，业绩地域不限。") == []
    assert [f.kind for f in unfair_clauses("地域不限，须在本市设立分公司。")] == ["local_only"]
