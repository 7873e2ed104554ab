"""The files of the list, line by line: what is wrong is named with its file and line."""

import pytest

from agencies.catalogue import list_file
from agencies.catalogue.list_file import BadCatalogueFile, Row

HEADING = list_file.HEADINGS["service_items.tsv"].split()


def line(**cells) -> Row:
    """A line of the items, empty but for these cells."""
    return Row("service_items.tsv", 7, dict.fromkeys(HEADING, "") | cells)


@pytest.mark.parametrize(
    ("read", "problem"),
    [
        (lambda: line().needed("code"), "code is empty"),
        (lambda: line().needed_date("valid_from"), "valid_from is empty"),
        (lambda: line(valid_from="2026-02-30").needed_date("valid_from"), "is not a date"),
        (lambda: line(time_limit_days="-1").number("time_limit_days"), "is not a whole number"),
        (lambda: line(may_self_prepare="maybe").yes_no("may_self_prepare"), "is not known"),
        (lambda: list_file.sources(line(sources="colour=gusu")), "is not fact=source"),
        (lambda: list_file.sources(line(sources="name=")), "is not fact=source"),
        (lambda: list_file.unconfirmed(line(scope="全部")), "neither a source nor the mark"),
        (
            lambda: list_file.unconfirmed(
                line(scope="全部", sources="scope=gusu", unconfirmed="scope")
            ),
            "both sourced and unconfirmed",
        ),
        (lambda: list_file.unconfirmed(line(unconfirmed="colour")), "'colour' is not known"),
    ],
)
def test_a_wrong_cell_is_named_with_its_line(read, problem):
    with pytest.raises(BadCatalogueFile) as error:
        read()
    assert (error.value.file, error.value.line) == ("service_items.tsv", 7)
    assert problem in error.value.problem
    assert "line 7" in str(error.value.sentence)


def test_empty_cells_are_nothing_rather_than_wrong():
    empty = line()
    assert empty.date("valid_to") is None
    assert empty.number("time_limit_days") is None
    assert empty.yes_no("may_self_prepare") is None
    assert empty.parts("departments", ";") == []
    assert list_file.sources(empty) == {}
    assert list_file.unconfirmed(empty) == []


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("生态环境".encode("gb18030"), "not UTF-8"),
        (b"", "the heading is not"),
        (b"code\tname_en\tname_zh\n", "the heading is not"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, problem):
    (tmp_path / "departments.tsv").write_bytes(content)
    with pytest.raises(BadCatalogueFile) as error:
        list(list_file.rows(tmp_path, "departments.tsv"))
    assert problem in error.value.problem
