"""Recompute a ZJCS-DRAW-1 draw.   用法: python verify_draw.py transcript.json

Needs Python 3.8 or later and nothing else. 退出码 exit code: 0 一致 consistent, 1 不一致 not.
"""

import hashlib
import hmac
import json
import pathlib
import re
import sys

NAME, HASH = r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", r"[0-9a-f]{64}"


def sha(purpose, *parts):
    """SHA-256 of the parts, each behind its length as 4 bytes."""
    parts = (b"ZJCS-DRAW-1/" + purpose, *parts)
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts))


def checks(raw):
    """Yield (is right, what was compared) for each step; a malformed file raises."""
    t = json.loads(raw)
    number, tickets, commits, beacon = t["number"].encode(), t["tickets"], t["commits"], t["beacon"]
    form = t["scheme"] == "ZJCS-DRAW-1" and tickets and set(commits) == set(t["reveals"])
    form = form and all(re.fullmatch(NAME, name) for name in [t["number"], *tickets, *commits])
    form = form and all(type(n) is int and 1 <= n <= 1000 for n in tickets.values())
    hashes = [*commits.values(), *(s for s in t["reveals"].values() if s is not None)]
    form = form and all(re.fullmatch(HASH, value) for value in hashes)
    form = form and (beacon["source"] == "none") == (beacon["value"] == "") == (beacon["at"] == "")
    yield bool(form), "格式 form"
    secrets = {party: bytes.fromhex(s or "") for party, s in sorted(t["reveals"].items())}
    for party, secret in secrets.items():
        kept = sha(b"commit", number, party.encode(), secret).hexdigest() == commits[party]
        yield kept or not secret, f"承诺 commit {party}{'' if secret else ' 未揭示 NOT REVEALED'}"
    yield any([*secrets.values(), beacon["value"]]), f"随机来源 chance, beacon {beacon['source']}"
    frozen = sha(b"list", number, *(f"{i}:{n}".encode() for i, n in sorted(tickets.items())))
    yield frozen.hexdigest() == t["list_hash"], f"名单 list_hash {frozen.hexdigest()}"
    revealed = (party.encode() + b"=" + secret for party, secret in secrets.items())
    seed = sha(b"seed", number, frozen.digest(), *revealed, bytes.fromhex(beacon["value"]))
    yield seed.hexdigest() == t["seed"], f"种子 seed {seed.hexdigest()}"
    draws = ((hmac.new(seed.digest(), f"{i}#{k}".encode(), "sha256").hexdigest(), i)
             for i, n in tickets.items() for k in range(n))  # fmt: skip
    best = list({i: (score, i) for score, i in sorted(draws, reverse=True)}.values())
    found = [(place["score"], place["id"]) for place in t["ranking"]]
    yield sorted(best) == found, f"排名 ranking, 第一名 first {min(best)[1]} {min(best)[0]}"


if __name__ == "__main__":
    try:
        raw = pathlib.Path(sys.argv[1]).read_bytes()
        results = list(checks(raw))
    except (OSError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        sys.exit(f"无法读取 cannot read this transcript: {error!r}\n{__doc__}")
    text = "".join(f"{'OK  ' if ok else 'FAIL'}  {what}\n" for ok, what in results)
    text += f"SHA-256 of this file 文件哈希 {hashlib.sha256(raw).hexdigest()}\n"
    sys.stdout.buffer.write(text.encode())
    sys.exit(0 if all(ok for ok, _ in results) else 1)
