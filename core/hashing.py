"""How lists of parts become bytes to hash: used by the public chain, the draw and the vault."""


def length_prefixed(*parts: bytes) -> bytes:
    """Each part as 4-byte big-endian length + bytes, joined: no two lists give the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
