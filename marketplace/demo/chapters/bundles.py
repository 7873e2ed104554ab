"""Bundles: assessments in one file, drawings returned once, a survey shared with departments."""

from agencies.models import BundleKind, ServiceItem
from bidding.bundles import actions
from bidding.bundles.models import Bundle, unsettled
from contracts.actions import share
from contracts.models import Contract, SharedResult
from core.clock import local_date
from core.models import Department
from marketplace.demo.chapters import delivery, selection
from marketplace.demo.papers import paper
from marketplace.demo.stage import Stage

# Who reviews, by the code of the department: the name of its bureau and of the person.
DEPARTMENTS = {
    "ecology": ("连云港市生态环境局", "沈岚"),
    "development-reform": ("连云港市发展和改革委员会", "顾伟"),
    "housing": ("连云港市住房和城乡建设局", "高翔"),
    "civil-air-defence": ("连云港市人民防空办公室", "陆平"),
    "natural-resources": ("连云港市自然资源和规划局", "叶舟"),
}


def open_offices(stage: Stage) -> None:
    """The departments that review get people of their own."""
    for code, (bureau, person) in DEPARTMENTS.items():
        stage.cast.office(code, person, bureau, Department.objects.get(code=code))


def start_assessments(stage: Stage) -> None:
    """Energy and environment in one file: what is missing is told once, then the clock runs."""
    bundle = _start(stage, BundleKind.MULTI_ASSESSMENT, ["EN-002", "IC-004"])
    _hand_in(stage, bundle, "多评合一申请表")
    window = stage.cast["regulator"]
    actions.list_missing(
        bundle=bundle, missing="缺少项目备案证明。", by=window, at=stage.clock.minutes(60)
    )
    _hand_in(stage, bundle, "项目备案证明")
    actions.accept_bundle(bundle=bundle, by=window, at=stage.clock.minutes(30))
    stage.told["assessments"] = bundle


def name_agencies(stage: Stage, contracts: dict[str, Contract]) -> None:
    """The owner names the procurement of each member: its item → the contract it led to."""
    bundle: Bundle = stage.told["assessments"]
    for code, contract in contracts.items():
        actions.link_procurement(
            member=bundle.members.get(item__code=code),
            procurement=contract.award.procurement,
            by=stage.cast["owner"],
            at=stage.clock.minutes(5),
        )


def review_together(stage: Stage) -> None:
    """Both reports are there: one review, opinions returned once, revised, one approval."""
    bundle: Bundle = stage.told["assessments"]
    window = stage.cast["regulator"]
    actions.convene_review(
        bundle=bundle,
        on=local_date(stage.at),
        participants="审批局、生态环境局、发展改革委、业主和两家编制机构，专家三名。",
        by=window,
        at=stage.clock.minutes(30),
    )
    _speak(stage, bundle, "ecology", "补充恶臭防护距离内敏感点分布图。")
    _speak(stage, bundle, "development-reform", "核实曝气系统单位能耗取值依据。")
    actions.merge_opinions(bundle=bundle, by=window, at=stage.clock.minutes(40))
    stage.clock.working_days(1)
    _hand_in(stage, bundle, "修改后的报告及修改说明")
    for code in ("ecology", "development-reform"):
        _settle(stage, bundle, code)
    actions.merge_opinions(bundle=bundle, by=window, at=stage.clock.minutes(20))
    actions.approve_bundle(
        bundle=bundle,
        result="同意两项评估文件，一并批复：连审批〔示例〕12 号。",
        by=window,
        at=stage.clock.minutes(60),
    )


def review_drawings(stage: Stage) -> None:
    """Three departments look at the drawings at once; what they say goes back merged, once."""
    codes = ["CO-003", "CO-004", "CO-006"]
    bundle = _start(stage, BundleKind.JOINT_DRAWING_REVIEW, codes)
    _hand_in(stage, bundle, "全套施工图")
    window = stage.cast["regulator"]
    actions.accept_bundle(bundle=bundle, by=window, at=stage.clock.minutes(20))
    _speak(stage, bundle, "housing", "配电间疏散门净宽不足 0.9 米。")
    _speak(stage, bundle, "civil-air-defence")
    _speak(stage, bundle, "natural-resources", "退让道路红线尺寸未标注。")
    actions.merge_opinions(bundle=bundle, by=window, at=stage.clock.minutes(30))


def survey_once(stage: Stage) -> None:
    """Land, planning and property survey under one contract; both departments get the results."""
    codes = ["LA-001", "PL-002", "PL-004"]
    bundle = _start(stage, BundleKind.UNIFIED_SURVEY, codes)
    reason = "一家机构具备全部测绘资质，一次测绘。"
    picks = [("cehui", code) for code in codes]
    contract = selection.pick_from_shelf(stage, picks, reason)["cehui"]
    actions.link_procurement(
        member=bundle.members.get(item__code="LA-001"),
        procurement=contract.award.procurement,
        by=stage.cast["owner"],
        at=stage.clock.minutes(5),
    )
    delivery.sign_both(stage, contract, "cehui")
    for milestone in delivery.milestones(contract):
        delivery.pay_online(stage, delivery.notice_of(milestone))
        delivery.hand_over(stage, milestone, "cehui", "测绘成果", days=1)
        delivery.take_over(stage, milestone)
    shared = SharedResult.objects.filter(department__code="housing").order_by("id")[0]
    share.read_result(
        deliverable=shared.deliverable, by=stage.cast["housing"], at=stage.clock.minutes(30)
    )


def _start(stage: Stage, kind: str, codes: list[str]) -> Bundle:
    return actions.start_bundle(
        kind=kind,
        project=stage.told["project"],
        items=list(ServiceItem.objects.filter(code__in=codes).order_by("code")),
        by=stage.cast["owner"],
        at=stage.clock.minutes(10),
    )


def _hand_in(stage: Stage, bundle: Bundle, title: str) -> None:
    at = stage.clock.minutes(15)
    actions.hand_in(
        bundle=bundle,
        content=paper(title, str(bundle.project), at=at),
        name=f"{title}.pdf",
        note=title,
        by=stage.cast["owner"],
        at=at,
    )


def _speak(stage: Stage, bundle: Bundle, code: str, *items: str) -> None:
    actions.give_opinion(
        bundle=bundle, items=items, by=stage.cast[code], at=stage.clock.minutes(25)
    )


def _settle(stage: Stage, bundle: Bundle, code: str) -> None:
    """The department finds its items settled."""
    own = unsettled(bundle).filter(opinion__department__code=code)
    actions.give_opinion(
        bundle=bundle,
        settled=[item.pk for item in own],
        by=stage.cast[code],
        at=stage.clock.minutes(25),
    )
