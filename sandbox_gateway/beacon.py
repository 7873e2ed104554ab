"""A beacon for demos and tests: it answers like a relay, with values that anyone can make."""

import hashlib
import json
import re

from sandbox_gateway.wire import ApiError

_ROUND = re.compile(r"/beacon/public/([1-9][0-9]{0,11})")


def respond(path: str) -> bytes:
    """The value of one round: the SHA-256 of its signature, which here follows from the round."""
    found = _ROUND.fullmatch(path)
    if found is None:
        raise ApiError(404, "Unrecognized round.")
    signature = hashlib.sha256(f"sandbox beacon {found[1]}".encode()).hexdigest()
    value = hashlib.sha256(bytes.fromhex(signature)).hexdigest()
    answer = {"round": int(found[1]), "randomness": value, "signature": signature}
    return json.dumps(answer).encode()
