"""ZJCS-SEAL-1, sealed prices: data in, data out (docs/sealed-bids.md).

`hpke` seals and opens one message, `contents` says what a bid holds, `bids` what it is bound to and
how receipts chain, `shares` splits a key two of three, `passphrases` keeps a share under one.
"""

SCHEME = "ZJCS-SEAL-1"
