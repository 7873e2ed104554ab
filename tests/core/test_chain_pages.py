"""The pages and files of the public chain, for everybody."""

import datetime as dt
import json

import pytest
from django.test import Client

from core import chain, seals, verify_chain
from core.models import ChainEntry, ChainSeal

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> Client:
    browser = Client()
    browser.cookies["django_language"] = "en"
    return browser


def append(name: str, count: int = 1) -> list[ChainEntry]:
    return [chain.append(name, "note", {"n": n}, at=AT) for n in range(count)]


def file(page: Client, address: str) -> dict[str, object]:
    answer = page.get(address)
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]
    found: dict[str, object] = json.loads(answer.content)
    return found


def test_before_the_first_seal_the_page_says_so(page: Client) -> None:
    assert "Nothing has been sealed yet" in page.get("/verify/chain/").content.decode()


def test_the_files_of_an_entry_verify_by_the_script(page: Client) -> None:
    [entry] = append("procurement:1")
    old = seals.seal(at=AT)
    append("procurement:2", 6)
    seals.seal(at=AT)
    assert old is not None
    shown = page.get("/verify/chain/").content.decode()
    assert f"/verify/chain/heads/{old.pk}.json" in shown
    here = f"/verify/chain/entries/{entry.hash}/"
    assert entry.hash in page.get(here).content.decode()
    files = [
        file(page, here + "proof.json"),
        file(page, f"/verify/chain/heads/{old.pk}.json"),
        file(page, f"/verify/chain/heads/{old.pk}/proof.json"),
    ]
    results = list(verify_chain.checks(files))
    assert len(results) > 6
    assert all(right for right, _what in results)


def test_the_script_is_served_as_it_stands(page: Client) -> None:
    answer = page.get("/verify/chain/verify_chain.py")
    assert answer["Content-Type"].startswith("text/x-python")
    assert b"def checks(" in answer.content


def test_heads_are_read_on_from_the_last_one_known(page: Client) -> None:
    for number in range(3):
        append(f"procurement:{number}")
        seals.seal(at=AT)
    first, *others = ChainSeal.objects.order_by("id")
    answer = page.get(f"/verify/chain/heads.json?after={first.pk}").json()
    assert answer == {"heads": [seals.head_file(each) for each in others]}
    assert len(page.get("/verify/chain/heads.json").json()["heads"]) == 3
    assert page.get("/verify/chain/heads.json?after=x").status_code == 404


def test_an_entry_that_waits_for_its_seal_has_no_proof_yet(page: Client) -> None:
    [entry] = append("procurement:1")
    here = f"/verify/chain/entries/{entry.hash}/"
    assert "not sealed yet" in page.get(here).content.decode()
    assert page.get(here + "proof.json").status_code == 404


def test_entries_are_found_by_hash_and_by_the_name_of_a_listed_chain(page: Client) -> None:
    first, second = append("procurement:1", 2)
    for said in (first.hash, first.hash.upper(), "procurement:1 #1", "procurement:1#1"):
        answer = page.get("/verify/chain/", {"entry": said})
        assert answer["Location"] == f"/verify/chain/entries/{first.hash}/"
    listed = page.get("/verify/chain/", {"entry": "procurement:1"}).content.decode()
    assert first.hash in listed
    assert second.hash in listed


def test_what_there_is_on_an_agency_is_not_found_by_name(page: Client) -> None:
    [entry] = append("credit:91320700MA1234567X")
    said = page.get("/verify/chain/", {"entry": entry.chain}).content.decode()
    assert "No such entry is listed here" in said
    assert page.get("/verify/chain/", {"entry": entry.hash}).status_code == 302


@pytest.mark.parametrize("said", ["", "something", "procurement:1 #x", "f" * 65])
def test_what_names_no_entry_is_explained(page: Client, said: str) -> None:
    answer = page.get("/verify/chain/", {"entry": said}).content.decode()
    assert "Enter a hash or the name of a chain." in answer
