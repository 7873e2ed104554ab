"""The house rules that a reader of the code base can check."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from core.region import RegionRules

ROOT = Path(__file__).parents[1]
APPS = ("core", "agencies", "billing", "bidding", "contracts", "search", "marketplace")
SOURCES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
MIGRATIONS = sorted(path for app in APPS for path in (ROOT / app).glob("**/migrations/0*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(path: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(path.read_text()))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_module_is_called_by_having_no_name(path: Path) -> None:
    # Oscar finds a class fork by the name of its own module, here `order.utils` and the like.
    forks = ("marketplace/shop/order/", "marketplace/shop/communication/")
    if name(path).startswith(forks):
        return
    assert path.stem not in {"utils", "helpers", "common", "services_layer", "misc"}


# The sandbox gateway plays an outside system: its statuses are Stripe's, not lifecycles of ours.
# The status of a basket is Oscar's too: placing an order claims it by compare-and-set.
ELSEWHERE = {"core/workflow.py", "marketplace/shop/actions/selection.py"}
MOVED = [p for p in SOURCES if name(p) not in ELSEWHERE and "sandbox" not in p.parts]


@pytest.mark.parametrize("path", MOVED, ids=name)
def test_only_the_mover_writes_a_status(path: Path) -> None:
    """Neither `thing.status = …` nor `.update(status=…)`; a status moves through core.workflow."""
    for node in nodes(path):
        if isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            written = [t for t in targets if isinstance(t, ast.Attribute) and t.attr == "status"]
            assert not written, f"line {node.lineno} sets a status"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            is_update = node.func.attr in {"update", "bulk_update"}
            assert not (is_update and any(k.arg == "status" for k in node.keywords)), (
                f"line {node.lineno} updates a status"
            )


# Where a request, a task or a command begins: there the clock is read and chance is drawn.
EDGES = {"views", "management", "pages", "demo", "settings", "sandbox"}
EDGE_MODULES = {"tasks", "middleware", "context_processors", "menu", "broker"}
CLOCKS = {
    "core/clock.py": "is the clock",
    "marketplace/shop/partner/strategy.py": "Oscar asks for a price and gives no time",
    "marketplace/shop/communication/utils.py": "Oscar sends a message and gives no time",
    "search/views.py": "is one file of views",
    "billing/gateways/offline/gateway.py": "an own number series, replaced in tests",
}
INSIDE = [
    p
    for p in SOURCES
    if not EDGES & set(p.parts) and p.stem not in EDGE_MODULES and name(p) not in CLOCKS
]


@pytest.mark.parametrize("path", INSIDE, ids=name)
def test_below_the_edge_time_and_chance_are_arguments(path: Path) -> None:
    for node in nodes(path):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        clock = re.fullmatch(
            r"(timezone|clock|date|dt\.date|datetime|dt\.datetime)\.(now|utcnow|today)"
            r"|time\.time|now|database_now",
            called,
        )
        chance = re.match(
            r"(random|secrets)\.(?!compare_digest|values|items)|uuid\.uuid|os\.urandom", called
        )
        assert not (clock or chance), f"line {node.lineno} calls {called}()"


# What the sandbox gateway does to its own tables is not our money: it plays an outside system.
BOOKS = {"Account", "Journal", "Transfer", "LedgerProof"}
BOOKED = [p for p in SOURCES if name(p) != "billing/ledger.py" and "sandbox" not in p.parts]


@pytest.mark.parametrize("path", BOOKED, ids=name)
def test_only_the_ledger_writes_the_books(path: Path) -> None:
    """No row of the books is made, changed or removed anywhere but in billing.ledger."""
    writes = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete"}
    for node in nodes(path):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr in writes:
            books = {n.id for n in ast.walk(node.func) if isinstance(n, ast.Name)} & BOOKS
            assert not books, f"line {node.lineno} writes {books}"


def test_every_event_is_published_and_heard() -> None:
    """An event without a listener is a promise nobody relies on; StatusMoved tells every move."""
    texts = {path: path.read_text() for path in SOURCES}
    for path in (ROOT / app / "events.py" for app in APPS[1:]):
        if not path.exists():
            continue
        kinds = [n.name for n in ast.parse(path.read_text()).body if isinstance(n, ast.ClassDef)]
        for kind in kinds:
            published = re.compile(rf"(publish|tell)\((events\.)?{kind}\(")
            heard = re.compile(rf"\bon\({kind}\)")
            assert any(published.search(t) for t in texts.values()), f"{kind} is never published"
            assert any(heard.search(t) for t in texts.values()), f"nobody listens to {kind}"


@pytest.mark.parametrize("rule", [f.name for f in fields(RegionRules) if f.name != "version"])
def test_every_rule_of_a_region_is_applied(rule: str) -> None:
    """The rules page shows each of them, so some code must read it."""
    applied = re.compile(rf"\.{rule}\b")
    assert any(applied.search(path.read_text()) for path in SOURCES)


PURE = (
    "agencies/eligibility.py",
    "agencies/ranking.py",
    "agencies/scoring.py",
    "bidding/draw.py",
    "bidding/transcript.py",
    "contracts/documents.py",
    "contracts/validity.py",
    "core/hashing.py",
    "core/money.py",
    "core/numbers.py",
    "search/text.py",
)


@pytest.mark.parametrize("path", PURE)
def test_pure_modules_do_not_know_the_database(path: str) -> None:
    """Data in, data out: they can be replayed, and proved without a database."""
    for node in nodes(ROOT / path):
        if isinstance(node, ast.ImportFrom):
            named = f"{node.module or ''}." + "|".join(alias.name for alias in node.names)
        elif isinstance(node, ast.Import):
            named = "|".join(alias.name for alias in node.names)
        else:
            continue
        assert not re.search(r"django\.db|\bmodels\b|\bqueries\b|\bworkflow\b", named), named


@pytest.mark.parametrize("path", MIGRATIONS, ids=name)
def test_migrations_are_named_by_meaning(path: Path) -> None:
    assert not re.search(r"_auto_|_initial$|_alter_|_remove_|\d{8}", path.stem)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", templates(), ids=name)
def test_every_template_is_used(path: Path) -> None:
    """Named in Python or in another template; those of packages are found by their path."""
    wanted = str(path.relative_to(ROOT / "templates"))
    if wanted.split("/")[0] in {"account", "mfa", "allauth", "usersessions", "oscar", "admin"}:
        return
    if re.fullmatch(r"\d{3}\.html", wanted):
        return
    quoted = re.compile(re.escape(wanted))
    texts = [p for p in [*SOURCES, *templates()] if p != path]
    assert any(quoted.search(p.read_text()) for p in texts), f"{wanted} is used nowhere"


def test_the_project_speaks_of_the_project_alone() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    words = re.compile(r"/work/|\bclaude\b|\bsubagent|\bLLM\b|prototypes/", re.IGNORECASE)
    for each in tracked:
        path = ROOT / each
        if path.suffix in {".py", ".md", ".html", ".js", ".css", ".toml", ".po"} and path.exists():
            if path == Path(__file__):
                continue
            found = words.search(path.read_text(errors="ignore"))
            assert found is None, f"{each} says {found and found[0]!r}"
