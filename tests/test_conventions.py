"""The house rules that a reader of the code base can check: one test a rule.

A rule collects every place that breaks it and asserts that there is none, so one run names all.
"""

import ast
import re
import subprocess
from pathlib import Path

import pytest

from bidding.methods import registry
from core.region import sections
from core.workflow import MACHINES
from tests.code_base import (
    APPS,
    MIGRATIONS,
    ROOT,
    SOURCES,
    TEMPLATES,
    TESTS,
    calls,
    name,
    nodes,
    place,
    template,
    text,
    tree,
)


def test_no_module_is_called_by_having_no_name() -> None:
    # Oscar finds a class fork by the name of its own module, here `order.utils` and the like.
    forks = ("marketplace/shop/order/", "marketplace/shop/communication/")
    nameless = {"utils", "helpers", "common", "services_layer", "misc"}
    found = [name(p) for p in SOURCES if p.stem in nameless and not name(p).startswith(forks)]
    assert found == []


ELSEWHERE = {
    "core/workflow.py": "is the mover",
    "marketplace/shop/actions/selection.py": "claims Oscar's basket by compare-and-set",
    "marketplace/shop/actions/orders.py": "copies the procurement's status to its order",
}


def test_only_the_mover_writes_a_status() -> None:
    """Neither `thing.status = …` nor `.update(status=…)`; a status moves through core.workflow."""
    moved = [p for p in SOURCES if name(p) not in ELSEWHERE]
    found = []
    for path in moved:
        for node in nodes(path):
            if isinstance(node, ast.Assign | ast.AugAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                if any(isinstance(t, ast.Attribute) and t.attr == "status" for t in targets):
                    found.append(place(path, node))
    for where, call in calls(moved):
        updates = isinstance(call.func, ast.Attribute) and call.func.attr in {
            "update",
            "bulk_update",
        }
        if updates and any(k.arg == "status" for k in call.keywords):
            found.append(where)
    assert found == []


# Names that two apps share on purpose.
SHARED = {
    "Objection": "one thing, decided by two apps: against a result, and against a sanction",
    "ReasonForm": "asks for one thing, the reason, under each app's own label and length",
    "Stage": "where a procurement stands; the other is the stage that the demo's story plays on",
}


def test_a_name_of_two_apps_means_one_thing() -> None:
    """A public class that others meet by its bare name is defined in one app only.

    Met so are models, forms, events, errors and status words, and what another app imports. A plain
    class read through its module (`ledger.Line`, `charts.Line`) has its meaning from there.
    """
    homes: dict[str, set[str]] = {}
    met: set[str] = set()
    for path in SOURCES:
        if {"management", "tables"} & set(path.parts):  # Django names those classes
            continue
        app = path.relative_to(ROOT).parts[0]
        for node in tree(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(app)
                if {ast.unparse(base) for base in node.bases} - {"NamedTuple", "Protocol"}:
                    met.add(node.name)
        for node in nodes(path):
            if isinstance(node, ast.ImportFrom) and (node.module or app).split(".")[0] != app:
                met.update(alias.name for alias in node.names if not node.level)
    assert {name for name in met if len(homes.get(name, ())) > 1} == set(SHARED)


# Where a request, a task or a command begins: there the clock is read and chance is drawn.
EDGES = {"views", "management", "pages", "demo", "settings"}
EDGE_MODULES = {"views", "tasks", "middleware", "context_processors", "menu", "broker"}
CLOCKS = {
    "core/clock.py": "is the clock",
    "core/arrivals.py": "says when a request came in",
    "marketplace/web_worker.py": "is where a request comes in",
    "marketplace/shop/partner/strategy.py": "Oscar asks for a price and gives no time",
    "marketplace/shop/communication/utils.py": "Oscar sends a message and gives no time",
    "billing/gateways/offline/gateway.py": "an own number series, replaced in tests",
}


def test_below_the_edge_time_and_chance_are_arguments() -> None:
    clock = re.compile(
        r"(timezone|clock|date|dt\.date|datetime|dt\.datetime)\.(now|utcnow|today)"
        r"|time\.time|now|database_now"
    )
    chance = re.compile(r"(random|secrets)\.(?!compare_digest|values|items)|uuid\.uuid|os\.urandom")
    inside = [
        p
        for p in SOURCES
        if not EDGES & set(p.parts) and p.stem not in EDGE_MODULES and name(p) not in CLOCKS
    ]
    found = []
    for where, call in calls(inside):
        called = ast.unparse(call.func)
        if clock.fullmatch(called) or chance.match(called):
            found.append(f"{where} calls {called}()")
    assert found == []


# Where the day of a moment is taken; everything else asks there.
DAYS = {
    "core/clock.py": "is the clock",
    "sandbox_gateway/clock.py": "plays an outside system, which knows nothing of ours",
}


def test_the_day_of_a_moment_is_the_market_s() -> None:
    """A day, month or hour read off a moment is UTC's: the one before, for eight hours a night.

    `core.clock.local_date` gives the day, `astimezone(SHANGHAI)` what is formatted for people.
    Ruff's DTZ rules refuse times without a zone; this refuses what they do not see.
    """
    parts = {"year", "month", "day", "hour", "weekday", "isoweekday", "isocalendar", "strftime"}
    sql = re.compile(r"::\s*date\b|\bcurrent_date\b|\bdate_trunc\(|\bto_char\(", re.IGNORECASE)
    elsewhere = [
        p for app in ("bench", "sandbox_gateway", "tests") for p in (ROOT / app).rglob("*.py")
    ]
    found = []
    for path in [*SOURCES, *MIGRATIONS, *elsewhere]:
        if name(path) in DAYS or path == Path(__file__):
            continue
        for node in nodes(path):
            match node:
                case ast.Call(func=ast.Attribute(attr="date"), args=[], keywords=[]):
                    found.append(f"{place(path, node)} takes .date() of a moment")
                case ast.Name(id="localdate") | ast.Attribute(attr="localdate"):
                    found.append(f"{place(path, node)} takes the day of Django's current zone")
                case ast.Attribute(value=moment, attr=attr) if attr in parts and is_moment(moment):
                    found.append(f"{place(path, node)} reads .{attr} off a moment")
                case ast.FormattedValue(value=moment, format_spec=ast.JoinedStr() as spec) if (
                    "%" in ast.unparse(spec) and is_moment(moment)
                ):
                    found.append(f"{place(path, node)} formats a moment")
                case ast.Constant(value=str(words)) if sql.search(words) and (
                    "at time zone" not in words.lower()
                ):
                    found.append(f"{place(path, node)} lets the database take the day")
    assert found == []


def is_moment(node: ast.expr) -> bool:
    """By the house's names: `at`, `now`, `…_at`, and the clocks."""
    if isinstance(node, ast.Call):
        node = node.func
    called = node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")
    return called in {"at", "now", "moment", "database_now"} or called.endswith("_at")


def test_only_the_ledger_writes_the_books() -> None:
    """No row of the books is made, changed or removed anywhere but in billing.ledger."""
    books = {"Account", "Journal", "Transfer", "LedgerProof"}
    writes = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete"}
    others = [p for p in SOURCES if name(p) != "billing/ledger.py"]
    found = []
    for where, call in calls(others):
        if isinstance(call.func, ast.Attribute) and call.func.attr in writes:
            named = {n.id for n in ast.walk(call.func) if isinstance(n, ast.Name)}
            if named & books:
                found.append(where)
    assert found == []


def test_every_event_is_published_and_heard() -> None:
    """An event without a listener is a promise nobody relies on; StatusMoved tells every move."""
    kinds = [
        node.name
        for path in (ROOT / app / "events.py" for app in APPS[1:])
        if path.exists()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
    ]
    everything = "\n".join(text(path) for path in SOURCES)
    published = set(re.findall(r"\b(?:publish|tell)\((?:events\.)?(\w+)\(", everything))
    heard = set(re.findall(r"\bon\((\w+)\)", everything))
    assert set(kinds) - published == set(), "never published"
    assert set(kinds) - heard == set(), "nobody listens"


def test_every_rule_of_a_region_is_applied() -> None:
    """The rules page shows each of them, so some code must read it."""
    read = {
        node.attr for path in SOURCES for node in nodes(path) if isinstance(node, ast.Attribute)
    }
    stated = set().union(*(section.names() for section in sections()))
    assert stated - read == set()


def test_the_kernel_names_nothing_of_the_apps_above_it() -> None:
    """Neither their addresses nor their models: each app registers what is its own."""
    others = re.compile(r"(agencies|billing|bidding|contracts|search|shop|pages|axes|mfa)[.:]\w")
    found = [
        place(path, node)
        for path in SOURCES
        if name(path).startswith("core/")
        for node in nodes(path)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and others.match(node.value)
    ]
    assert found == []


PURE = (
    "agencies/offers/eligibility.py",
    "agencies/credit/ranking.py",
    "agencies/credit/scoring.py",
    "bidding/draws/scheme.py",
    "bidding/draws/transcript.py",
    "billing/cells.py",
    "billing/reconciliation/matching/references.py",
    "billing/reconciliation/statements/csv_market.py",
    "billing/reconciliation/statements/csv_table.py",
    "billing/reconciliation/statements/lines.py",
    "contracts/documents.py",
    "contracts/validity.py",
    "core/hashing.py",
    "core/money.py",
    "core/numbers.py",
    "search/text.py",
    "bidding/methods/prices.py",
    *(name(path) for path in ROOT.glob("bidding/methods/*/outcome.py")),
    *(name(path) for path in ROOT.glob("bidding/sealing/*.py")),
)


def test_pure_modules_do_not_know_the_database() -> None:
    """Data in, data out: they can be replayed, and proved without a database."""
    found = []
    for path in (ROOT / each for each in PURE):
        for node in nodes(path):
            if isinstance(node, ast.Import | ast.ImportFrom):
                source = f"{node.module or ''}." if isinstance(node, ast.ImportFrom) else ""
                named = source + "|".join(alias.name for alias in node.names)
                if re.search(r"django\.db|\bmodels\b|\bqueries\b|\bworkflow\b", named):
                    found.append(f"{place(path, node)} imports {named}")
    assert found == []


def test_migrations_are_named_by_meaning() -> None:
    meaningless = re.compile(r"_auto_|_initial$|_alter_|_remove_|\d{8}")
    assert [name(p) for p in MIGRATIONS if meaningless.search(p.stem)] == []


METHODS = ROOT / "bidding/methods"
KEYS = {folder.parent.name for folder in METHODS.glob("*/method.py")}


def test_every_folder_of_the_methods_is_a_method() -> None:
    assert {each.key for each in registry.methods()} == KEYS


def test_nothing_but_a_method_knows_a_method_by_its_name() -> None:
    """What differs by method is asked of it: no other code or template compares the key."""
    of_a_method = re.compile(rf"'({'|'.join(KEYS)})'|\w+\.KEY|(?!request\b)\w+\.method")
    rest = [p for p in SOURCES if not p.is_relative_to(METHODS)]
    found = []
    for path in rest:
        for node in nodes(path):
            compared: list[ast.expr] = []
            if isinstance(node, ast.Compare):
                compared = [node.left, *node.comparators]
            elif isinstance(node, ast.MatchValue):
                compared = [node.value]
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("filter", "get")):
                compared = [each.value for each in node.keywords if each.arg == "method"]
            if any(of_a_method.fullmatch(ast.unparse(each)) for each in compared):
                found.append(place(path, node))  # type: ignore[arg-type]  # all three have a line
    named = re.compile(rf"\.method\s*(==|!=|in\b)|[\"'](?:{'|'.join(KEYS)})[\"']")
    for path in TEMPLATES:
        if not path.is_relative_to(METHODS) and named.search(text(path)):
            found.append(name(path))
    assert found == []


def test_every_template_is_used() -> None:
    """Named in Python or in another template; those of packages are found by their path."""
    packaged = re.compile(
        r"(account|mfa|allauth|usersessions|oscar|admin)/|\d{3}\.html$"  # errors by their number
    )
    quoted: dict[str, set[Path]] = {}
    for path in [*SOURCES, *TEMPLATES]:
        for wanted in re.findall(r"[\w./-]+\.html", text(path)):
            quoted.setdefault(wanted, set()).add(path)
    unused = [
        wanted
        for path in TEMPLATES
        if not packaged.match(wanted := template(path)) and not quoted.get(wanted, set()) - {path}
    ]
    assert unused == []


def test_tests_skip_by_the_one_way_that_ci_refuses() -> None:
    """`tests.conftest.missing` fails where everything must be present; a bare skip hides a gap."""
    allowed = {"tests/conftest.py", "tests/test_conventions.py"}
    found = [
        where
        for where, call in calls([p for p in TESTS if name(p) not in allowed])
        if ast.unparse(call.func) in {"pytest.skip", "pytest.importorskip", "pytest.mark.skipif"}
    ]
    assert found == []


def test_the_project_speaks_of_the_project_alone() -> None:
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")
    words = re.compile(r"/work/|\bclaude\b|\bsubagent|\bLLM\b|prototypes/", re.IGNORECASE)
    found = []
    for path in (ROOT / each for each in tracked):
        spoken = path.suffix in {".py", ".md", ".html", ".js", ".css", ".toml", ".po"}
        if spoken and path.exists() and path != Path(__file__):
            said = words.search(path.read_text(errors="ignore"))
            found += [f"{name(path)} says {said[0]!r}"] if said else []
    assert found == []


# A package's own elements are drawn as the package gives them.
FRAMES = [p for p in TEMPLATES if not {"components", "elements"} & set(p.parts)]


def test_pages_write_no_frame_by_hand() -> None:
    """Tables, their labels on phones and key facts are drawn by core.templatetags.parts."""
    frame = re.compile(r'<table|\bdata-l=|<dl class="sum"|<dt>')
    found = [f"{name(p)} writes {said[0]}" for p in FRAMES for said in frame.finditer(text(p))]
    assert found == []


def test_pages_compare_no_status() -> None:
    """A page asks a capability (`thing|can:"be_paid"`), or its view says what the reader may do."""
    compared = re.compile(r"""\b(status|stage) *(==|!=|in) *["'(]|["'] *(==|!=) *[\w.]*status\b""")
    found = [f"{name(p)}: {said[0]}" for p in TEMPLATES for said in compared.finditer(text(p))]
    assert found == []


def test_capabilities_that_pages_ask_are_declared() -> None:
    """A capability nobody declares is a misspelt one, and never true."""
    declared = {c for m in MACHINES.values() for held in m.capabilities.values() for c in held}
    asked = re.compile(r'\|can:"(\w+)"')
    found = [(name(p), c) for p in TEMPLATES for c in asked.findall(text(p)) if c not in declared]
    assert found == []


def test_words_drawn_in_a_loop_stand_apart() -> None:
    """Elements side by side in a text need a space: "2026-11-2523:19" is no time."""
    glued = re.compile(r"{% for [^%]*%}<(a|b|code|small|span|strong|time)\b.*</\1>{% endfor %}")
    found = [f"{name(p)}: {said[0]}" for p in TEMPLATES for said in glued.finditer(text(p))]
    assert found == []


def test_a_line_of_a_template_has_120_columns_at_most() -> None:
    found = [
        f"{name(path)}:{number}"
        for path in TEMPLATES
        for number, line in enumerate(text(path).splitlines(), 1)
        if len(line) > 120
    ]
    assert found == []
