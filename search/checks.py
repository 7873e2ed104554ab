"""A system check: the cluster understands Chinese."""

from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections
from django.db.utils import DatabaseError


@register(Tags.database)
def cluster_finds_chinese(databases: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Under LC_ALL=C a cluster cuts no trigram from Chinese text and names are never found."""
    found: list[CheckMessage] = []
    for alias in databases or []:
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
                if cursor.fetchone() is None:
                    continue
                cursor.execute("SELECT cardinality(show_trgm('测绘工程'))")
                (count,) = cursor.fetchone()
        except DatabaseError:
            continue
        if not count:
            found.append(
                Error(
                    "The database cluster cuts no trigrams from Chinese text.",
                    hint="Initialise it with --locale-provider=builtin --builtin-locale=C.UTF-8.",
                    id="search.E001",
                )
            )
    return found
