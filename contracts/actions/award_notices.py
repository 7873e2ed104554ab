"""Issuing the award notice of an award that stands."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation

from bidding.models import Award
from contracts.award_notices import AwardNoticeText, render_award_notice
from contracts.models import AwardNotice
from core import chain, files
from core.actors import SYSTEM
from core.clock import local_date
from core.series import next_number

TOPIC = "contracts.award_notice"


@transaction.atomic
def issue_award_notice(*, award: Award, at: dt.datetime) -> AwardNotice:
    """Set the notice, keep it, and put its hash into the procurement's public chain; once.

    Raises UnprintableText: the award stands all the same, and the effect is tried again.
    """
    award = (
        Award.objects.select_for_update(of=("self",), no_key=True)
        .select_related("procurement__owner", "agency__organisation")
        .get(pk=award.pk)
    )
    issued = AwardNotice.objects.filter(award=award).first()
    if issued is not None:
        return issued
    number = next_number("ZX", at=at)
    assert award.confirmed_at is not None, "only an award that stands is told"
    pdf = render_award_notice(_text(award, number), at=award.confirmed_at)
    stored = files.store(content=pdf, name=f"{number}.pdf", by=SYSTEM, at=at)
    payload = {"number": number, "place": award.place, "sha256": stored.sha256}
    chain.append(award.procurement.chain, "award notice", payload, at=at)
    return AwardNotice.objects.create(
        number=number, award=award, file=stored, sha256=stored.sha256, issued_at=at
    )


def _text(award: Award, number: str) -> AwardNoticeText:
    """In Chinese whoever asks: the paper is one for all."""
    procurement, agency = award.procurement, award.agency.organisation
    assert award.confirmed_at is not None, "only an award that stands is told"
    with translation.override("zh-hans"):
        method = str(procurement.get_method_display())
    lines = procurement.lines.select_related("item").order_by("id")
    return AwardNoticeText(
        number=number,
        procurement_number=procurement.number,
        title=procurement.title,
        owner=procurement.owner.name,
        agency=agency.name,
        credit_code=agency.credit_code or "",
        method=method,
        items=tuple(f"{line.item.code} {line.item.name_zh}" for line in lines),
        amount_fen=award.amount_fen,
        days=award.days,
        awarded_on=local_date(award.confirmed_at).isoformat(),
        was_public=procurement.publicity_until is not None,
        verify_url=f"{settings.SITE_URL}/verify/award/{number}/",
    )
