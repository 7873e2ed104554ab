"""A payment gateway for demos and tests that speaks Stripe's wire format.

It is a program of its own: WSGI and SQLite from the standard library, no Django. Money in it is
not real, but its rules are: idempotency keys, bounded refunds, fees, settlement, signed webhooks.
"""
