"""ZJCS-SEAL-1, sealed prices: data in, data out (docs/sealed-bids.md).

`hpke` seals and opens one message, `bids` says what is sealed and how receipts chain, `shares`
splits a key two of three, `passphrases` keeps a share under a passphrase.
"""

SCHEME = "ZJCS-SEAL-1"
