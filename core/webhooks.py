"""Messages to systems of others, signed in the form of Standard Webhooks (HMAC-SHA256)."""

import base64
import hashlib
import hmac
import http.client
import ipaddress
import socket
from typing import Any
from urllib.parse import urlsplit

SECRET_BYTES = 24
TIMEOUT = 5  # seconds for each step: connect, send, read


class NotDelivered(Exception):
    """The other system did not take the message."""


def secret_text(chance: bytes) -> str:
    """A secret as both sides keep it."""
    return f"whsec_{base64.b64encode(chance).decode()}"


def signed_headers(secret: str, message_id: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The three headers by which the receiver knows the sender; `timestamp` in Unix seconds."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    said = f"{message_id}.{timestamp}.".encode() + body
    signature = base64.b64encode(hmac.digest(key, said, hashlib.sha256)).decode()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": f"v1,{signature}",
    }


def post(url: str, body: bytes, headers: dict[str, str], *, to_private: bool) -> None:
    """Send JSON; raises NotDelivered unless the answer is 2xx. Redirects are not followed.

    Without `to_private` nothing is sent to this machine or its own network: where a name leads is
    judged by the connection that was made, not by a look-up before it.
    """
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname or "", parts.port, timeout=TIMEOUT)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.connect()
        if not (to_private or _is_public(connection.sock)):
            raise NotDelivered("the address belongs to a private network")
        sent = {"content-type": "application/json", **headers}
        connection.request("POST", target, body, sent)
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise NotDelivered(f"{type(error).__name__}: {error}") from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise NotDelivered(f"status {status}")


def _is_public(sock: Any) -> bool:
    assert isinstance(sock, socket.socket)
    return ipaddress.ip_address(sock.getpeername()[0]).is_global
