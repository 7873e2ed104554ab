"""A template of ours that reads an undefined variable fails the test, also inside `{% if %}`.

What a template may lack stands in its first comment: "Parameters: text; title (optional)".
`{% if project.draw %}` may ask for a related row that does not exist; printing it fails.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from django.conf import settings
from django.template import Context, Engine, engines
from django.template.base import FilterExpression, Parser, Variable, VariableDoesNotExist

OURS = Path(settings.BASE_DIR) / "templates"
# allauth gives its elements the attributes it has; an element cannot know which are missing.
THEIRS = OURS / "allauth" / "elements"
OPTIONAL = re.compile(r"([\w.]+) \(optional")


def refuse_undefined_variables() -> None:
    """Applies to every template compiled from now on."""
    FilterExpression.__init__ = _strict_init
    Engine.__init__ = _strict_engine
    engines["django"].engine.string_if_invalid = Undefined()


class Undefined(str):
    """Empty and false, as in production, but a page cannot print it."""

    def __html__(self) -> NoReturn:
        pytest.fail("a template prints a related row that does not exist")

    def __contains__(self, part: object) -> NoReturn:  # {% blocktranslate %} looks for "%s"
        pytest.fail("a {% blocktranslate %} prints an undefined variable")


class StrictVariable(Variable):
    def __init__(self, name: str, template: Path) -> None:
        super().__init__(name)
        self.template = template

    def resolve(self, context: Context) -> Any:
        try:
            return super().resolve(context)
        except VariableDoesNotExist:
            if self._may_lack(context):
                return ""  # what production prints
            # Not an Exception: Django's `{% if %}` swallows those.
            pytest.fail(f"{self.template.relative_to(OURS)} reads undefined {self.var}")

    def _may_lack(self, context: Context) -> bool:
        names = optional(self.template)
        return str(self.var) in names or (
            self.lookups[0] in names and context.get(self.lookups[0]) is None
        )


@cache
def optional(template: Path) -> frozenset[str]:
    """The names that the template's first comment, of one line or several, calls optional."""
    comment = re.search(r"(\{#.*?#\}\s*)+", template.read_text())
    words = re.sub(r"\s*#\}\s*\{#\s*", " ", comment[0]) if comment else ""
    return frozenset(OPTIONAL.findall(words))


_engine = Engine.__init__


def _strict_engine(self: Engine, *args: Any, **options: Any) -> None:
    """Also the next engine: Django makes a new one where a test changes DEBUG."""
    _engine(self, *args, **options)
    if OURS in map(Path, self.dirs):
        self.string_if_invalid = Undefined()


_init = FilterExpression.__init__


def _strict_init(self: FilterExpression, token: str, parser: Parser) -> None:
    _init(self, token, parser)
    template = Path(getattr(getattr(parser, "origin", None), "name", None) or "")
    if self.is_var and OURS in template.parents and THEIRS not in template.parents:
        self.var = StrictVariable(self.var.var, template)
