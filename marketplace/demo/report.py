"""What the story must prove, how it is written down and how it is shown."""

from typing import Any

from django.db.models import Count
from rich.table import Table

from agencies.models import Agency, Complaint, Offer, Sanction, ServiceItem
from bidding.methods.registry import choices
from bidding.models import Award, Bundle, Draw, Expert, Lead, Library, Panel, Procurement
from billing.ledger import prove
from billing.models import FeeNotice, Payment, Payout
from billing.reconciliation.matching.reasons import why
from billing.reconciliation.models import ReconciliationRun
from contracts.models import Contract, Rating
from core.models import ChainEntry, ChainSeal, User
from core.recomputing import broken_chains, wrong_heads
from marketplace.demo.stage import Stage

COUNTED = {
    "people": User,
    "service_items": ServiceItem,
    "agencies": Agency,
    "offers": Offer,
    "procurements": Procurement,
    "draws": Draw,
    "libraries": Library,
    "bundles": Bundle,
    "experts": Expert,
    "panels": Panel,
    "awards": Award,
    "contracts": Contract,
    "fee_notices": FeeNotice,
    "payments": Payment,
    "payouts": Payout,
    "ratings": Rating,
    "complaints": Complaint,
    "sanctions": Sanction,
    "leads": Lead,
    "chain_entries": ChainEntry,
}


def compile_report(stage: Stage) -> dict[str, Any]:
    """The report of the story; amounts in fen."""
    proof = prove(at=stage.at)
    run: ReconciliationRun = stage.told["run"]
    return {
        "counts": {name: model._default_manager.count() for name, model in COUNTED.items()},
        "ledger": {
            "debits": int(proof.debits_fen),
            "credits": int(proof.credits_fen),
            "difference": int(proof.debits_fen - proof.credits_fen),
            "accounts": proof.accounts,
            "wrong_accounts": proof.wrong_accounts,
        },
        "reconciliation": {
            "lines": run.account.statements.aggregate(n=Count("lines"))["n"],
            "matched": run.matches.count(),
            "exceptions": [
                {
                    "kind": e.kind,
                    "amount": e.amount_fen,
                    "why": why(e.kind, e.facts),
                    "status": e.status,
                }
                for e in run.exceptions.order_by("id")
            ],
        },
        "draw": stage.told["draw_report"],
        "bids": stage.told["bids"],
        "methods": {
            key: Procurement.objects.filter(method=key).count() for key, _name in choices()
        },
        "contract": stage.told["contract_report"],
        "award_notice": stage.told["award_notice"],
        "chain": {
            "seals": ChainSeal.objects.count(),
            "verified": not [*broken_chains(None), *wrong_heads()],
        },
        "ranking": stage.told["ranking"],
    }


def failures(report: dict[str, Any]) -> list[str]:
    """What does not balance or verify; empty when all is well."""
    found = []
    if report["ledger"]["difference"] or report["ledger"]["wrong_accounts"]:
        found.append("the ledger does not balance")
    reconciliation = report["reconciliation"]
    if reconciliation["lines"] != reconciliation["matched"] + len(reconciliation["exceptions"]):
        found.append("a statement line is neither matched nor explained")
    if any(e["status"] == "open" for e in reconciliation["exceptions"]):
        found.append("an exception is not explained")
    if not report["draw"]["verified"]:
        found.append("the draw does not verify")
    bids = report["bids"]
    if bids["plaintext_found"] or bids["opened"] != bids["sealed"]:
        found.append("a sealed price was readable before its opening, or a bid did not open")
    if unused := [key for key, times in report["methods"].items() if not times]:
        found.append(f"no work was given by {', '.join(unused)}")
    if not report["award_notice"]["verified"]:
        found.append("the award notice is not the one in the public chain")
    if not report["contract"]["valid"]:
        found.append("the signed contract is not valid")
    if not report["chain"]["verified"]:
        found.append("the public chain does not recompute")
    return found


def summary(report: dict[str, Any]) -> Table:
    """The report as a table for people."""
    table = Table(show_header=False, title="What the story proves", title_justify="left")
    ledger, reconciliation = report["ledger"], report["reconciliation"]
    table.add_row(
        "Ledger",
        f"debits {ledger['debits']} = credits {ledger['credits']} fen, "
        f"{ledger['accounts']} accounts recomputed",
    )
    table.add_row(
        "Reconciliation",
        f"{reconciliation['lines']} bank lines, {reconciliation['matched']} matched, "
        f"{len(reconciliation['exceptions'])} explained by finance",
    )
    table.add_row("Draw", f"{report['draw']['transcript']} verified: {report['draw']['verified']}")
    bids = report["bids"]
    table.add_row(
        "Sealed bids",
        f"{bids['sealed']} sealed, {bids['opened']} opened, "
        f"found readable before: {bids['plaintext_found']}",
    )
    table.add_row(
        "Award notice",
        f"{report['award_notice']['pdf']} verified: {report['award_notice']['verified']}",
    )
    table.add_row(
        "Contract",
        f"{report['contract']['pdf']}, {report['contract']['signatures']} signatures, "
        f"valid: {report['contract']['valid']}",
    )
    table.add_row(
        "Public chain",
        f"{report['chain']['seals']} seals, verified: {report['chain']['verified']}",
    )
    counts = ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in report["counts"].items())
    table.add_row("Counts", counts)
    return table
