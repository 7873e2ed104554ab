"""The parts that pages are made of: head, table, key facts, forms, acts. See them at /ops/gallery/.

Each part has one way to be written and one template in `components/`, compiled once.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from django import forms, template
from django.template.base import (
    FilterExpression,
    Node,
    NodeList,
    Parser,
    TextNode,
    Token,
    token_kwargs,
)
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from core.acts import Act
from core.policy import YES, Verdict

register = template.Library()


def _draw(context: template.Context, name: str, values: dict[str, Any]) -> SafeString:
    """A component's template with these values alone, and the token its forms need."""
    new = context.new({**values, "csrf_token": context.get("csrf_token")})
    return context.template.engine.get_template(name).render(new)  # type: ignore[union-attr]


def _text(nodes: NodeList, context: template.Context) -> SafeString:
    """What stands inside a tag, without the line breaks of its source around it."""
    return mark_safe(nodes.render(context).strip())  # noqa: S308 - a template's own output


# --- Tables ---


class ColumnNode(Node):
    """One column: its head once, the cell of any row, and perhaps a total below."""

    child_nodelists = ("cell", "total")

    def __init__(
        self,
        label: FilterExpression,
        options: dict[str, FilterExpression],
        cell: NodeList,
        total: NodeList,
    ) -> None:
        self.label, self.options = label, options
        self.cell, self.total = cell, total

    def opened(self, context: template.Context, *, is_first: bool) -> "Column":
        """The column as it is drawn for this reader: label translated, tags written once."""
        kind = _option(self.options, "kind", context, "")
        label = self.label.resolve(context)
        shown = format_html(' class="{}"', kind) if kind not in ("", "acts") else ""
        if is_first:
            return Column(self, label, kind, format_html('<th scope="row"{}>', shown), "</th>")
        phone = format_html(' data-l="{}"', label) if kind != "acts" else ""
        return Column(self, label, kind, format_html("<td{}{}>", shown, phone), "</td>")


class Column:
    """A column on its way into one page."""

    def __init__(self, node: ColumnNode, label: Any, kind: str, start: str, end: str) -> None:
        self.node, self.label, self.kind, self.start, self.end = node, label, kind, start, end
        self.is_figure = "n" in kind.split()
        self.is_heard = kind == "acts"
        self.total: SafeString | None = None
        self.span = 1  # how many columns its total takes


class TableNode(Node):
    """Rows under columns that are written once: head, phone label, cell and total together."""

    child_nodelists = ("nodelist", "empty")

    def __init__(
        self,
        caption: FilterExpression,
        rows: FilterExpression,
        names: list[str],
        options: dict[str, FilterExpression],
        columns: list[ColumnNode],
        empty: NodeList,
    ) -> None:
        self.caption, self.rows, self.names, self.options = caption, rows, names, options
        self.columns, self.nodelist, self.empty = columns, NodeList(columns), empty

    def render(self, context: template.Context) -> SafeString:
        rows = list(self.rows.resolve(context) or ())
        if not rows:
            return self.empty.render(context)
        nodes = [c for c in self.columns if _option(c.options, "when", context, True)]
        columns = [node.opened(context, is_first=n == 0) for n, node in enumerate(nodes)]
        values = {
            "caption": self.caption.resolve(context),
            "hidden_caption": _option(self.options, "hidden_caption", context, False),
            "cards": _option(self.options, "cards", context, True),
            "columns": columns,
            "rows": self._rows(context, rows, columns),
            "totals": self._totals(context, columns),
        }
        return _draw(context, "components/table.html", values)

    def _rows(
        self, context: template.Context, rows: list[Any], columns: list[Column]
    ) -> list[SafeString]:
        drawn = []
        with context.push():
            for row in rows:
                if len(self.names) == 1:
                    context[self.names[0]] = row
                else:
                    context.update(dict(zip(self.names, row, strict=True)))
                cells = [c.start + c.node.cell.render(context).strip() + c.end for c in columns]
                if len(self.names) > 1:
                    context.pop()
                drawn.append(mark_safe("".join(cells)))  # noqa: S308 - cells are template output
        return drawn

    def _totals(self, context: template.Context, columns: list[Column]) -> dict[str, Any] | None:
        """The row below: the words over the columns before the first total, then the totals."""
        if not any(c.node.total for c in columns):
            return None
        first = next(n for n, c in enumerate(columns) if c.node.total)
        cells: list[Column] = []
        for column in columns[first:]:
            if not column.node.total and cells and not cells[-1].is_figure:
                cells[-1].span += 1  # words take the room of the columns without a total after them
                continue
            column.total = _text(column.node.total, context)
            cells.append(column)
        label = _option(self.options, "total", context, None) or _("Total")
        return {"label": label, "span": first, "columns": cells}


def _option(
    options: dict[str, FilterExpression], name: str, context: template.Context, default: Any
) -> Any:
    expression = options.get(name)
    return default if expression is None else expression.resolve(context)


def _options(bits: list[str], parser: Parser, allowed: set[str], tag: str) -> dict[str, Any]:
    options = token_kwargs(bits, parser)
    if bits or not set(options) <= allowed:
        raise template.TemplateSyntaxError(f"{tag}: cannot read {bits or set(options) - allowed}")
    return options


@register.tag
def table(parser: Parser, token: Token) -> TableNode:
    """`{% table caption rows as row %}` columns `{% empty %}` what else `{% endtable %}`.

    Options: hidden_caption=True (heard, not seen: a heading says it already), cards=False (stays a
    table on a phone), total=… (the words of the row of totals; "Total" unless given).
    """
    _tag, caption, rows, *bits = token.split_contents()
    if len(bits) < 2 or bits[0] != "as":
        raise template.TemplateSyntaxError("table: write {% table caption rows as row %}")
    names = [bits[1]]
    bits = bits[2:]
    while names[-1].endswith(","):
        names[-1] = names[-1].removesuffix(",")
        names.append(bits.pop(0))
    options = _options(bits, parser, {"hidden_caption", "cards", "total"}, "table")
    inside = parser.parse(("empty", "endtable"))
    empty = NodeList()
    if parser.next_token().contents == "empty":
        empty = parser.parse(("endtable",))
        parser.delete_first_token()
    columns = [node for node in inside if isinstance(node, ColumnNode)]
    others = [node for node in inside if not isinstance(node, ColumnNode)]
    if any(not isinstance(node, TextNode) or node.s.strip() for node in others):
        raise template.TemplateSyntaxError("table: only columns stand in a table")
    return TableNode(
        parser.compile_filter(caption),
        parser.compile_filter(rows),
        names,
        options,
        columns,
        empty,
    )


@register.tag
def column(parser: Parser, token: Token) -> ColumnNode:
    """`{% column label %}` a row's cell, perhaps `{% total %}…{% endtotal %}` `{% endcolumn %}`.

    Options: kind (classes of the cell: "n" a figure, "mono", "nowrap"; "acts": buttons under a head
    that is heard, not seen), when (False leaves the column out). The first column heads its row.
    """
    _tag, label, *bits = token.split_contents()
    options = _options(bits, parser, {"kind", "when"}, "column")
    inside = parser.parse(("endcolumn",))
    parser.delete_first_token()
    cell = NodeList(node for node in inside if not isinstance(node, TotalNode))
    total = NodeList(node for node in inside if isinstance(node, TotalNode))
    return ColumnNode(parser.compile_filter(label), options, cell, total)


class TotalNode(Node):
    """What stands below a column."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> SafeString:
        return _text(self.nodelist, context)


@register.tag
def total(parser: Parser, _token: Token) -> TotalNode:
    """The total of a column, inside `{% column %}`."""
    nodelist = parser.parse(("endtotal",))
    parser.delete_first_token()
    return TotalNode(nodelist)


# --- Heads ---


class SectionNode(Node):
    """A part of the head of a page that is not its title."""

    def __init__(self, name: str, options: dict[str, FilterExpression], nodelist: NodeList) -> None:
        self.name, self.options, self.nodelist = name, options, nodelist

    def render(self, context: template.Context) -> SafeString:
        return _text(self.nodelist, context)


class HeadNode(Node):
    """The head of a page: its title and the sections there are."""

    child_nodelists = ("title", "nodelist")

    def __init__(self, title: NodeList, sections: list[SectionNode]) -> None:
        self.title, self.sections, self.nodelist = title, sections, NodeList(sections)

    def render(self, context: template.Context) -> SafeString:
        values = {"title": _text(self.title, context), **dict.fromkeys(SECTIONS, ""), "kind": ""}
        for section in self.sections:
            values[section.name] = section.render(context)
            values["kind"] = _option(section.options, "kind", context, values["kind"])
        return _draw(context, "components/head.html", values)


@register.tag
def head(parser: Parser, _token: Token) -> HeadNode:
    """`{% head %}` the title and any of the sections `{% endhead %}`.

    Crumbs lead back, the state is a line of status words, the hint a sentence, buttons stand at the
    right; each is written `{% hint %}…{% endhint %}`. A hint of figures: `{% hint kind="mono" %}`.
    """
    inside = parser.parse(("endhead",))
    parser.delete_first_token()
    title = NodeList(node for node in inside if not isinstance(node, SectionNode))
    return HeadNode(title, [node for node in inside if isinstance(node, SectionNode)])


SECTIONS = ("crumbs", "state", "hint", "buttons")


def _section(parser: Parser, token: Token) -> SectionNode:
    name, *bits = token.split_contents()
    options = _options(bits, parser, {"kind"} if name == "hint" else set(), name)
    nodelist = parser.parse((f"end{name}",))
    parser.delete_first_token()
    return SectionNode(name, options, nodelist)


for _name in SECTIONS:
    register.tag(_name, _section)


# --- Key facts ---


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """Key facts: a definition list of `{% fact %}`s."""
    return format_html('<dl class="sum">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: object, kind: str = "") -> SafeString:
    """One key fact; `kind` is the class of its value, e.g. "mono"."""
    shown = format_html(' class="{}"', kind) if kind else ""
    value = mark_safe(content.strip())  # noqa: S308 - a template's own output
    return format_html("<div><dt>{}</dt><dd{}>{}</dd></div>", label, shown, value)


# --- Forms and acts ---


@register.inclusion_tag("components/post.html")
def post(
    form: forms.Form,
    label: object,
    url: str = "",
    kind: str = "",
    verdict: Verdict = YES,
    name: str = "",
    value: str = "",
    other: object = "",
    other_url: str = "",
) -> dict[str, Any]:
    """A form that posts: its fields, then the button, beside it a link to what else one may do.

    Where the verdict refuses, its reason stands instead. `name` and `value` are the button's own.
    """
    return {
        "form": form,
        "label": label,
        "url": url,
        "kind": kind,
        "verdict": verdict,
        "name": name,
        "value": value,
        "other": other,
        "other_url": other_url,
    }


@register.inclusion_tag("components/act.html")
def act(
    verdict: Verdict,
    label: object,
    url: str,
    kind: str = "",
    name: str = "",
    value: str = "",
    is_link: bool = False,
) -> dict[str, Any]:
    """A button that posts to `url`, or a link to it; greyed with its reason where refused."""
    return {
        "verdict": verdict,
        "reason_id": "why-" + hashlib.sha256(f"{label}{url}{name}{value}".encode()).hexdigest()[:8],
        "label": label,
        "url": url,
        "kind": kind,
        "name": name,
        "value": value,
        "is_link": is_link,
    }


@register.inclusion_tag("components/acts.html", name="acts")
def draw_acts(acts: Sequence[Act]) -> dict[str, Any]:
    """What may be done next: buttons side by side, below them the acts that need a form."""
    return {
        "buttons": [act for act in acts if not (act.form and act.verdict)],
        "forms": [act for act in acts if act.form and act.verdict],
    }
