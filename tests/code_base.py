"""The code base as its conventions read it: each file read and parsed once a session."""

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
APPS = ("core", "agencies", "billing", "bidding", "contracts", "search", "marketplace")
SOURCES = sorted(
    path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts
)
MIGRATIONS = sorted(path for app in APPS for path in (ROOT / app).glob("**/migrations/0*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
# Those of the site, and those that a selection method brings in its folder.
TEMPLATES = sorted(
    [*ROOT.glob("templates/**/*.html"), *ROOT.glob("bidding/methods/*/templates/**/*.html")]
)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def template(path: Path) -> str:
    """The name by which a template is found."""
    return name(path).rsplit("templates/", 1)[1]


@cache
def text(path: Path) -> str:
    return path.read_text()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(text(path))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """Every node of the file's syntax tree."""
    return tuple(ast.walk(tree(path)))


def calls(paths: Iterable[Path]) -> Iterator[tuple[str, ast.Call]]:
    """Every call in these files, with the place `file:line` a failing rule shows."""
    for path in paths:
        for node in nodes(path):
            if isinstance(node, ast.Call):
                yield place(path, node), node


def place(path: Path, node: ast.stmt | ast.expr) -> str:
    return f"{name(path)}:{node.lineno}"
