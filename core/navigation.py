"""Desks, menus and the foot of every page.

Each app registers what is its own in a `menu.py`, by the names of its addresses: the desk it keeps
for a role, its menu entries, its pages that people read within their own desk, its links.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from .actors import Actor, Role, actor_of


@dataclass(frozen=True)
class Entry:
    """One menu entry. `counter` gives how many things wait there (0 shows nothing)."""

    role: Role
    label: object
    url_name: str
    order: int
    counter: Callable[[Actor], int] | None = None


@dataclass(frozen=True)
class ShownEntry:
    """An entry as the template draws it."""

    label: object
    url: str
    count: int
    is_current: bool


_entries: list[Entry] = []
_desks: dict[Role, str] = {}
_shared: dict[str, Role | None] = {}
_foot: list[tuple[int, str, object]] = []


def add(
    role: Role,
    label: object,
    url_name: str,
    *,
    order: int,
    counter: Callable[[Actor], int] | None = None,
) -> None:
    """Add an entry to a role's menu. Keep a role's menu at ten entries or fewer."""
    _entries.append(Entry(role, label, url_name, order, counter))
    _addressed.cache_clear()


def add_desk(role: Role, url_name: str) -> None:
    """The desk of a role: its first page. Every address that begins alike belongs to it."""
    _desks[role] = url_name
    _desk_by_prefix.cache_clear()


def share(url_name: str, *, with_role: Role | None = None) -> None:
    """Pages that begin like this one show the reader's own menu; `with_role`: that role's only."""
    _shared[url_name] = with_role
    _shared_by_prefix.cache_clear()


def add_to_foot(label: object, url_name: str, *, order: int) -> None:
    """A link at the foot of every page."""
    _foot.append((order, url_name, label))
    footer.cache_clear()


# Addresses never change while a process runs; what waits behind an entry is counted on every page.


def _prefix(url_name: str) -> str:
    return reverse(url_name).split("/")[1]


@cache
def _desk_by_prefix() -> dict[str, Role]:
    return {_prefix(url_name): role for role, url_name in _desks.items()}


@cache
def _shared_by_prefix() -> dict[str, Role | None]:
    return {_prefix(url_name): role for url_name, role in _shared.items()}


@cache
def _addressed(desk: Role) -> list[tuple[Entry, str]]:
    """The entries of a desk with their addresses, in order, as far as they are installed."""
    found: list[tuple[Entry, str]] = []
    for entry in sorted(_entries, key=lambda each: (each.order, each.url_name)):
        if entry.role == desk:
            with suppress(NoReverseMatch):
                found.append((entry, reverse(entry.url_name)))
    return found


@cache
def footer() -> list[tuple[object, str]]:
    """The links at the foot of every page, in order."""
    return [
        (label, reverse(url_name))
        for _order, url_name, label in sorted(_foot, key=lambda each: each[:2])
    ]


def desk_address(role: Role) -> str:
    """Where the desk of a role begins. The public has none."""
    return reverse(_desks[role])


def desk_of(request: HttpRequest) -> Role:
    """The role whose desk a page belongs to; one's own on shared pages; else the public."""
    prefix = request.path.split("/")[1]
    role, shared = actor_of(request).role, _shared_by_prefix()
    if prefix in shared and shared[prefix] in (None, role):
        return role
    return _desk_by_prefix().get(prefix, Role.PUBLIC)


def menu_for(request: HttpRequest) -> list[ShownEntry]:
    """The menu of the role this page belongs to: a desk's own, the public one elsewhere."""
    actor, path = actor_of(request), request.path
    mine = _addressed(desk_of(request))
    fitting = [url for _entry, url in mine if path == url or (url != "/" and path.startswith(url))]
    current = max(fitting, key=len, default=None)
    return [
        ShownEntry(entry.label, url, entry.counter(actor) if entry.counter else 0, url == current)
        for entry, url in mine
    ]
