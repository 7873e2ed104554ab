"""The WSGI application: authentication, one transaction a request, faults and answers."""

import base64
import binascii
import hmac
import secrets
import string
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from sandbox_gateway import beacon, control, faults, hosted_page, idempotency
from sandbox_gateway.call import Call, Config, expand
from sandbox_gateway.clock import time_told
from sandbox_gateway.deliveries import Courier
from sandbox_gateway.request import Request
from sandbox_gateway.routes import Handler, route
from sandbox_gateway.store import Store
from sandbox_gateway.wire import Answer, ApiError, Params, decode_form, error_body, to_json

_ALPHABET = string.ascii_letters + string.digits
_BROKEN = Answer(error_body("Something went wrong on our end.", kind="api_error"), 500)


def random_id(prefix: str) -> str:
    return f"{prefix}_{''.join(secrets.choice(_ALPHABET) for _ in range(24))}"


class Sandbox:
    """The gateway over one database file; `clock` is the machine's and answers Unix seconds."""

    def __init__(
        self,
        db: Path | str,
        config: Config,
        *,
        clock: Callable[[], float] = time.time,
        new_id: Callable[[str], str] = random_id,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.store = Store(db)
        self.config = config
        self.courier = Courier(self.store, config, clock)
        self._clock = clock
        self._new_id = new_id
        self._sleep = sleep

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        request = Request(environ)
        headers = {"Content-Type": "application/json", "Request-Id": self._new_id("req")}
        try:
            if request.path.startswith("/pay/"):
                status, headers, body = hosted_page.respond(self, request)
            elif request.path.startswith("/beacon/"):
                status, body = 200, beacon.respond(request.path)
            elif request.path.startswith("/_sandbox/"):
                self._authenticate(request)
                status, headers, body = control.respond(self, request)
            else:
                self._authenticate(request)
                answer = self._answer(request, headers)
                status, body = answer.status, to_json(answer.body)
        except ApiError as refusal:
            status, body = refusal.status, to_json(refusal.body)
        line = f"{status} {HTTPStatus(status).phrase}"
        start_response(line, [*headers.items(), ("Content-Length", str(len(body)))])
        return [body]

    def call(self, shelf: Any, request: Request, **given: Any) -> Call:
        """A call with this sandbox's clock, identifiers and configuration."""
        machine_time = self._clock()
        return Call(
            shelf=shelf,
            config=self.config,
            now=time_told(shelf, machine_time),
            machine_time=machine_time,
            new_id=self._new_id,
            base_url=request.base_url,
            **given,
        )

    def _authenticate(self, request: Request) -> None:
        scheme, _, credential = request.header("Authorization").partition(" ")
        if scheme == "Basic":
            credential = _user_of(credential)
        given, wanted = credential.encode(), self.config.secret_key.encode()
        if scheme not in ("Bearer", "Basic") or not hmac.compare_digest(given, wanted):
            raise ApiError(401, "Invalid API Key provided.")

    def _answer(self, request: Request, headers: dict[str, str]) -> Answer:
        handler, args = route(request.method, request.path)
        account = request.header("Stripe-Account")
        if request.method == "GET":
            fault = self._fault(request)
            self._before(fault)
            with self.store.read() as shelf:
                call = self.call(
                    shelf, request, params=Params(decode_form(request.query)), args=args,
                    account=account,
                )  # fmt: skip
                answer = _run(handler, call)
            return self._after(fault, answer)
        key = self._key(request, account)
        if key:
            headers["Idempotency-Key"] = key.value
            with self.store.write() as shelf:
                stored = idempotency.claim(shelf, key, self._clock())
            if stored:
                headers["Idempotent-Replayed"] = "true"
                return stored
        try:
            return self._perform(request, handler, args, account, key, headers["Request-Id"])
        except BaseException:
            if key:
                with self.store.write() as shelf:
                    idempotency.free(shelf, key)
            raise

    def _perform(
        self,
        request: Request,
        handler: Handler,
        args: tuple[str, ...],
        account: str,
        key: idempotency.Key | None,
        request_id: str,
    ) -> Answer:
        """Effect, event and stored answer commit together or not at all."""
        fault = self._fault(request)
        self._before(fault)
        with self.store.write() as shelf:
            call = self.call(
                shelf,
                request,
                params=Params(decode_form(request.body)),
                args=args,
                account=account,
                origin={"id": request_id, "idempotency_key": key.value if key else None},
            )
            answer = _run(handler, call)
            if fault and fault.kind == "error_after_effect":
                answer = _BROKEN
            if key:
                idempotency.keep(shelf, key, answer)
        self.courier.wake()
        return self._after(fault, answer)

    def _key(self, request: Request, account: str) -> idempotency.Key | None:
        value = request.header("Idempotency-Key")
        if not value:
            return None
        return idempotency.key_of(value, account, request.method, request.path, request.body)

    def _fault(self, request: Request) -> faults.Fault | None:
        with self.store.read() as shelf:
            if not faults.listing(shelf)["data"]:
                return None
        with self.store.write() as shelf:
            return faults.draw(shelf, faults.ANSWERS, request.path.removeprefix("/v1/"))

    def _before(self, fault: faults.Fault | None) -> None:
        if fault is None:
            return
        if fault.kind == "slow":
            self._sleep(fault.seconds)
        if fault.kind == "rate_limit":
            raise ApiError(429, "Too many requests.", code="rate_limit")
        if fault.kind == "error_before_effect":
            raise ApiError(500, "Something went wrong on our end.", kind="api_error")
        if fault.kind == "timeout_before_effect":
            self._hang_up(fault)

    def _after(self, fault: faults.Fault | None, answer: Answer) -> Answer:
        if fault and fault.kind == "timeout_after_commit":
            self._hang_up(fault)
        return answer

    def _hang_up(self, fault: faults.Fault) -> None:
        """Keep the caller waiting, then close the connection without a word."""
        self._sleep(fault.seconds)
        raise ConnectionAbortedError("a fault asked for it")


def _user_of(credential: str) -> str:
    try:
        return base64.b64decode(credential).decode(errors="replace").partition(":")[0]
    except binascii.Error:
        return ""


def _run(handler: Handler, call: Call) -> Answer:
    paths = call.params.texts("expand")
    answer = handler(call)
    call.params.refuse_unknown()
    for path in paths:
        expand(call.shelf, answer.body, path.split("."))
    return answer
