"""Seals over all chains: numbering, heads, proofs, what a rewrite leaves behind."""

import datetime as dt
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from core import chain, merkle, seals, signing_key, verify_chain
from core.models import ChainEntry, ChainLeaf, ChainSeal, ChainSubtree, ChainWaiting
from tests.core.test_merkle import by_the_words_of_the_rfc
from tests.races import together

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
NEXT_DAY = AT + dt.timedelta(days=1)
SCRIPT = Path(seals.__file__).with_name("verify_chain.py")


def fill(count: int, name: str = "procurement:1") -> list[ChainEntry]:
    with transaction.atomic():
        return [chain.append(name, "note", {"n": n, "字": "测绘"}, at=AT) for n in range(count)]


def sealed(count: int, name: str = "procurement:1") -> ChainSeal:
    fill(count, name)
    head = seals.seal(at=AT)
    assert head is not None
    return head


def rewrite(statement: str) -> None:
    """As the owner of the database does it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what was written before was right
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def verified(*args: str) -> str:
    """What the command says; the differences where there are any."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify_chain", *args, stdout=out, stderr=err)
    except CommandError as error:
        return f"{err.getvalue()}{error}"
    return out.getvalue()


@pytest.mark.django_db
def test_seals_in_steps_equal_the_tree_head_of_rfc_6962() -> None:
    entries: list[ChainEntry] = []
    previous = merkle.EMPTY.hex()
    for step, count in enumerate([1, 2, 5, 1, 8]):
        entries += fill(count, f"procurement:{step}")
        head = seals.seal(at=AT)
        assert head is not None
        leaves = [merkle.leaf_hash(bytes.fromhex(e.hash)) for e in entries]
        assert (head.tree_size, head.root_hash, head.previous_root) == (
            len(entries),
            by_the_words_of_the_rfc(leaves).hex(),
            previous,
        )
        assert seals.is_signed(head)
        previous = head.root_hash
    assert ChainLeaf.objects.count() == 17
    assert not ChainWaiting.objects.exists()


@pytest.mark.django_db
def test_nothing_new_makes_one_head_a_day() -> None:
    assert seals.seal(at=AT) is None
    first = sealed(2)
    assert seals.seal(at=AT) is None
    again = seals.seal(at=NEXT_DAY)
    assert again is not None
    assert (again.tree_size, again.root_hash) == (first.tree_size, first.root_hash)
    assert again.signature != first.signature
    assert seals.seal(at=NEXT_DAY) is None
    assert "all recomputed" in verified()


@pytest.mark.django_db
def test_every_entry_is_proved_across_stored_subtrees() -> None:
    first = sealed(200)
    second = sealed(400, "procurement:2")
    assert list(ChainSubtree.objects.values_list("height", "index")) == [(8, 0), (8, 1)]
    for index in [0, 1, 199, 200, 255, 256, 511, 512, 599]:
        leaf = ChainLeaf.objects.select_related("entry").get(index=index)
        file = seals.inclusion_file(leaf, second)
        path = [bytes.fromhex(each) for each in file["path"]]
        found = merkle.root_of_inclusion(
            merkle.leaf_hash(bytes.fromhex(leaf.entry.hash)), index, 600, path
        )
        assert found.hex() == second.root_hash
    path = [bytes.fromhex(each) for each in seals.consistency_file(first, second)["path"]]
    roots = bytes.fromhex(first.root_hash), bytes.fromhex(second.root_hash)
    assert merkle.is_consistent(200, roots[0], 600, roots[1], path)
    assert "600 entries, 2 heads, all recomputed" in verified()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_an_entry_that_commits_late_is_sealed_once_and_makes_nobody_wait() -> None:
    with transaction.atomic():
        late = fill(3, "procurement:late")  # its ids are the smaller ones

        def other() -> tuple[list[int], int]:
            mine = fill(2, "procurement:other")
            head = seals.seal(at=AT)
            assert head is not None
            return [entry.pk for entry in mine], head.tree_size

        [(early, size)] = together(other)
    assert size == 2
    assert max(entry.pk for entry in late) < min(early)
    head = seals.seal(at=AT)
    assert head is not None
    assert head.tree_size == 5
    order = list(ChainLeaf.objects.order_by("index").values_list("entry", flat=True))
    assert order == [*early, *(entry.pk for entry in late)]
    assert "5 entries, 2 heads, all recomputed" in verified()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "UPDATE core_chainentry SET payload = '{}' WHERE sequence = 2",
            "chain procurement:1: entry 2 does not recompute",
        ),
        ("UPDATE core_chainleaf SET index = 900 WHERE index = 1", "leaf 1: missing under head"),
        ("DELETE FROM core_chainleaf WHERE index = 299", "leaf 299: missing under head"),
        (
            "UPDATE core_chainseal SET root_hash = repeat('0', 64)",
            "does not follow from the entries",
        ),
        ("UPDATE core_chainseal SET previous_root = repeat('0', 64)", "names another head before"),
        ("UPDATE core_chainseal SET at = at + '1 s'", "the signature is wrong"),
        ("UPDATE core_chainseal SET tree_size = tree_size - 1", "does not follow from the entries"),
        ("DELETE FROM core_chainseal", "leaf 0: under no head"),
        ("UPDATE core_chainsubtree SET hash = repeat('0', 64)", "stored subtrees: differ"),
        (
            "INSERT INTO core_chainentry (chain, sequence, kind, payload, at, previous_hash, hash)"
            " VALUES ('procurement:9', 1, 'note', '{}', now(), '', '')",
            "an entry has no leaf and waits for none",
        ),
    ],
)
def test_a_rewrite_by_the_owner_of_the_database_is_named(statement: str, said: str) -> None:
    sealed(300)
    rewrite(statement)
    assert said in verified()


@pytest.mark.django_db
def test_a_rewrite_with_everything_recomputed_is_found_by_a_kept_head(tmp_path: Path) -> None:
    kept = tmp_path / "head.json"
    kept.write_text(json.dumps(seals.head_file(sealed(3))))
    assert "all recomputed" in verified("--heads", str(kept))
    for table in ("core_chainleaf", "core_chainseal", "core_chainentry"):
        rewrite(f"DELETE FROM {table}")
    sealed(2)
    assert "all recomputed" in verified()
    assert "is not the one that was kept" in verified("--heads", str(kept))


@pytest.mark.django_db
def test_the_command_reads_a_list_of_heads_and_refuses_other_files(tmp_path: Path) -> None:
    file = tmp_path / "heads.json"
    file.write_text(json.dumps({"heads": [seals.head_file(sealed(3)), {"number": 10**30}]}))
    assert "is not the one that was kept" in verified("--heads", str(file))
    file.write_text("[]")
    assert "no file of heads" in verified("--heads", str(file))


@pytest.mark.django_db
def test_one_chain_alone_is_verified() -> None:
    fill(2)
    assert "all recomputed" in verified("--chain", "procurement:1")
    assert "has no entry" in verified("--chain", "procurement:2")


def run_script(tmp_path: Path, *files: dict[str, object]) -> tuple[int, str]:
    paths = []
    for number, file in enumerate(files):
        paths.append(tmp_path / f"{number}.json")
        paths[-1].write_text(json.dumps(file))
    ran = subprocess.run(
        [sys.executable, "-I", SCRIPT, *paths], capture_output=True, check=False, timeout=60
    )
    return ran.returncode, (ran.stdout + ran.stderr).decode()


@pytest.mark.django_db
def test_the_stand_alone_script_agrees_and_finds_each_change(tmp_path: Path) -> None:
    old, middle, new = sealed(5), sealed(4, "procurement:2"), sealed(7, "procurement:3")
    leaf = ChainLeaf.objects.select_related("entry").get(index=3)
    proof, link = seals.inclusion_file(leaf, new), seals.consistency_file(old, new)
    code, said = run_script(tmp_path, proof, link, seals.head_file(old))
    assert (code, "FAIL" in said) == (0, False), said
    assert "在册 included" in said
    unlinked = [proof, seals.head_file(middle)]
    other_key = {**seals.head_file(old), "public_key": "00" * 32}
    changed = [
        [{**proof, "leaf": 4}],
        [{**proof, "leaf": 19}],
        [{**proof, "path": proof["path"][::-1]}],
        [{**proof, "entry": {**proof["entry"], "hash": "0" * 64}}],
        [{**proof, "head": {**proof["head"], "root": "0" * 64}}],
        [{**proof, "head": {**proof["head"], "at": "2026-11-21T07:00:01.000000+00:00"}}],
        [{**link, "old": seals.head_file(middle)}],
        [{**link, "path": link["path"][:-1]}],
        [{**seals.head_file(old), "signature": "00" * 64}],
        [other_key],
        unlinked,
        [{**seals.head_file(old), "size": 6}],
        [{}],
    ]
    for files in changed:
        assert run_script(tmp_path, *files)[0] == 1, files


@pytest.mark.django_db
def test_the_script_has_every_consistency_and_inclusion_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In one process: the stand-alone functions against the tree of the market."""
    monkeypatch.setattr(verify_chain, "is_signed", lambda file: True)
    heads = [sealed(1, f"procurement:{n}") for n in range(20)]
    files = [seals.consistency_file(old, new) for new in heads for old in heads if old.pk <= new.pk]
    files += [
        seals.inclusion_file(leaf, head)
        for leaf in ChainLeaf.objects.select_related("entry")
        for head in heads
        if head.tree_size > leaf.index
    ]
    for file in files:
        for right, what in verify_chain.checks([file]):
            assert right, (file, what)


@pytest.mark.parametrize("said", [b"", b"receipt", b"\x00" * 200])
def test_the_script_checks_signatures_as_the_library_does(said: bytes) -> None:
    facts = ["1", "b", "", "测", "x" * 300, said.hex()]
    statement = signing_key.statement("ZJCS-RECEIPT-1", *facts)
    file = dict(zip(verify_chain.SIGNED["ZJCS-RECEIPT-1"], facts, strict=True))
    file |= {"scheme": "ZJCS-RECEIPT-1", "public_key": signing_key.public_key()}
    signature = signing_key.sign(statement)
    assert signing_key.is_signed(statement, signature, file["public_key"])
    assert verify_chain.is_signed({**file, "signature": signature})
    for place in (0, 40, 127):
        changed = signature[:place] + f"{int(signature[place], 16) ^ 1:x}" + signature[place + 1 :]
        assert not signing_key.is_signed(statement, changed, file["public_key"])
        assert not verify_chain.is_signed({**file, "signature": changed})
    assert not signing_key.is_signed(statement, "no hex", file["public_key"])
