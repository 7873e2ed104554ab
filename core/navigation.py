"""The left menu: each app adds its entries in a `menu.py`; a role sees its own, in order."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest
from django.urls import NoReverseMatch, is_valid_path, reverse
from django.utils.translation import gettext_lazy as _

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


# The first part of the address of each role's desk.
DESKS = {
    Role.OWNER: "buyer",
    Role.AGENCY: "agency",
    Role.REGULATOR: "regulator",
    Role.FINANCE: "finance",
    Role.OPERATOR: "ops",
}
_PREFIXES = {prefix: role for role, prefix in DESKS.items()}
# Pages each role sees within its own desk; public pages that are part of the owner's work.
_SHARED = ("account", "accounts", "messages")
_OWNERS_TOO = ("shelf", "basket")
_entries: list[Entry] = []


FOOTER = (
    (_("Help"), "/help/"),
    (_("Accessibility"), "/accessibility/"),
    (_("Open interfaces"), "/api/docs"),
    (_("Complain"), "/complaints/new"),
)


@cache
def footer() -> list[tuple[object, str]]:
    """The links at the foot of every page, as far as this installation has them."""
    return [(label, path) for label, path in FOOTER if is_valid_path(path)]


def desk_of(request: HttpRequest) -> Role:
    """The role whose desk a page belongs to; one's own on shared pages; else the public."""
    prefix = request.path.split("/")[1]
    actor = actor_of(request)
    if prefix in _SHARED or (prefix in _OWNERS_TOO and actor.role == Role.OWNER):
        return actor.role
    return _PREFIXES.get(prefix, Role.PUBLIC)


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


@cache
def _addressed(desk: Role) -> list[tuple[Entry, str]]:
    """The entries of a desk with their addresses, in order, as far as this installation has them.

    Neither changes while a process runs; what waits behind an entry is counted on every page.
    """
    found: list[tuple[Entry, str]] = []
    for entry in sorted(_entries, key=lambda each: (each.order, each.url_name)):
        if entry.role == desk:
            with suppress(NoReverseMatch):
                found.append((entry, reverse(entry.url_name)))
    return found


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
