"""The award notice as a document: plain data in, a tagged PDF/A out, the same bytes each time."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from contracts.documents import qr_svg, refuse_hidden_characters
from contracts.typesetting import typeset
from core.money import in_words


@dataclass(frozen=True)
class AwardNoticeText:
    """Everything an award notice says; the amount in fen, the time in working days.

    `was_public`: the result had its publicity before the award.
    """

    number: str
    procurement_number: str
    title: str
    owner: str
    agency: str
    credit_code: str
    method: str
    items: tuple[str, ...]
    amount_fen: int
    days: int
    awarded_on: str
    was_public: bool
    verify_url: str


def render_award_notice(text: AwardNoticeText, *, at: datetime) -> bytes:
    """The notice as PDF/A-3a, stamped with the time `at`. Raises UnprintableText."""
    facts = asdict(text) | {"amount_in_words": in_words(text.amount_fen)}
    data = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    refuse_hidden_characters(data)
    return typeset("award_notice.typ", {"data": data, "qr": qr_svg(text.verify_url)}, at=at)
