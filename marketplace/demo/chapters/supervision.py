"""Last chapter: ratings move the ranking; a bad agency is heard, suspended, and can win no more."""

import datetime as dt

from agencies.credit.queries.ranking import ranking
from agencies.models import Agency, Complaint, Offer, SanctionKind
from agencies.supervision.actions import complaints, sanctions
from bidding.actions import leads
from bidding.models import Lead
from core.actors import PUBLIC
from core.clock import local_date
from core.errors import DomainError
from marketplace.demo.chapters import entry, selection
from marketplace.demo.stage import Stage
from marketplace.shop.actions import basket

RANKED_FAMILY = "assessment"


def positions(stage: Stage) -> dict[str, int]:
    """The ranking of the assessment family: agency → position."""
    places = ranking(on=local_date(stage.at), at=stage.at, family=RANKED_FAMILY)
    return {str(place.agency): n for n, place in enumerate(places, start=1)}


def complain_and_suspend(stage: Stage) -> None:
    """The owner complains, the agency is heard, two people decide, the suspension takes effect."""
    bad: Agency = stage.told["agencies"]["qinghe"]
    owner, agency = stage.cast["owner"], stage.cast["qinghe"]
    first, second = stage.cast["regulator"], stage.cast["regulator2"]
    complaint: Complaint = complaints.file_complaint(
        agency=bad,
        by=owner,
        name="王芳",
        contact="0518-85550101",
        text="报告表引用了其他项目的监测数据，退回两次仍未改正，影响环评审批。",
        learned_on=local_date(stage.at) - dt.timedelta(days=1),
        about=stage.told["bad_contract"].number,
        is_about_quality=True,
        at=stage.at,
    )
    stage.clock.working_days(1)
    complaints.admit_complaint(complaint=complaint, by=first, at=stage.at)
    complaints.state_on_complaint(
        complaint=complaint,
        by=agency,
        text="监测数据引用有误，属项目组疏忽，愿意重做并承担相应责任。",
        at=stage.clock.working_days(1),
    )
    complaints.uphold(
        complaint=complaint,
        by=first,
        reasons="经核对监测报告原件，报告表第四章数据来自其他项目，情况属实。",
        at=stage.clock.working_days(1),
    )
    sanction = sanctions.open_sanction(
        agency=bad,
        kind=SanctionKind.SUSPENSION,
        reason="在环境影响报告表中使用其他项目的监测数据。",
        complaint=complaint,
        by=first,
        at=stage.clock.minutes(30),
    )
    sanctions.state_on_sanction(
        sanction=sanction,
        by=agency,
        text="接受处理，已全面自查整改。",
        at=stage.clock.working_days(1),
    )
    sanctions.propose_sanction(
        sanction=sanction,
        by=first,
        reason="事实清楚，当事机构承认，建议暂停 6 个月。",
        at=stage.clock.minutes(60),
    )
    sanctions.confirm_sanction(sanction=sanction, by=second, at=stage.clock.minutes(120))
    bad.refresh_from_db()
    stage.told["sanction"] = sanction


def look_into_lead(stage: Stage) -> None:
    """Two entrants of the draw are paid to one account: a lead that a person takes and confirms."""
    regulator = stage.cast["regulator"]
    lead = Lead.objects.get(procurement__number=stage.told["draw"].transcript["number"])
    lead = leads.assign_lead(lead=lead, by=regulator, at=stage.clock.minutes(30))
    stage.told["lead"] = leads.decide_lead(
        lead=lead,
        is_confirmed=True,
        decision="两家机构同意共用收款账户，承认由同一人经办报名，移送行业主管部门调查。",
        by=regulator,
        at=stage.clock.working_days(1),
    )


def try_to_select_suspended(stage: Stage) -> None:
    """The suspended agency's offer cannot go into a basket, and it cannot sign up for a draw."""
    bad: Agency = stage.told["agencies"]["qinghe"]
    offer = Offer.objects.get(agency=bad, item__code="EN-002")
    try:
        basket.add(offer=offer, by=stage.cast["owner"], at=stage.clock.minutes(30))
    except DomainError as error:
        stage.told["refusal"] = str(error.sentence)
    else:
        raise AssertionError("a suspended agency was selected")


def leave_work_waiting(stage: Stage) -> None:
    """Today: two draws open for sign-up, an application to review, a complaint to admit."""
    stage.clock.until(stage.clock.ends - dt.timedelta(hours=6))
    selection.draft_draw(stage, "港城大道改造工程环境影响报告表编制", "EN-002", 45_000, 15)
    selection.department_buys(stage)
    newcomer = stage.cast.newcomer()
    entry.apply_newcomer(stage, newcomer)
    complaints.file_complaint(
        agency=stage.told["agencies"]["haitian"],
        by=PUBLIC,
        name="刘女士",
        contact="13900000000",
        text="咨询报价后三天未得到答复。",
        learned_on=local_date(stage.at),
        is_about_quality=False,
        at=stage.at,
    )
