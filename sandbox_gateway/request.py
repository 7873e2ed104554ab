"""What the sandbox reads from a WSGI environment."""

from typing import Any

from sandbox_gateway.wire import ApiError

MAX_BODY = 1_000_000


class Request:
    """Method, path, query and body of one HTTP request; bodies above 1 MB are refused."""

    def __init__(self, environ: dict[str, Any]) -> None:
        self._environ = environ
        self.method: str = environ["REQUEST_METHOD"]
        self.path: str = environ.get("PATH_INFO", "/")
        self.query: str = environ.get("QUERY_STRING", "")
        host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
        self.base_url = f"{environ['wsgi.url_scheme']}://{host}"
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > MAX_BODY:
            raise ApiError(413, "The request is too large.")
        self.body: str = environ["wsgi.input"].read(int(length)).decode(errors="replace")

    def header(self, name: str) -> str:
        return str(self._environ.get(f"HTTP_{name.upper().replace('-', '_')}", ""))
