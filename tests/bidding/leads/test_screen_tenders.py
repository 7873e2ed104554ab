"""manage.py screen_tenders: whatever shape the file has, scores or the line that is wrong."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from bidding.leads.bid_file import BadBidFile, read_bids

ROWS = "t1,m,100\nt1,m,110\nt1,m,120\nt1,m,130\nt2,m,100\nt2,m,101\nt2,m,102\nt2,m,140\nt0,n,5\n"


def screened(tmp_path, content: bytes | str, **options) -> list[tuple[str, str]]:
    file, out = tmp_path / "bids.csv", io.StringIO()
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    call_command("screen_tenders", str(file), stdout=out, **options)
    return [tuple(row) for row in csv.reader(io.StringIO(out.getvalue()))]


def test_scores_come_in_the_order_of_first_appearance(tmp_path):
    head, *rows = screened(tmp_path, "tender,market,bid\n" + ROWS)
    assert head == ("tender", "score")
    assert [tender for tender, _score in rows] == ["t1", "t2", "t0"]
    assert all(0 <= float(score) <= 1 for _tender, score in rows)
    assert float(rows[2][1]) == 0


def test_the_scores_are_written_to_a_file_when_asked(tmp_path):
    out = tmp_path / "scores.csv"
    assert screened(tmp_path, "tender,market,bid\n" + ROWS, out=out) == []
    assert out.read_text().splitlines()[0] == "tender,score"
    assert len(out.read_text().splitlines()) == 4


@pytest.mark.parametrize(
    "content",
    [
        "\ufefftender,market,bid\n" + ROWS,
        "Tender, Market ,BID\r\n" + ROWS.replace("\n", "\r\n"),
        "Tender ID,market,bid_value\n\n" + ROWS + "\n , ,\n",
        '"tender","market","bid"\n' + ROWS.replace("100", '"100"'),
        "标段,市场,报价\n" + ROWS,
        ("标段,市场,报价\n" + ROWS).encode("gb18030"),
        "tender,market,bid\n" + ROWS.replace("100", " 1e2 ").replace("110", "￥110.00"),
        "note,bid,market,tender\n"
        + "".join("x,{2},{1},{0}\n".format(*line.split(",")) for line in ROWS.splitlines()),
        "tender,market,bid\n" + ROWS + "t1,m,\nt1,m,0\nt2,m,-7\n",
    ],
)
def test_the_same_bids_give_the_same_scores_however_they_are_written(tmp_path, content):
    assert screened(tmp_path, content) == screened(tmp_path, "tender,market,bid\n" + ROWS)


def test_thousands_separators_are_read():
    found = read_bids(b'tender,market,bid\nt,m,"1,234,567.50"\nt,m,1234\n')
    assert found == {("m", "t"): [1234567.5, 1234]}


def test_a_tender_without_a_bid_is_listed_with_zero(tmp_path):
    assert screened(tmp_path, "tender,market,bid\nt,m,\n")[1:] == [("t", "0.000000")]


@pytest.mark.parametrize(
    ("content", "line", "word"),
    [
        (b"", 0, "empty"),
        (b"\n\n", 0, "empty"),
        (b"tender,bid\nt,1\n", 1, "market"),
        (b"tender,market,bid\nt,m,1\nt,m,abc\n", 3, "abc"),
        (b"tender,market,bid\nt,m,nan\n", 2, "nan"),
        (b"tender,market,bid\nt,m,inf\n", 2, "inf"),
        (b'tender,market,bid\nt,m,"12,34"\n', 2, "12,34"),
        (b"tender,market,bid\n\nt,m\n", 3, "few"),
        (b"tender,market,bid\n,m,1\n", 2, "name"),
        (b'tender,market,bid\nt,m,"1\n', 2, "end of data"),
        (b"tender,market,bid\n\xff\xff\xff", 0, "UTF-8"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path, content, line, word):
    with pytest.raises(BadBidFile, match=word) as error:
        read_bids(content)
    assert error.value.line == line
    with pytest.raises(CommandError, match=str(line) if line else "read"):
        screened(tmp_path, content)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(CommandError, match="nothing"):
        call_command("screen_tenders", str(tmp_path / "nothing.csv"))
