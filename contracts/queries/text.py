"""The contract as text and as the file that is to be signed next."""

import hashlib
from dataclasses import dataclass

from django.conf import settings

from contracts import wording
from contracts.documents import (
    ClauseText,
    ContractText,
    MilestoneText,
    PartyText,
    ServiceText,
    render_contract,
)
from contracts.models import Contract, ContractDocument, SigningStage
from core.clock import local_date
from core.models import Organisation


@dataclass(frozen=True)
class Paper:
    """A file of the contract and its SHA-256 in hex."""

    content: bytes
    sha256: str


def text_of(contract: Contract) -> ContractText:
    """Everything the contract says, as it stands now."""
    lines = contract.award.procurement.lines.select_related("item").order_by("id")
    prices = _shares(contract.amount_fen, [line.price_fen for line in lines])
    days = [line.days for line in lines]
    fixed = [ClauseText(c["title"], c["text"], is_fixed=True) for c in contract.fixed_clauses]
    special = [ClauseText(c.title, c.text) for c in wording.split(contract.clauses)]
    return ContractText(
        number=contract.number,
        title=contract.title,
        owner=_party(contract.owner),
        agency=_party(contract.agency.organisation),
        services=tuple(
            ServiceText(line.item.name_zh, price, days, line.item.code)
            for line, price, days in zip(lines, prices, days, strict=True)
        ),
        milestones=tuple(
            MilestoneText(step.name, step.amount_fen, step.days)
            for step in contract.milestones.order_by("sequence")
        ),
        clauses=(*fixed, *special),
        drawn_up_on=local_date(contract.drafted_at),
        procurement_number=contract.award.procurement.number,
    )


def _shares(total_fen: int, parts_fen: list[int]) -> list[int]:
    """The parts scaled to `total_fen`, the last taking the remainder: an award may differ."""
    whole = sum(parts_fen)
    if whole == total_fen:
        return parts_fen
    scaled = [part * total_fen // whole for part in parts_fen]
    scaled[-1] += total_fen - sum(scaled)
    return scaled


def _party(organisation: Organisation) -> PartyText:
    return PartyText(
        name=organisation.name,
        credit_code=organisation.credit_code or "",
        representative=organisation.legal_representative,
        address=organisation.address,
    )


def verify_url(contract: Contract) -> str:
    """The public address at which anyone checks this contract; its QR code leads there."""
    return f"{settings.SITE_URL}/verify/contract/{contract.number}/"


def rendered(contract: Contract) -> Paper:
    """The contract as it stands, set anew: the same text gives the same bytes and hash.

    Raises contracts.typesetting.UnprintableText.
    """
    pdf = render_contract(
        text_of(contract), verify_url=verify_url(contract), at=contract.revised_at
    )
    return Paper(pdf, hashlib.sha256(pdf).hexdigest())


def latest_document(contract: Contract) -> ContractDocument | None:
    """The newest stored revision of the file; None while the contract is negotiated."""
    return contract.documents.select_related("file").order_by("-revision").first()


def paper_of(contract: Contract) -> Paper:
    """The file as it is now: the draft while negotiated, then with the signatures made so far.

    Its hash is what a ceremony shows, and what the signer confirms. Raises UnprintableText.
    """
    document = latest_document(contract)
    if document is None or document.revision == SigningStage.PREPARED:
        return rendered(contract)
    with document.file.file.open("rb") as file:
        return Paper(file.read(), document.sha256)
