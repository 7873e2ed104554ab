"""How the owner finds agencies: two from the shelf in one basket, one by a public draw."""

import json
import secrets
from pathlib import Path

from agencies.models import Offer, ServiceItem
from bidding.actions import drafts, due, procurements, sign_ups, witnesses
from bidding.actions.drafts import DraftLine
from bidding.draws import actions as draw_actions
from bidding.draws.scheme import verify_transcript
from bidding.draws.transcript import to_json
from bidding.methods import random_draw
from bidding.methods.direct.actions import confirm_selection
from bidding.models import Procurement, Project, SeedParty
from bidding.queries.draws import entrant_id
from contracts.models import Contract
from core.actions import buy_too
from marketplace.demo.cast import DEMO_DOMAIN
from marketplace.demo.chapters import draws
from marketplace.demo.stage import Stage
from marketplace.shop import queries as shop
from marketplace.shop.actions import basket, selection


def open_project(stage: Stage) -> None:
    """The owner's project."""
    stage.told["project"] = procurements.open_project(
        name="滨海新区污水处理厂扩建工程",
        code="2609-320700-04-01-123456",
        region=stage.cast.region,
        description="扩建规模 5 万吨/日，需编制环境影响报告表、节能报告并开展土地勘测定界。",
        by=stage.cast["owner"],
        at=stage.clock.minutes(30),
    )


def pick_from_shelf(stage: Stage, picks: list[tuple[str, str]], reason: str) -> dict[str, Contract]:
    """Fill the basket, confirm on one page, the agencies accept: agency → contract."""
    owner = stage.cast["owner"]
    for name, code in picks:
        offer = Offer.objects.get(agency=stage.told["agencies"][name], item__code=code)
        filled = basket.add(offer=offer, by=owner, at=stage.clock.minutes(6))
    chosen = shop.open_selection(owner, at=stage.at)
    project: Project = stage.told["project"]
    selection.place_orders(
        basket_id=filled.pk,
        seen=chosen.seen,
        project=project,
        fiscal_percent=0,
        reason=reason,
        filters={"q": "节能"},
        by=owner,
        at=stage.clock.minutes(12),
    )
    asked = project.procurements.filter(status="offered").order_by("id")
    stage.clock.working_days(1)
    contracts = {}
    for procurement in asked:
        line = procurement.lines.select_related("offer").first()
        assert line is not None
        assert line.offer is not None
        name = next(n for n, a in stage.told["agencies"].items() if a.pk == line.offer.agency_id)
        award = confirm_selection(
            procurement=procurement, by=stage.cast[name], at=stage.clock.minutes(40)
        )
        contracts[name] = Contract.objects.get(award=award)
    return contracts


def draft_draw(stage: Stage, title: str, code: str, yuan: int, days: int) -> Procurement:
    """Draft, approve and publish a procurement by random draw."""
    procurement = drafts.draft_procurement(
        method=random_draw.KEY,
        project=stage.told["project"],
        title=title,
        lines=[DraftLine(ServiceItem.objects.get(code=code), yuan * 100, days)],
        scope="编制环境影响报告表（含现状监测、公众参与说明），修改至通过技术评估。",
        closes_at=stage.clock.closing(),
        fiscal_percent=60,
        scale="扩建规模 5 万吨/日，占地 3.2 公顷，总投资 1.2 亿元",
        by=stage.cast["owner"],
        at=stage.at,
    )
    drafts.propose(procurement=procurement, by=stage.cast["owner"], at=stage.at)
    procurements.approve(
        procurement=procurement, by=stage.cast["approver"], at=stage.clock.minutes(50)
    )
    return procurements.publish(
        procurement=procurement,
        secret=draws.secret_of_owner(procurement),
        chance=secrets.token_bytes(32),
        by=stage.cast["owner"],
        at=stage.clock.minutes(10),
    )


def department_buys(stage: Stage) -> Procurement:
    """A department becomes a project owner and has a review drawn, which it pays itself."""
    planner = buy_too(by=stage.cast["planner"]).as_actor()
    draws.set_passphrase(stage, planner)
    project = procurements.open_project(
        name="港城大道改造工程环境影响报告表技术评估",
        region=stage.cast.region,
        by=planner,
        at=stage.clock.minutes(5),
    )
    procurement = drafts.draft_procurement(
        method=random_draw.KEY,
        project=project,
        title="港城大道改造工程环境影响报告表技术评估",
        lines=[DraftLine(ServiceItem.objects.get(code="EN-003"), 1_800_000, 10)],
        scope="组织专家评估报告表，出具技术评估报告。",
        closes_at=stage.clock.closing(),
        fiscal_percent=100,
        by=planner,
        at=stage.at,
    )
    drafts.propose(procurement=procurement, by=planner, at=stage.at)
    procurements.approve(procurement=procurement, by=planner, at=stage.clock.minutes(5))
    return procurements.publish(
        procurement=procurement,
        secret=draws.secret_of_owner(procurement),
        chance=secrets.token_bytes(32),
        by=planner,
        at=stage.clock.minutes(5),
    )


def draw_one(stage: Stage) -> Contract:
    """Regulator and five agencies add secrets, the draw decides, publicity ends, the award."""
    procurement = draft_draw(
        stage, "滨海新区污水处理厂扩建工程环境影响报告表编制", "EN-002", 40_000, 15
    )
    draw = procurement.draw
    assert draw is not None
    draw_actions.commit_later(
        draw=draw,
        party=SeedParty.REGULATOR,
        sealed=draws.later_secret(draw, SeedParty.REGULATOR),
        by=stage.cast["regulator"],
        at=stage.clock.minutes(30),
    )
    for name in ("agency", "haitian", "zhongke", "huanyu", "qinghe"):
        stage.clock.minutes(75)
        sign_ups.sign_up(
            procurement=procurement,
            agency=stage.told["agencies"][name],
            by=stage.cast[name],
            clock=stage.clock,
            secret=draws.later_secret(draw, entrant_id(stage.told["agencies"][name])),
        )
    deputy = witnesses.invite(
        procurement=procurement,
        email=f"finance2@{DEMO_DOMAIN}",
        capacity="财政部门代表",
        by=stage.cast["owner"],
        at=stage.at,
    )
    assert procurement.closes_at is not None
    stage.clock.until(procurement.closes_at)
    due.run_due(at=stage.at)
    stage.told["draw"] = draws.hold(stage, draw).result
    witnesses.attest(
        witness=deputy,
        remark="名单、揭示和摇号次序与公布的规则一致。",
        by=stage.cast["finance2"],
        at=stage.clock.minutes(3),
    )
    for _ in range(2):  # publicity begins; when it has ended, the award
        due.run_due(at=stage.at)
        procurement.refresh_from_db()
        if procurement.publicity_until:
            stage.clock.until(procurement.publicity_until)
    due.run_due(at=stage.at)
    stage.clock.working_days(1)
    contract = Contract.objects.select_related("agency").get(award__procurement=procurement)
    stage.told["drawn_agency"] = next(
        n for n, a in stage.told["agencies"].items() if a.pk == contract.agency_id
    )
    return contract


def keep_transcript(stage: Stage, folder: Path) -> dict[str, object]:
    """Write the draw's transcript as anyone downloads it, and verify it."""
    transcript = stage.told["draw"].transcript
    file = folder / f"{transcript['number']}.draw.json"
    file.write_bytes(to_json(transcript))
    return {
        "transcript": str(file),
        "verified": verify_transcript(json.loads(file.read_bytes())).ok,
    }
