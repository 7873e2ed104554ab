"""The same draw, recomputed without us: openssl and the stand-alone script."""

import copy
import re
import shutil
import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bidding.draws import verify_draw
from bidding.draws.scheme import verify_transcript
from bidding.draws.transcript import to_json
from tests.bidding import draws
from tests.bidding.draws import OUTSIDE, altered, get, put
from tests.conftest import missing

SCRIPT = draws.ROOT / "bidding" / "draws" / "verify_draw.py"
HASHED = ("number", "tickets", "list_hash", "reveals", "seed", "ranking")


# openssl


def recompute_with_openssl(transcript):
    """Run the script of docs/verify-a-draw.md with the values of a transcript put in."""
    if not (shutil.which("openssl") and shutil.which("bash")):
        missing("openssl and bash are needed")
    page = (draws.ROOT / "docs" / "verify-a-draw.md").read_text()
    script = re.search(r"```bash\n(.*?)```", page, re.DOTALL)[1].partition("export LC_ALL")
    values = {
        "number": transcript["number"],
        "tickets": " ".join(f"{i}:{n}" for i, n in transcript["tickets"].items()),
        "reveals": " ".join(f"{p}={s or ''}" for p, s in transcript["reveals"].items()),
        "beacon": transcript["beacon"]["value"],
    }
    assert re.findall(r"^(\w+)=", script[0], re.MULTILINE) == list(values)
    given_values = "".join(f"{name}='{value}'\n" for name, value in values.items())
    return run("bash", "-c", given_values + "".join(script[1:]))


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def expected_lines(transcript):
    return [
        f"list_hash {transcript['list_hash']}",
        f"seed {transcript['seed']}",
        *(f"{place['score']} {place['id']}" for place in transcript["ranking"]),
    ]


def test_the_shell_script_in_the_docs_shows_the_published_example():
    page = (draws.ROOT / "docs" / "verify-a-draw.md").read_text()
    lines = run("bash", "-c", re.search(r"```bash\n(.*?)```", page, re.DOTALL)[1])
    transcript = draws.example()
    commits = [f"commit {party} {value}" for party, value in transcript["commits"].items()]
    assert lines == commits + expected_lines(transcript)


@settings(OUTSIDE, max_examples=15)
@given(draws.transcripts())
@example(draws.draw_once(tickets={"1": 2, "12": 1, "1.2": 3, "1-2": 1}))
@example(draws.draw_once({"a": bytes(32), "a.b": None, "a1": bytes(32)}))
def test_openssl_alone_agrees_on_any_draw(transcript):
    lines = recompute_with_openssl(transcript)
    assert [line for line in lines if not line.startswith("commit ")] == expected_lines(transcript)


# The stand-alone script


def run_script(path):
    return subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(path)], capture_output=True, check=False
    )


def test_the_script_stays_short_and_stands_alone():
    source = SCRIPT.read_text()
    assert len(source.splitlines()) < 60
    imports = set(re.findall(r"^(?:import|from) (\w+)", source, re.MULTILINE))
    assert imports <= sys.stdlib_module_names


def test_the_script_confirms_the_published_example(tmp_path):
    lonely = shutil.copy(draws.EXAMPLE_FILE, tmp_path)
    answer = run_script(lonely)
    assert answer.returncode == 0
    assert draws.SEED in answer.stdout.decode()
    assert draws.FIRST_THREE[0] in answer.stdout.decode()
    assert "FAIL" not in answer.stdout.decode()


def test_the_script_reports_a_forged_winner(tmp_path):
    forged = draws.example()
    forged["ranking"][0]["score"] = "0" * 64
    path = tmp_path / "forged.json"
    path.write_bytes(to_json(forged))
    answer = run_script(path)
    assert answer.returncode == 1
    assert "FAIL  排名 ranking" in answer.stdout.decode()


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"number": 1}', b"\xff", b"[" * 100_000])
def test_the_script_explains_a_malformed_file_without_a_traceback(tmp_path, raw):
    path = tmp_path / "odd.json"
    path.write_bytes(raw)
    answer = run_script(path)
    assert answer.returncode == 1
    assert "cannot read this transcript" in answer.stderr.decode()
    assert "Traceback" not in answer.stderr.decode()


def script_accepts(transcript):
    try:
        return all(right for right, _ in verify_draw.checks(to_json(transcript)))
    except (LookupError, TypeError, ValueError, AttributeError):
        return False


@given(draws.transcripts(), st.data())
def test_the_script_and_the_market_give_the_same_verdict(transcript, data):
    assert script_accepts(transcript)
    forged = copy.deepcopy(transcript)
    hashed = [path for path in draws.paths(transcript) if path[0] in HASHED]
    path = data.draw(st.sampled_from(hashed))
    put(forged, path, altered(get(transcript, path), data.draw))
    assert script_accepts(forged) is verify_transcript(forged).ok is False
