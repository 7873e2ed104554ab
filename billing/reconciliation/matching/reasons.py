"""Why a difference is a difference, and what to do next; sentences from the facts of the rules."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from billing.reconciliation.models import ExceptionKind
from core.money import format_fen


def why(kind: str, facts: Mapping[str, Any]) -> str:
    """The sentence for an exception of that kind."""
    reference = facts.get("reference") or ""
    amounts = {
        name: format_fen(int(facts[name])) for name in ("bank_fen", "book_fen") if name in facts
    }
    words = {**facts, **amounts, "reference": reference}
    match kind:
        case ExceptionKind.AMOUNT_DIFFERS:
            text = _(
                "The bank shows %(bank_fen)s under %(reference)s, the books %(book_fen)s. "
                "Look for a fee that was kept back or a part payment."
            )
        case ExceptionKind.DUPLICATE:
            text = _(
                "%(reference)s was paid before with the same amount. Ask the payer, then refund it."
            )
        case ExceptionKind.UNKNOWN_PAYER:
            text = _(
                "The bank line names no payment code, and its payer is not registered here. "
                "Find out who paid; until then it waits as money of unknown origin."
            )
        case ExceptionKind.TIMING:
            text = _(
                "The books show %(book_fen)s for %(reference)s; the bank usually follows within "
                "three days. Carry it forward."
            )
        case _:
            text = _without_partner(facts)
    return text % words


def _without_partner(facts: Mapping[str, Any]) -> str:
    if "book_fen" in facts:
        return _(
            "The books show %(book_fen)s for %(reference)s, and no bank line of the last "
            "%(days)s days shows it. Ask the bank or the gateway where it is."
        )
    if facts.get("known") == "notice":
        return _(
            "Fee notice %(reference)s has no booking for this money. Record the bank transfer on "
            "the notice and reconcile again."
        )
    if facts.get("known") == "payout":
        return _(
            "Payout %(reference)s is not booked as arrived. Confirm its arrival and reconcile "
            "again."
        )
    if int(facts.get("bank_fen", 0)) < 0:
        return _("Money left the bank, and no booking explains it. Find out who ordered it.")
    return _("Money came in, and no booking explains it. Find out what it was paid for.")


def warning(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence for a warning of an import."""
    if code == "gap":
        return _(
            "Opening balance and lines do not give the closing balance: %(gap)s is missing or too "
            "much. Compare the file with the bank."
        ) % {"gap": format_fen(int(facts["gap_fen"]))}
    if code == "sequence":
        return _(
            "The opening balance %(opening)s is not the closing balance %(closing)s of the "
            "statement before. A statement may be missing between them."
        ) % {
            "opening": format_fen(int(facts["opening_fen"])),
            "closing": format_fen(int(facts["closing_fen"])),
        }
    count = int(facts["count"])
    return ngettext(
        "%(count)s line was known from an earlier file and was not taken again.",
        "%(count)s lines were known from an earlier file and were not taken again.",
        count,
    ) % {"count": count}
