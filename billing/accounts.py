"""The chart of accounts: typed builders for codes, and what each code means.

A code says all about its account ("escrow:HT-2026-000001:2"), so an account is created by the first
journal that names it. Floors are 0 where the account may never be overdrawn; None means no floor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NewType

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.models import Organisation

from .models import Account, AccountKind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

Code = NewType("Code", str)


@dataclass(frozen=True)
class AccountTerms:
    """What an account is: its side, its floor in fen, and the organisation that owns it."""

    kind: AccountKind
    floor_fen: int | None
    owner_id: int | None


@dataclass(frozen=True)
class _Family:
    kind: AccountKind
    label: StrPromise
    floor_fen: int | None = None
    is_owned: bool = False


_ASSET, _LIABILITY = AccountKind.ASSET, AccountKind.LIABILITY
_FAMILIES: Final = {
    "gateway_clearing": _Family(_ASSET, _("Collected by the gateway, not yet settled")),
    "bank": _Family(_ASSET, _("Our bank account")),
    "till": _Family(_ASSET, _("Cash of the till"), 0),
    "suspense_short": _Family(_ASSET, _("Missing in the bank")),
    "agency_receivable": _Family(_ASSET, _("Owed back by an agency"), 0, is_owned=True),
    "escrow": _Family(_LIABILITY, _("Held for a milestone"), 0),
    "agency_payable": _Family(_LIABILITY, _("Earned by an agency"), 0, is_owned=True),
    "unit_payable": _Family(_LIABILITY, _("Collected for a unit"), 0, is_owned=True),
    "refund_payable": _Family(_LIABILITY, _("Refunds on their way"), 0),
    "payout_in_transit": _Family(_LIABILITY, _("Payouts on their way"), 0),
    "suspense_long": _Family(_LIABILITY, _("Too much in the bank")),
    "pending_unknown": _Family(_LIABILITY, _("Money of unknown purpose")),
    "platform_fee": _Family(AccountKind.INCOME, _("Income from fees")),
    "psp_fee": _Family(AccountKind.EXPENSE, _("Fees of the gateway")),
}


def terms(code: str) -> AccountTerms:
    """What the account of that code is. A family nobody knows is a bug of the caller: KeyError."""
    family_name, _colon, rest = code.partition(":")
    family = _FAMILIES[family_name]
    owner = int(rest) if family.is_owned else None
    return AccountTerms(family.kind, family.floor_fen, owner)


def name(account: Account) -> str:
    """What an account is, for people: its family and whose it is."""
    family_name, _colon, rest = account.code.partition(":")
    family = _FAMILIES[family_name]
    of = str(account.owner or "") if family.is_owned else rest.replace(":", " · ")
    return f"{family.label} · {of}" if of else str(family.label)


def family_name(family: str) -> StrPromise:
    """What all accounts of a family are, by the part of their codes before the colon."""
    return _FAMILIES[family].label


_JOURNALS: Final = {
    "payment": _("Payment"),
    "late payment": _("Late payment"),
    "release": _("Release to the agency"),
    "refund": _("Refund"),
    "payout": _("Payout"),
    "settlement": _("Settlement of the gateway"),
    "gateway fee": _("Fee of the gateway"),
    "reconciliation": _("Reconciliation"),
    "placing": _("Placing of unknown money"),
}


def journal_name(kind: str) -> str:
    """What a journal of that kind records; a reversal names what it reverses."""
    if kind.startswith("reverse "):
        return gettext("Reversal: %s") % journal_name(kind.removeprefix("reverse "))
    return str(_JOURNALS.get(kind, kind))


def gateway_clearing() -> Code:
    """What the gateway has collected for us and not yet settled."""
    return Code("gateway_clearing")


def bank(number: str) -> Code:
    """Our account at a bank."""
    return Code(f"bank:{number}")


def till(name: str) -> Code:
    """The cash of one till at the counter."""
    return Code(f"till:{name}")


def escrow(contract: str, milestone: int) -> Code:
    """The money held for one milestone of a contract, by its number."""
    return Code(f"escrow:{contract}:{milestone}")


def agency_payable(organisation: Organisation) -> Code:
    """What an agency has earned and not yet been paid."""
    return Code(f"agency_payable:{organisation.pk}")


def agency_receivable(organisation: Organisation) -> Code:
    """What an agency owes back after a refund that its balance did not cover."""
    return Code(f"agency_receivable:{organisation.pk}")


def unit_payable(organisation: Organisation) -> Code:
    """What was collected for an issuing unit."""
    return Code(f"unit_payable:{organisation.pk}")


def platform_fee() -> Code:
    """The market's own fee."""
    return Code("platform_fee")


def psp_fee() -> Code:
    """What the gateway charges."""
    return Code("psp_fee")


def refund_payable() -> Code:
    """Refunds decided and not yet arrived at the payer."""
    return Code("refund_payable")


def payout_in_transit() -> Code:
    """Payouts sent and not yet seen on the statement."""
    return Code("payout_in_transit")


def suspense_long() -> Code:
    """长款: money in the bank that no entry explains."""
    return Code("suspense_long")


def suspense_short() -> Code:
    """短款: entries whose money is missing in the bank."""
    return Code("suspense_short")


def pending_unknown() -> Code:
    """待处理款项: money whose payer or purpose is not known yet."""
    return Code("pending_unknown")
