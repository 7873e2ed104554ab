"""A list without an order comes back the other way round, so nothing can lean on it.

Reversed and not drawn by lot: a test that fails fails again.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

_fetch_all = QuerySet._fetch_all
_iterator = QuerySet._iterator


def reverse_unordered_lists() -> None:
    QuerySet._fetch_all = _fetch_all_reversed
    QuerySet._iterator = _iterator_reversed


def _fetch_all_reversed(self: QuerySet[Any]) -> None:
    fresh = self._result_cache is None
    _fetch_all(self)
    if fresh and not self.ordered:
        self._result_cache.reverse()


def _iterator_reversed(self: QuerySet[Any], *arguments: Any) -> Iterator[Any]:
    rows = _iterator(self, *arguments)
    return rows if self.ordered else reversed(list(rows))
