"""One request as a handler sees it, and the lists every resource answers alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox_gateway.store import Shelf
from sandbox_gateway.wire import ApiError, Json, Params

_COMPARISONS = {"gt": ">", "gte": ">=", "lt": "<", "lte": "<="}
_CLAUSE = re.compile(r"""\s*(?:metadata\[["']([^"']+)["']\]|(\w+))\s*:\s*["']([^"']*)["']\s*""")


@dataclass(frozen=True, kw_only=True)
class Config:
    """How one sandbox behaves. The fee is in hundredths of a per cent, rounded half up."""

    secret_key: str = "sk_test_sandbox"  # noqa: S105  the published key of a sandbox without money
    fee_basis_points: int = 60
    webhook_url: str = ""
    webhook_secret: str = ""
    allowed_origins: tuple[str, ...] = ()
    retry_after: tuple[float, ...] = (1, 5, 30, 120, 600, 3600, 21600, 86400)
    timeout: float = 10.0


@dataclass(frozen=True, kw_only=True)
class Call:
    """What a handler may use; `new_id` draws the only randomness.

    Times are Unix seconds: `now` is what objects carry, `machine_time` when deliveries leave.
    """

    shelf: Shelf
    params: Params
    config: Config
    now: int
    machine_time: float
    new_id: Callable[[str], str]
    account: str = ""
    args: tuple[str, ...] = ()
    base_url: str = ""
    origin: Json = field(default_factory=lambda: {"id": None, "idempotency_key": None})

    def get(self, kind: str, object_id: str) -> Json:
        return self.shelf.get(kind, object_id, account=self.account)

    def put(self, body: Json) -> Json:
        return self.shelf.put(body, account=self.account)


def page(call: Call, kind: str, url: str, labels: dict[str, str | None]) -> Json:
    """One page of a list, newest first, with Stripe's cursors and `created` filter."""
    params = call.params
    where: list[tuple[str, int]] = []
    created = params.raw("created")
    if isinstance(created, str):
        where.append(("created =", _whole("created", created)))
    for name, bound in created.items() if isinstance(created, dict) else ():
        if name not in _COMPARISONS:
            raise ApiError(400, f"Invalid created[{name}]", param="created")
        where.append((f"created {_COMPARISONS[name]}", _whole("created", bound)))
    after, before = params.text("starting_after"), params.text("ending_before")
    if after:
        where.append(("seq <", call.shelf.seq_of(after)))
    if before:
        where.append(("seq >", call.shelf.seq_of(before)))
    size = page_size(params)
    found = call.shelf.find(
        kind,
        account=call.account,
        labels={name: value for name, value in labels.items() if value},
        where=where,
        newest_first=not before,
        limit=size + 1,
    )
    rows = found[:size]
    if before:
        rows.reverse()
    return {"object": "list", "url": url, "has_more": len(found) > size, "data": rows}


def page_size(params: Params) -> int:
    size = params.integer("limit")
    if size is not None and not 1 <= size <= 100:
        raise ApiError(400, "Invalid limit: must be between 1 and 100.", param="limit")
    return size or 10


def search(call: Call, kind: str, url: str) -> Json:
    """Search by `metadata['key']:'value'` and indexed fields, joined with AND."""
    labels: dict[str, str] = {}
    for clause in call.params.required("query").split(" AND "):
        match = _CLAUSE.fullmatch(clause)
        if match is None:
            raise ApiError(400, f"We were unable to parse your search query: {clause}")
        metadata, plain, value = match.groups()
        labels[f"metadata.{metadata}" if metadata else plain] = value
    size = page_size(call.params)
    cursor = call.params.integer("page")
    where = [("seq <", cursor)] if cursor else []
    found = call.shelf.find(kind, account=call.account, labels=labels, where=where, limit=size + 1)
    more = len(found) > size
    rows = found[:size]
    return {
        "object": "search_result",
        "url": url,
        "has_more": more,
        "next_page": str(call.shelf.seq_of(rows[-1]["id"])) if more else None,
        "data": rows,
    }


def expand(shelf: Shelf, body: Any, path: list[str]) -> None:
    """Replace the id at `latest_charge.balance_transaction` by the object it names."""
    if isinstance(body, list):
        for each in body:
            expand(shelf, each, path)
        return
    if not isinstance(body, dict) or not path or path[0] not in body:
        return
    if isinstance(body[path[0]], str):
        body[path[0]] = shelf.any(body[path[0]]) or body[path[0]]
    expand(shelf, body[path[0]], path[1:])


def _whole(name: str, value: Any) -> int:
    number = Params({name: value}).integer(name)
    return number or 0
