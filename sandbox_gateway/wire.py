"""Stripe's wire format: nested form fields in, JSON objects and typed errors out."""

import json
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

Json = dict[str, Any]

PRIVATE = "_sandbox"
"""Key of what the sandbox remembers inside an object and never sends."""

_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_INTEGER = re.compile(r"[0-9]{1,12}")
_CURRENCY = re.compile(r"[a-zA-Z]{3}")


class Answer(NamedTuple):
    """What a handler wants committed and sent, even when it is a refusal such as a decline."""

    body: Json
    status: int = 200


class ApiError(Exception):
    """A refusal that changes nothing: the request's transaction is rolled back."""

    def __init__(
        self,
        status: int,
        message: str,
        *,
        kind: str = "invalid_request_error",
        code: str | None = None,
        param: str | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.body = error_body(message, kind=kind, code=code, param=param)


def error_body(message: str, *, kind: str, **facts: Any) -> Json:
    """Stripe's error envelope; facts that are None are left out."""
    known = {name: value for name, value in facts.items() if value is not None}
    return {"error": {"type": kind, "message": message, **known}}


def missing(kind: str, object_id: str) -> ApiError:
    return ApiError(404, f"No such {kind}: '{object_id}'", code="resource_missing", param="id")


def decode_form(raw: str) -> Json:
    """Turn `a[b]=1&c[]=2` into `{"a": {"b": "1"}, "c": ["2"]}`; the values stay text."""
    tree: Json = {}
    try:
        pairs = parse_qsl(raw, keep_blank_values=True, max_num_fields=1000)
    except ValueError as error:
        raise ApiError(400, "The request has too many parameters.") from error
    for name, value in pairs:
        head = name.split("[", 1)[0]
        path = [head, *_BRACKETS.findall(name[len(head) :])]
        branch = tree
        for step in path[:-1]:
            below = branch.setdefault(step, {})
            if not isinstance(below, dict):
                raise ApiError(400, f"Invalid parameter: {name}", param=head)
            branch = below
        branch[path[-1] or str(len(branch))] = value
    return {name: _listed(value) for name, value in tree.items()}


def _listed(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    inner = {name: _listed(each) for name, each in value.items()}
    if inner and all(name.isdecimal() for name in inner):
        return [inner[name] for name in sorted(inner, key=int)]
    return inner


class Params:
    """The parameters of one request; what no handler asked for is refused as unknown."""

    def __init__(self, values: Json) -> None:
        self._values = values
        self._asked: set[str] = set()

    def raw(self, name: str) -> Any:
        self._asked.add(name)
        return self._values.get(name)

    def text(self, name: str) -> str | None:
        value = self.raw(name)
        if isinstance(value, dict | list):
            raise ApiError(400, f"Invalid string: {name}", param=name)
        return str(value) if value not in (None, "") else None

    def required(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise ApiError(
                400, f"Missing required param: {name}.", code="parameter_missing", param=name
            )
        return value

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name) or default
        if value not in allowed:
            raise ApiError(400, f"Invalid {name}: must be one of {', '.join(allowed)}", param=name)
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        return self.choice(name, ("true", "false"), "true" if default else "false") == "true"

    def integer(self, name: str) -> int | None:
        value = self.text(name)
        if value is None:
            return None
        if not _INTEGER.fullmatch(value):
            raise ApiError(
                400, f"Invalid integer: {value}", code="parameter_invalid_integer", param=name
            )
        return int(value)

    def amount(self, name: str = "amount") -> int | None:
        """A positive amount in the smallest unit of its currency (fen for cny)."""
        value = self.integer(name)
        if value == 0:
            raise ApiError(
                400,
                "This value must be greater than or equal to 1.",
                code="parameter_invalid_integer",
                param=name,
            )
        return value

    def currency(self) -> str:
        value = self.required("currency")
        if not _CURRENCY.fullmatch(value):
            raise ApiError(400, f"Invalid currency: {value}", param="currency")
        return value.lower()

    def mapping(self, name: str) -> Json:
        value = self.raw(name)
        if value in (None, "", []):
            return {}
        if isinstance(value, list):  # every key was a number, so it decoded as a list
            return {str(place): each for place, each in enumerate(value)}
        if not isinstance(value, dict):
            raise ApiError(400, f"Invalid object: {name}", param=name)
        return value

    def metadata(self) -> dict[str, str]:
        """At most 50 pairs of 40 and 500 characters, as Stripe limits them."""
        found = {name: str(value) for name, value in self.mapping("metadata").items()}
        if len(found) > 50 or any(len(k) > 40 or len(v) > 500 for k, v in found.items()):
            raise ApiError(400, "Metadata is too large.", param="metadata")
        return found

    def texts(self, name: str) -> list[str]:
        value = self.raw(name)
        if value is None:
            return []
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]

    def refuse_unknown(self) -> None:
        for name in self._values:
            if name not in self._asked:
                raise ApiError(
                    400,
                    f"Received unknown parameter: {name}",
                    code="parameter_unknown",
                    param=name,
                )


def public(value: Any) -> Any:
    """The same object without what only the sandbox knows."""
    if isinstance(value, dict):
        return {name: public(each) for name, each in value.items() if name != PRIVATE}
    if isinstance(value, list):
        return [public(each) for each in value]
    return value


def to_json(body: Json) -> bytes:
    return json.dumps(public(body), ensure_ascii=False, indent=2).encode()
