"""The contract as a document: plain data in, a tagged PDF/A out, the same bytes each time."""

import hashlib
import io
import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date, datetime

from contracts.typesetting import UnprintableText, typeset
from core.money import in_words


@dataclass(frozen=True)
class PartyText:
    """One side of the contract. `representative` is the legal representative or the head."""

    name: str
    credit_code: str
    representative: str = ""
    address: str = ""


@dataclass(frozen=True)
class ServiceText:
    """A service item bought, with its price in fen and its time in working days."""

    name: str
    amount_fen: int
    working_days: int
    code: str = ""


@dataclass(frozen=True)
class MilestoneText:
    """A step of the work: what is handed over, what falls due (fen), working days it takes."""

    name: str
    amount_fen: int
    working_days: int
    deliverable: str = ""


@dataclass(frozen=True)
class ClauseText:
    """A clause. One fixed by the award is marked as such, because nobody may negotiate it."""

    title: str
    text: str
    is_fixed: bool = False


@dataclass(frozen=True)
class ContractText:
    """Everything a contract says. `procurement_number` is empty for a purchase off the shelf."""

    number: str
    title: str
    owner: PartyText
    agency: PartyText
    services: tuple[ServiceText, ...]
    milestones: tuple[MilestoneText, ...]
    clauses: tuple[ClauseText, ...]
    drawn_up_on: date
    procurement_number: str = ""

    @property
    def total_fen(self) -> int:
        return sum(service.amount_fen for service in self.services)


def canonical_json(text: ContractText) -> str:
    """The one way to write the contract as JSON: sorted keys, no spaces, dates as ISO 8601."""
    return json.dumps(
        asdict(text),
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        default=lambda day: day.isoformat(),
    )


def fingerprint(text: ContractText) -> str:
    """SHA-256 (hex) of the contract's data: the hash printed on its signature page."""
    return hashlib.sha256(canonical_json(text).encode()).hexdigest()


def clause_number(position: int) -> str:
    """第一条 for position 1."""
    import cn2an  # here, because few commands need its tables

    return f"第{cn2an.an2cn(str(position), 'low')}条"


def render_contract(text: ContractText, *, verify_url: str, at: datetime) -> bytes:
    """The contract as PDF/A-3a with room for two signatures and its own data attached.

    Same arguments, same bytes. `at` is the time written into the file; `verify_url` goes into the
    QR code. Raises UnprintableText for a character that has no glyph or that hides or turns others.
    """
    refuse_hidden_characters(canonical_json(text))
    shown = {
        "fingerprint": fingerprint(text),
        "drawn_up_on": f"{text.drawn_up_on:%Y}年{text.drawn_up_on.month}月{text.drawn_up_on.day}日",
        "verify_url": verify_url,
        "total_fen": text.total_fen,
        "total_in_words": in_words(text.total_fen),
        "clause_numbers": [clause_number(i) for i in range(1, len(text.clauses) + 1)],
    }
    inputs = {
        "data": canonical_json(text),
        "shown": json.dumps(shown, ensure_ascii=False),
        "qr": qr_svg(verify_url),
    }
    return typeset("contract.typ", inputs, at=at)


def qr_svg(address: str) -> str:
    """A QR code as SVG, dark modules only."""
    import segno  # here: only a finished paper carries a code

    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", border=0, dark="#1d2733", xmldecl=False
    )
    return out.getvalue().decode()


def refuse_hidden_characters(text: str) -> None:
    """No reader may see another text than the machine: marks that turn or hide text are out."""
    hidden = {c for c in text if unicodedata.category(c) in {"Cf", "Cs", "Co"}}
    if hidden:
        raise UnprintableText(detail=" ".join(sorted(f"U+{ord(c):04X}" for c in hidden)))
