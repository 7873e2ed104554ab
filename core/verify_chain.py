"""Verify files of the public chain.   用法: python verify_chain.py FILE [FILE …]

Takes proofs, heads and receipts: all signed by one key, and heads linked by consistency proofs.
Needs Python 3.8 or later and nothing else. 退出码 exit code: 0 一致 consistent, 1 不一致 not.
"""

import hashlib
import json
import pathlib
import sys

SIGNED = {
    "ZJCS-HEAD-1": ["size", "root", "previous_root", "at"],
    "ZJCS-RECEIPT-1": ["number", "agency", "sequence", "digest", "head", "at"],
}
P = 2**255 - 19  # Ed25519, RFC 8032 §6
L, D = 2**252 + 27742317777372353535851937790883648493, -121665 * pow(121666, P - 2, P) % P
X = 15112221349535400772501151409588531511454012693041857206046113283949847762202


def add(a, b):
    """The sum of two points of the curve."""
    k = D * a[0] * b[0] * a[1] * b[1]
    x = (a[0] * b[1] + b[0] * a[1]) * pow(1 + k, P - 2, P) % P
    return x, (a[1] * b[1] + a[0] * b[0]) * pow(1 - k, P - 2, P) % P


def times(n, point):
    """A point n times."""
    total = 0, 1
    while n:
        total, point, n = add(total, point) if n & 1 else total, add(point, point), n >> 1
    return total


def decoded(raw):
    """A point from its 32 bytes."""
    y = int.from_bytes(raw, "little") & (2**255 - 1)
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    x = x if x * x % P == x2 else x * pow(2, (P - 1) // 4, P) % P
    return (P - x if x & 1 != raw[31] >> 7 else x), y


def is_signed(file):
    """Whether the key named in the file signed what its scheme lists."""
    parts = [file["scheme"], *(str(file[name]) for name in SIGNED[file["scheme"]])]
    said = b"".join(len(p.encode()).to_bytes(4, "big") + p.encode() for p in parts)
    key, signature = bytes.fromhex(file["public_key"]), bytes.fromhex(file["signature"])
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + said).digest(), "little") % L
    s = int.from_bytes(signature[32:], "little")
    return s < L and times(s, (X, 4 * pow(5, P - 2, P) % P)) == add(
        decoded(signature[:32]), times(k, decoded(key))
    )


def node(left, right):
    """RFC 6962 §2.1: the hash over two subtrees."""
    return hashlib.sha256(b"\1" + left + right).digest()


def included(leaf, at, size, path):
    """The head that a leaf and its path lead to."""
    if size == 1 and not path:
        return leaf
    (*path, last), k = path, 1 << (size - 1).bit_length() - 1
    if at < k:
        return node(included(leaf, at, k, path), last)
    return node(last, included(leaf, at - k, size - k, path))


def grown(old, new, path, known):
    """The older and the newer head that a path leads to; `known` is the older one."""
    if old == new:
        [found] = path or [known]
        return (found, found) if not (path and known) else (b"", b"")
    (*path, last), k = path, 1 << (new - 1).bit_length() - 1
    if old <= k:
        a, b = grown(old, k, path, known)
        return a, node(b, last)
    a, b = grown(old - k, new - k, path, b"")
    return node(last, a), node(last, b)


def checks(files):
    """Yield (is right, what was compared); a malformed file raises."""
    heads = []
    for f in files:
        way = [bytes.fromhex(each) for each in f.get("path", [])]
        if f["scheme"] == "ZJCS-INCLUSION-1":
            leaf = hashlib.sha256(b"\0" + bytes.fromhex(f["entry"]["hash"])).digest()
            head, at = f["head"], f["leaf"]
            fits = included(leaf, at, head["size"], way).hex() == head["root"]
            heads.append(head)
            yield fits and 0 <= at < head["size"], f"在册 included {f['entry']['hash']}"
        elif f["scheme"] == "ZJCS-CONSISTENCY-1":
            old, new = f["old"], f["new"]
            found = grown(old["size"], new["size"], way, bytes.fromhex(old["root"]))
            fits = [each.hex() for each in found] == [old["root"], new["root"]]
            heads += [old, new]
            yield fits, f"只增不改 only added {old['size']} → {new['size']}"
        elif f["scheme"] == "ZJCS-HEAD-1":
            heads.append(f)
    signed = [*heads, *(f for f in files if f["scheme"] == "ZJCS-RECEIPT-1")]
    for f in signed:
        yield is_signed(f), f"签名 signature {f['scheme']} {f.get('size', f.get('number'))}"
    yield len({f["public_key"] for f in signed}) == 1, f"公钥 public key {signed[0]['public_key']}"
    roots = {(head["size"], head["root"]) for head in heads}
    sizes = {size for size, _root in roots}
    linked = {f["new"]["size"] for f in files if "new" in f} | {min(sizes, default=0)}
    yield len(roots) == len(sizes) and sizes <= linked, f"链头相连 heads linked {sorted(sizes)}"


if __name__ == "__main__":
    try:
        results = list(checks([json.loads(pathlib.Path(n).read_bytes()) for n in sys.argv[1:]]))
    except (OSError, LookupError, TypeError, ValueError, AttributeError, RecursionError) as error:
        sys.exit(f"无法读取 cannot read these files: {error!r}\n{__doc__}")
    lines = [f"{'OK  ' if ok else 'FAIL'}  {what}\n" for ok, what in results]
    sys.stdout.buffer.write("".join(lines).encode())
    sys.exit(0 if all(ok for ok, _what in results) else 1)
