"""Chapter 1: the list is published, agencies join, are reviewed and put offers on the shelf."""

import datetime as dt

from agencies.catalogue.actions import import_service_items
from agencies.catalogue.list_file import DATA
from agencies.entry.actions import past_works, review
from agencies.entry.actions import registration as entry
from agencies.entry.identity import identity_check
from agencies.models import Agency, EntryFileKind, Family, QualificationType, ServiceItem
from agencies.offers import actions as offers
from core.actors import SYSTEM
from core.clock import local_date
from marketplace.demo.papers import paper
from marketplace.demo.stage import Stage

# Per agency: certificates (kind, level), people (kind), offers (item, yuan, working days).
Plan = tuple[list[tuple[str, str]], list[str], list[tuple[str, int, int]]]
PLANS: dict[str, Plan] = {
    "agency": (
        [("eia-platform", "")],
        ["eia-engineer"],
        [("EN-001", 118_000, 25), ("EN-002", 42_000, 12), ("IC-004", 36_000, 15)],
    ),
    "haitian": (
        [("eia-platform", ""), ("consulting-filing", "")],
        ["eia-engineer"],
        [("EN-001", 126_000, 22), ("EN-002", 45_000, 10), ("IC-001", 60_000, 15)],
    ),
    "zhongke": (
        [("eia-platform", ""), ("safety-assessment", "")],
        ["eia-engineer"],
        [("EN-002", 39_800, 15), ("SA-001", 88_000, 20)],
    ),
    "huanyu": ([("eia-platform", "")], ["eia-engineer"], [("EN-002", 48_000, 9)]),
    "qinghe": (
        [("eia-platform", "")],
        ["eia-engineer"],
        [("EN-002", 29_000, 8), ("WA-001", 52_000, 15)],
    ),
    "cehui": (
        [("surveying-boundary", "甲级"), ("surveying-engineering", "甲级")],
        [],
        [("LA-001", 54_000, 12), ("PL-002", 28_000, 6), ("PL-004", 66_000, 15)],
    ),
    "jieneng": (
        [("consulting-filing", "")],
        [],
        [("IC-004", 32_000, 12), ("CO-012", 45_000, 18), ("WA-001", 49_000, 18)],
    ),
}


def publish_catalogue(stage: Stage) -> None:
    """Import the published list: 116 service items with the source of every cell."""
    import_service_items(folder=DATA, by=SYSTEM, at=stage.at)


def admit_agencies(stage: Stage) -> None:
    """Seven agencies apply; one is sent back first; all are admitted after publicity."""
    applying = {name: apply(stage, name, n, plan) for n, (name, plan) in enumerate(PLANS.items())}
    stage.clock.working_days(1)
    regulator = stage.cast["regulator"]
    for name, agency in applying.items():
        if name == "qinghe":
            review.return_entry(
                agency=agency,
                remarks={"commitment": "承诺书未加盖公章，请重新上传。"},
                by=regulator,
                at=stage.at,
            )
            stage.clock.minutes(90)
            add_paper(stage, name, agency, EntryFileKind.COMMITMENT)
            entry.submit_entry(agency=agency, by=stage.cast[name], at=stage.clock.minutes(5))
            stage.clock.minutes(60)
        review.pass_review(agency=agency, by=regulator, at=stage.clock.minutes(4))
    last = max(a.publicity_until for a in Agency.objects.all() if a.publicity_until)
    stage.clock.until(last)
    review.run_due(at=stage.at)
    stage.clock.working_days(1)
    stage.told["agencies"] = {
        name: Agency.objects.select_related("organisation__region").get(pk=agency.pk)
        for name, agency in applying.items()
    }


def hand_in_past_work(stage: Stage) -> None:
    """An agency hands in a work from before the market; the regulator reads it and confirms."""
    name = "haitian"
    agency = stage.told["agencies"][name]
    work = past_works.add_past_work(
        agency=agency,
        title="灌南县污水处理厂一期环境影响报告书（示例）",
        client="灌南县水务有限公司（示例）",
        family=Family.ASSESSMENT,
        finished_on=local_date(stage.at) - dt.timedelta(days=500),
        content=paper("验收意见（示例）", str(agency), "评审通过。", at=stage.at),
        name="验收意见.pdf",
        by=stage.cast[name],
        at=stage.clock.minutes(5),
    )
    past_works.confirm_past_work(work=work, by=stage.cast["regulator"], at=stage.clock.minutes(20))


def apply_newcomer(stage: Stage, name: str) -> None:
    """One more agency applies; its entry waits for review."""
    apply(stage, name, len(PLANS), ([("eia-platform", "")], ["eia-engineer"], []))


def apply(stage: Stage, name: str, serial: int, plan: Plan) -> Agency:
    """One agency fills in its entry and hands it in."""
    by, at = stage.cast[name], stage.clock.minutes(35)
    certificates, people, _offers = plan
    agency = entry.start_entry(organisation=stage.cast.organisation(name), by=by, at=at)
    entry.save_entry(
        agency=agency,
        values={
            "introduction": f"{agency}面向建设项目提供专业技术服务，承诺按时交付、明码标价。",
            "established_on": dt.date(2009 + serial, 3, 18),
        },
        by=by,
        at=at,
    )
    for kind in (EntryFileKind.LICENCE, EntryFileKind.COMMITMENT):
        add_paper(stage, name, agency, kind)
    kinds = {kind.code: kind for kind in QualificationType.objects.all()}
    today = local_date(at)
    for n, (code, level) in enumerate(certificates):
        entry.add_qualification(
            agency=agency,
            type=kinds[code],
            level=level,
            certificate_number=f"SAMPLE-{code.upper()}-{serial:02d}{n}",
            issued_on=today - dt.timedelta(days=400),
            expires_on=today + dt.timedelta(days=1100),
            content=paper("资质证书（示例）", str(agency), kinds[code].name_zh, level, at=at),
            name=f"{kinds[code].name_zh}.pdf",
            by=by,
            at=at,
        )
    for n, code in enumerate(people):
        body = f"320705198{serial}0{n + 1}15{serial:02d}{n}"
        entry.add_practitioner(
            agency=agency,
            name=("林涛", "高峰", "罗娟", "梁宇", "宋佳")[serial % 5],
            identity_number=body + identity_check(body),
            qualification=kinds[code],
            major="水环境",
            certificate_number=f"SAMPLE-{code.upper()}-{serial:02d}{n}-P",
            by=by,
            at=at,
        )
    return entry.submit_entry(agency=agency, by=by, at=stage.clock.minutes(10))


def add_paper(stage: Stage, name: str, agency: Agency, kind: EntryFileKind) -> None:
    """Hand in one paper of the entry."""
    title = {EntryFileKind.LICENCE: "营业执照（示例）", EntryFileKind.COMMITMENT: "承诺书（示例）"}[
        kind
    ]
    entry.add_entry_file(
        agency=agency,
        kind=kind,
        content=paper(title, str(agency), agency.organisation.credit_code or "", at=stage.at),
        name=f"{title}.pdf",
        by=stage.cast[name],
        at=stage.at,
    )


def fill_shelf(stage: Stage) -> None:
    """Each agency puts its offers on the shelf."""
    items = {item.code: item for item in ServiceItem.objects.all()}
    for name, agency in stage.told["agencies"].items():
        for code, yuan, days in PLANS[name][2]:
            offers.list_offer(
                agency=agency,
                item=items[code],
                price_fen=yuan * 100,
                promised_days=days,
                service_standard="含现场踏勘一次、修改至通过评审。",
                by=stage.cast[name],
                at=stage.clock.minutes(3),
            )
