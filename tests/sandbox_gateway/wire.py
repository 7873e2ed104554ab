"""A bare HTTP client: it shows the wire as it is, without an SDK in between."""

import json
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Any
    raw: bytes

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    @property
    def error(self) -> Any:
        return self.body["error"]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: Any, **_kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class SandboxClient:
    url: str
    secret_key: str = "sk_test_sandbox"

    def post(self, path: str, *, key: str = "", account: str = "", **form: Any) -> Reply:
        fields = form.pop("fields", {}) | form
        data = urllib.parse.urlencode(fields).encode()
        return self._send("POST", path, data, {"Idempotency-Key": key, "Stripe-Account": account})

    def get(self, path: str, *, account: str = "", **query: Any) -> Reply:
        encoded = urllib.parse.urlencode(query.pop("fields", {}) | query)
        return self._send("GET", f"{path}?{encoded}", None, {"Stripe-Account": account})

    def delete(self, path: str) -> Reply:
        return self._send("DELETE", path, None, {})

    def _send(self, method: str, path: str, data: bytes | None, headers: dict[str, str]) -> Reply:
        sent = {name: value for name, value in headers.items() if value}
        sent["Authorization"] = f"Bearer {self.secret_key}"
        request = urllib.request.Request(self.url + path, data=data, method=method, headers=sent)
        try:
            with urllib.request.build_opener(_Stay()).open(request, timeout=10) as answer:
                return Reply(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.headers, error.read())

    def pay(self, amount: int = 10_000, method: str = "pm_card_visa", **form: Any) -> Any:
        """A confirmed payment intent, as the gateway answered it."""
        return self.post(
            "/v1/payment_intents",
            amount=amount,
            currency="cny",
            confirm="true",
            payment_method=method,
            **form,
        ).body

    def agency_account(self, last_digits: str = "6789", **form: Any) -> str:
        """The id of a connected account that is paid out only by hand."""
        fields = {
            "type": "custom",
            "settings[payouts][schedule][interval]": "manual",
            "external_account[object]": "bank_account",
            "external_account[account_number]": f"62220000{last_digits}",
            "external_account[currency]": "cny",
        }
        return str(self.post("/v1/accounts", fields=fields, **form).body["id"])
