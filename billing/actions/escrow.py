"""Escrow: money of a milestone waits here until the work is accepted. For the contracts above."""

import datetime as dt

from billing import accounts, ledger
from billing.ledger import Line
from billing.models import Journal
from core.actors import Actor
from core.models import Organisation
from core.money import share


def release(
    *,
    escrow_account: str,
    payee: Organisation,
    amount_fen: int,
    fee_bp: int,
    key: str,
    by: Actor,
    at: dt.datetime,
    subject: str = "",
) -> Journal:
    """Accepted work earns its money: escrow to the agency, less the market's fee.

    `fee_bp` is in basis points (100 = 1 %), rounded half up to whole fen. The same key releases
    once. Raises InsufficientFunds when the escrow does not hold the amount.
    """
    fee_fen = share(amount_fen, fee_bp)
    lines = [
        Line(escrow_account, accounts.agency_payable(payee), amount_fen - fee_fen),
        Line(escrow_account, accounts.platform_fee(), fee_fen),
    ]
    return ledger.post(
        key=key,
        kind="release",
        lines=[line for line in lines if line.amount_fen],
        actor=by,
        at=at,
        subject=subject,
    )
