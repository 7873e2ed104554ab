"""The story, from an empty database to balanced books."""

import datetime as dt
from pathlib import Path
from typing import Any

from django.conf import settings

from contracts.models import Contract
from contracts.queries.text import latest_document
from contracts.queries.verification import verify
from core import seals
from core.clock import SHANGHAI, day, local_date, working_days_between
from marketplace.demo import cast, report, sandbox
from marketplace.demo.chapters import (
    bundles,
    delivery,
    draws,
    entry,
    evaluation,
    experts,
    library,
    live,
    money,
    notice,
    selection,
    supervision,
    tender,
)
from marketplace.demo.progress import Progress
from marketplace.demo.services import Services
from marketplace.demo.stage import OFFICE_OPENS, Stage, StoryClock

WORKING_DAYS = 101  # that the told weeks take at most


def tell(
    *, progress: Progress, services: Services, now: dt.datetime, goes_live: bool
) -> dict[str, Any]:
    """Tell all chapters up to `now`; returns the report (see `report`).

    What is to go live needs the real now: at the end the site runs, and a payment arrives.
    """
    with progress.step("gateway", "Sandbox payment gateway answers"):
        services.start_gateway()
    if goes_live:
        services.start_collecting_static()
    stage = tell_weeks(progress, now)
    if goes_live:
        sandbox.tell_time(None)
        with progress.step("processes", "Site, worker and beat run"):
            services.start_web()
            services.start_workers()
        with progress.step("webhook", "A payment arrives by webhook and worker"):
            live.pay_and_wait_for_webhook(stage, stage.told["survey"])
    return report.compile_report(stage)


def tell_weeks(progress: Progress, now: dt.datetime) -> Stage:
    """The weeks before `now` and what waits on the desks then; the gateway must be running."""
    folder = settings.DATA_DIR / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(cast.assemble(), StoryClock(beginning(now), ends=now))
    with progress.step("catalogue", "Published list: 116 service items"):
        entry.publish_catalogue(stage)
    with progress.step("entry", "Seven agencies reviewed, admitted, offers on the shelf"):
        entry.admit_agencies(stage)
        entry.fill_shelf(stage)
        entry.hand_in_past_work(stage)
        money.open_bank_account(stage)
        draws.set_passphrases(stage)
    with progress.step("experts", "Eight experts join the pool, three of them from another city"):
        experts.fill_pool(stage)
    with progress.step("library tender", "A library is tendered; four agencies apply"):
        library.open_library(stage)
    with progress.step("shelf", "Two agencies picked from the shelf in one basket"):
        selection.open_project(stage)
        bundles.open_offices(stage)
        bundles.start_assessments(stage)
        picked = selection.pick_from_shelf(
            stage, [("jieneng", "IC-004"), ("cehui", "LA-001")], "货架明码标价，时限最短。"
        )
    with progress.step("draw", "One agency drawn in public, transcript verified"):
        money.share_an_account(stage)
        drawn = selection.draw_one(stage)
        stage.told["draw_report"] = selection.keep_transcript(stage, folder)
        seals.seal(at=stage.at)
        bundles.name_agencies(stage, {"IC-004": picked["jieneng"], "EN-002": drawn})
    stage.told["ranking"] = {"before": supervision.positions(stage)}
    with progress.step("contracts", "Contracts signed, funded, delivered, accepted, rated"):
        finish_drawn(stage, drawn)
        finish_energy(stage, picked["jieneng"])
        begin_survey(stage, picked["cehui"])
        stage.told["contract_report"] = keep_contract(drawn, folder)
        seals.seal(at=stage.at)
    with progress.step("bundle", "Assessments approved by one decision; drawings returned once"):
        bundles.review_together(stage)
        bundles.review_drawings(stage)
    with progress.step("survey", "Three surveys under one contract, shared with two departments"):
        bundles.survey_once(stage)
    with progress.step("supervision", "A bad agency is heard, suspended, and can win no more"):
        bad = finish_bad(stage)
        stage.told["bad_contract"] = bad
        supervision.complain_and_suspend(stage)
        supervision.look_into_lead(stage)
        stage.told["ranking"]["after"] = supervision.positions(stage)
        supervision.try_to_select_suspended(stage)
    with progress.step("money", "Settlement, payouts, refund; the bank reconciles"):
        fee = money.issue_public_fee(stage)
        delivery.pay_online(stage, fee)
        money.refund_public_fee(stage, fee)
        money.pay_out(stage, stage.told["drawn_agency"])
        money.pay_out(stage, "jieneng")
        money.settle(stage)
        stage.told["run"] = money.reconcile_bank(stage)
        seals.seal(at=stage.at)
    with progress.step("tender", "Five works by sealed prices that nobody read before the opening"):
        stage.told["bids"] = tender.tender_works(stage)
        stage.told["award_notice"] = notice.keep_award_notice(stage, stage.told["tendered"], folder)
    with progress.step("panels", "Drawn panels score the proposals of three works behind seals"):
        evaluation.evaluate(stage)
        evaluation.announce_for_today(stage)
    with progress.step(
        "library", "A library is admitted and signed for; two picks without a tender"
    ):
        library.admit_members(stage)
        library.pick_inside(stage)
    with progress.step("today", "What waits on the desks today"):
        evaluation.leave_scores_waiting(stage)
        supervision.leave_work_waiting(stage)
        library.leave_a_tender_open(stage)
        money.leave_a_statement(stage)
        seals.seal(at=now)
    return stage


def beginning(now: dt.datetime) -> dt.datetime:
    """Nine in the morning of the working day from which the told weeks surely end before today.

    Counted in working days, because the story waits by them: weeks with holidays take it longer.
    """
    today = local_date(now)
    date = today - dt.timedelta(days=WORKING_DAYS)
    while working_days_between(date, today) <= WORKING_DAYS or not day(date).is_working:
        date -= dt.timedelta(days=1)
    return dt.datetime.combine(date, OFFICE_OPENS, tzinfo=SHANGHAI)


def finish_drawn(stage: Stage, contract: Contract) -> None:
    """The drawn contract: paid online, delivered with one rework, accepted, rated five."""
    agency = stage.told["drawn_agency"]
    delivery.sign_both(stage, contract, agency)
    for n, milestone in enumerate(delivery.milestones(contract)):
        delivery.pay_online(stage, delivery.notice_of(milestone))
        delivery.hand_over(stage, milestone, agency, "初稿", days=4)
        if n == 0:
            delivery.send_back(stage, milestone, "补充声环境现状监测数据。")
            delivery.hand_over(stage, milestone, agency, "已补充监测数据", days=2)
        delivery.take_over(stage, milestone)
    delivery.rate_work(
        stage, contract, 5, "响应及时，报告一次通过评审。", "感谢信任，期待再次合作。"
    )


def finish_energy(stage: Stage, contract: Contract) -> None:
    """The energy report from the shelf: paid by card and by transfer, on time, rated four."""
    delivery.sign_both(stage, contract, "jieneng")
    for n, milestone in enumerate(delivery.milestones(contract)):
        pay = delivery.pay_at_counter if n == 0 else delivery.pay_by_transfer
        pay(stage, delivery.notice_of(milestone))
        delivery.hand_over(stage, milestone, "jieneng", "送审稿", days=5)
        delivery.take_over(stage, milestone)
    delivery.rate_work(
        stage, contract, 4, "质量较好，沟通可以更主动。", "已安排专人对接，谢谢建议。"
    )


def begin_survey(stage: Stage, contract: Contract) -> None:
    """The survey is signed; its first milestone waits for money."""
    stage.told["survey"] = delivery.sign_both(stage, contract, "cehui")


def finish_bad(stage: Stage) -> Contract:
    """A second form from the cheapest offer: late, reworked twice, rated one."""
    contract = selection.pick_from_shelf(stage, [("qinghe", "EN-002")], "报价最低。")["qinghe"]
    delivery.sign_both(stage, contract, "qinghe")
    for milestone in delivery.milestones(contract):
        delivery.pay_online(stage, delivery.notice_of(milestone))
        delivery.hand_over(stage, milestone, "qinghe", "初稿", days=12)
        delivery.send_back(stage, milestone, "监测数据与本项目不符，请核实。")
        delivery.hand_over(stage, milestone, "qinghe", "修改稿", days=6)
        delivery.take_over(stage, milestone)
    delivery.rate_work(stage, contract, 1, "数据张冠李戴，严重延误审批。", "我们会认真整改。")
    return contract


def keep_contract(contract: Contract, folder: Path) -> dict[str, object]:
    """Write the signed file as its parties download it, checked as the public page checks it."""
    document = latest_document(contract)
    assert document is not None
    file = folder / f"{contract.number}.pdf"
    with document.file.file.open("rb") as stored:
        file.write_bytes(stored.read())
    return {
        "pdf": str(file),
        "signatures": contract.signatures.count(),
        "valid": verify(file.read_bytes()).is_valid,
    }
