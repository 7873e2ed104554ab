"""Search on PostgreSQL: hits, total and facets in one statement."""

import json
from typing import Any

from django.db import connection

from . import text
from .engine import FACETS, Hit, Query, Result

_ORDERS = {
    "rank": "rank DESC, kind, object_id",
    "price": "price_fen ASC NULLS LAST, rank DESC, kind, object_id",
    "days": "days ASC NULLS LAST, rank DESC, kind, object_id",
    "closing": "closes_at ASC NULLS LAST, kind, object_id",
}
_FILTERS = frozenset({*FACETS, "item", "agency_id"})
_SQL = """
WITH m AS MATERIALIZED (
  SELECT id, {facets}, object_id, price_fen, days, closes_at, rank
  FROM search_searchentry WHERE {where}
)
SELECT
  (SELECT json_agg(h) FROM (
     SELECT p.kind, p.object_id, p.rank, e.parts
     FROM (SELECT * FROM m ORDER BY {order} LIMIT %s OFFSET %s) p
     JOIN search_searchentry e USING (id) ORDER BY {outer}) h),
  (SELECT count(*) FROM m),
  (SELECT json_agg(f) FROM (
     SELECT grouping({facets}) AS which, {facets}, count(*) AS n
     FROM m GROUP BY GROUPING SETS ({sets})) f)
"""


class PostgresEngine:
    """Bigrams through a GIN index; terms of three and more characters are checked again."""

    def search(self, query: Query) -> Result:
        """Find what the query asks for, in one statement."""
        where, values = _where(query)
        order = _ORDERS[query.sort]
        sql = _SQL.format(
            facets=", ".join(FACETS),
            sets=", ".join(f"({name})" for name in FACETS),
            where=where,
            order=order,
            outer=", ".join(f"p.{part.strip()}" for part in order.split(",")),
        )
        with connection.cursor() as cursor:
            cursor.execute(sql, [*values, query.size, (query.page - 1) * query.size])
            hits, total, facets = (_loaded(cell) for cell in cursor.fetchone())
        found = [Hit(h["kind"], h["object_id"], h["rank"], h["parts"]) for h in hits or []]
        return Result(found, total, _counts(facets or []))


def _loaded(cell: Any) -> Any:
    return json.loads(cell) if isinstance(cell, str) else cell


def _where(query: Query) -> tuple[str, list[Any]]:
    clauses, values = ["is_visible"], []
    for term in text.terms(query.text):
        either: list[str] = []
        for each in text.alternatives(term):
            either.append("array_to_tsvector(tokens) @@ %s::tsquery")
            values.append(" & ".join(_lexeme(token) for token in text.wanted(each)))
            if text.is_chinese(each) and len(each) > 2:
                either[-1] += " AND text LIKE %s"
                values.append(f"%{each}%")
        clauses.append(f"({' OR '.join(either)})")
    for name, value in query.filters.items():
        if name not in _FILTERS:
            raise KeyError(name)
        clauses.append(f"{name} = %s")
        values.append(value)
    return " AND ".join(clauses), values


def _lexeme(token: str) -> str:
    """A token as tsquery writes it. Tokens hold letters, digits and Chinese characters only."""
    return f"'{token[:-1]}':*" if token.endswith("*") else f"'{token}'"


def _counts(rows: list[dict[str, Any]]) -> dict[str, dict[Any, int]]:
    """Counts by facet, most frequent first; empty values are left out."""
    counts: dict[str, dict[Any, int]] = {name: {} for name in FACETS}
    # grouping() sets the bit of every column that is not grouped by; the first is the highest.
    names = {
        (1 << len(FACETS)) - 1 - (1 << (len(FACETS) - 1 - n)): name for n, name in enumerate(FACETS)
    }
    for row in sorted(rows, key=lambda row: -row["n"]):
        name = names[row["which"]]
        if row[name] not in (None, ""):
            counts[name][row[name]] = row["n"]
    return counts
