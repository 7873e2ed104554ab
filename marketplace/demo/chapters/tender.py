"""Five works by sealed prices, each by another rule: three agencies bid for each, two of three
parties open, and where the rule draws, the draw is held."""

import secrets
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db import connection

from agencies.models import QualificationType, ServiceItem
from bidding.actions import (
    attachments,
    drafts,
    due,
    own_requirements,
    procurements,
    recusals,
    sealing,
    sign_ups,
)
from bidding.actions.drafts import DraftLine
from bidding.actions.own_requirements import Asked
from bidding.methods import average_price, best_price, best_value, k_lowest_draw, lowest_price
from bidding.models import OpenedBid, Procurement, RecusalGround, SealedBid, SeedParty
from bidding.queries.draws import entrant_id
from bidding.queries.sealing import envelope_of
from bidding.sealing import bids, hpke
from core.money import format_fen, yuan_text
from marketplace.demo.chapters import draws, notice
from marketplace.demo.papers import paper
from marketplace.demo.stage import Stage

FLOOR_FEN, CEILING_FEN, DAYS = 2_500_000, 5_000_000, 15
# Numbers that stand nowhere else: finding one before the opening would mean that a price leaked.
PRICES_FEN = {"agency": 3_876_543, "haitian": 4_123_457, "zhongke": 4_409_871}


def tender_works(stage: Stage) -> dict[str, int]:
    """From the notices to the awards; how many bids there were, and where a price was found."""
    lowest = stage.told["tendered"] = _publish(
        stage, lowest_price.KEY, "滨海新区污水处理厂配套管网环境影响报告表编制", {}
    )
    weights = {"price": 60, "credit": 30, "days": 10}
    best = _publish(
        stage, best_value.KEY, "滨海新区再生水厂环境影响报告表编制", {"weights": weights}
    )
    others = [
        _publish(stage, average_price.KEY, "滨海新区排涝泵站环境影响报告表编制", {}),
        _publish(stage, best_price.KEY, "滨海新区垃圾转运站环境影响报告表编制", {}),
        _publish(stage, k_lowest_draw.KEY, "滨海新区停车场环境影响报告表编制", {"lowest": 2}),
    ]
    works = [lowest, best, *others]
    notice.ask_and_answer(stage, lowest)
    for procurement in works:
        for name, fen in PRICES_FEN.items():
            _bid(stage, procurement, name, fen)
    notice.amend_and_confirm(stage, lowest)
    all_works = Procurement.objects.filter(pk__in=[each.pk for each in works]).order_by("id")
    stage.clock.until(max(each.closes_at for each in all_works if each.closes_at))
    for _n in range(2):  # sign-up closes and the hashes are published; the platform's shares
        due.run_due(at=stage.at)
    found = sum(1 for _place in places_with_a_price())
    sealed = SealedBid.objects.filter(envelope__procurement__in=all_works).count()
    for procurement in all_works:
        sealing.release(
            procurement=procurement,
            party=SeedParty.REGULATOR,
            passphrase=draws.OPENING_PASSPHRASE,
            by=stage.cast["regulator"],
            at=stage.clock.minutes(10),
        )
    due.run_due(at=stage.at)  # the results are public
    for procurement in all_works.all():
        if procurement.list_hash and procurement.draw is not None:
            draws.hold(stage, procurement.draw)
    due.run_due(at=stage.at)
    stage.clock.until(max(each.publicity_until for each in all_works.all() if each.publicity_until))
    due.run_due(at=stage.at)
    lowest.refresh_from_db()
    opened = OpenedBid.objects.filter(bid__envelope__procurement__in=all_works).count()
    return {"sealed": sealed, "opened": opened, "plaintext_found": found}


def _publish(stage: Stage, method: str, title: str, terms: dict[str, Any]) -> Procurement:
    procurement = drafts.draft_procurement(
        method=method,
        project=stage.told["project"],
        title=title,
        lines=[DraftLine(ServiceItem.objects.get(code="EN-002"), CEILING_FEN, DAYS)],
        scope="编制环境影响报告表，修改至通过技术评估。",
        closes_at=stage.clock.closing(),
        terms={"floor_fen": FLOOR_FEN, **terms},
        by=stage.cast["owner"],
        at=stage.at,
    )
    task = paper("任务书", title, "工作内容、成果要求和现有资料清单。", at=stage.at)
    attachments.attach(
        procurement=procurement,
        new=attachments.NewFile("任务书.pdf", task),
        by=stage.cast["owner"],
        at=stage.at,
    )
    engineer = QualificationType.objects.get(code="eia-engineer")
    people = own_requirements.ask_for(
        procurement=procurement,
        asked=Asked(engineer, practitioners=1, major="水环境"),
        by=stage.cast["owner"],
    )
    own_requirements.ask_for(
        procurement=procurement,
        asked=Asked(records=1, years=3, instead_of=people.alternative),
        by=stage.cast["owner"],
    )
    recusals.recuse(
        procurement=procurement,
        agency=stage.told["agencies"]["qinghe"],
        ground=RecusalGround.EARLIER_WORK,
        reason="该机构编制了本项目的可行性研究报告。",
        by=stage.cast["owner"],
        at=stage.at,
    )
    drafts.propose(procurement=procurement, by=stage.cast["owner"], at=stage.at)
    procurements.approve(
        procurement=procurement, by=stage.cast["approver"], at=stage.clock.minutes(40)
    )
    return procurements.publish(
        procurement=procurement,
        secret=draws.secret_of_owner(procurement),
        chance=secrets.token_bytes(32),
        by=stage.cast["owner"],
        at=stage.clock.minutes(10),
    )


def _bid(stage: Stage, procurement: Procurement, name: str, fen: int) -> None:
    """As the agency's own browser does it."""
    agency = stage.told["agencies"][name]
    sealed = hpke.seal(
        bids.encode({"amount_fen": fen, "days": DAYS}),
        to=bytes.fromhex(envelope_of(procurement).public_key),
        info=bids.info(procurement.number, entrant_id(agency), 1),
        ephemeral=secrets.token_bytes(hpke.KEY_BYTES),
    )
    stage.clock.minutes(55)
    sign_ups.sign_up(
        procurement=procurement,
        agency=agency,
        by=stage.cast[name],
        clock=stage.clock,
        bid={"sequence": 1, "sealed": {bids.BID: sealed}},
    )


def places_with_a_price() -> Iterator[str]:
    """Rows of every table, and files of mails, logs and the broker, that hold one of the prices."""
    words = [text(fen) for fen in PRICES_FEN.values() for text in (str, yuan_text, format_fen)]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 - its own tables
            for (row,) in cursor:
                if any(word in row for word in words):
                    yield table
    for folder in ("demo", "mail", "broker"):
        for file in (settings.DATA_DIR / folder).rglob("*"):
            if file.is_file() and any(word.encode() in file.read_bytes() for word in words):
                yield str(file)
