"""A library: tendered once, admitted by credit, agreements signed, two picks inside it."""

import datetime as dt
import secrets

from agencies.models import ServiceItem
from bidding.actions import due
from bidding.libraries import actions as libraries
from bidding.libraries.agreement import agreement_hash
from bidding.libraries.models import Presence
from bidding.methods.library.actions import (
    Wanted,
    begin_draw,
    confirm_pick,
    pick_member,
    prepare_draw,
)
from bidding.models import Library, LibraryMember, SeedParty
from core.clock import deadline
from marketplace.demo.chapters import draws
from marketplace.demo.stage import Stage

APPLICANTS = {
    "agency": Presence.STAFFED,
    "haitian": Presence.ONLINE,
    "zhongke": Presence.ONLINE,
    "huanyu": Presence.ONLINE,
}


def open_library(stage: Stage) -> None:
    """The bureau tenders a library for environmental impact work; four agencies apply."""
    items = {item.code: item for item in ServiceItem.objects.filter(code__in=["EN-001", "EN-002"])}
    plan = libraries.LibraryPlan(
        title="环境影响评价机构库",
        lines=[
            libraries.LibraryLine(items["EN-002"], 3_800_000, None, 15),
            libraries.LibraryLine(items["EN-001"], None, 8_000, 25),
        ],
        seats=3,
        service_standard="两个工作日内响应；一次性告知所需资料；修改至通过评审，不另收费。",
        closes_at=deadline(stage.at, 6),
        interval_months=6,
    )
    by = stage.cast["regulator"]
    library = libraries.draft_library(plan=plan, region=stage.cast.region, by=by, at=stage.at)
    library = _publish(stage, library, stage.clock.minutes(20))
    for name, presence in APPLICANTS.items():
        stage.clock.minutes(45)
        libraries.apply(
            library=library,
            agency=stage.told["agencies"][name],
            accepts_promises=True,
            presence=presence,
            by=stage.cast[name],
            clock=stage.clock,
        )
    stage.told["library"] = library


def admit_members(stage: Stage) -> None:
    """Qualifications checked, order decided, publicity, term; whoever has a seat signs."""
    library: Library = stage.told["library"]
    by = stage.cast["regulator"]
    stage.clock.until(library.closes_at)
    libraries.run_due_libraries(at=stage.at)
    library = libraries.decide_order(library=library, by=by, at=stage.clock.minutes(90))
    assert library.draw is not None
    draws.hold(stage, library.draw)  # it puts the equals in order
    library.refresh_from_db()
    library = libraries.publicise_library(library=library, by=by, at=stage.clock.minutes(10))
    assert library.publicity_until is not None
    stage.clock.until(library.publicity_until)
    libraries.run_due_libraries(at=stage.at)
    library.refresh_from_db()
    stage.clock.working_days(1)
    actors = {stage.told["agencies"][name].pk: stage.cast[name] for name in APPLICANTS}
    waiting = LibraryMember.objects.filter(library=library, sign_until__isnull=False)
    for member in waiting.select_related("library").order_by("seat"):
        libraries.sign_agreement(
            member=member,
            read_sha256=agreement_hash(library.agreement),
            by=actors[member.agency_id],
            at=stage.clock.minutes(25),
        )


def pick_inside(stage: Stage) -> None:
    """The owner picks one member itself, and lets the draw pick another, without a tender."""
    library: Library = stage.told["library"]
    owner, project = stage.cast["owner"], stage.told["project"]
    first = LibraryMember.objects.filter(library=library).order_by("place")[0]
    promises = {each.item.code: each for each in library.items.select_related("item", "library")}
    picked = pick_member(
        wanted=Wanted(project, promises["EN-002"], 100),
        member=first,
        reason="库内信用分最高，设有值守窗口。",
        by=owner,
        at=stage.clock.minutes(15),
    )
    name = next(n for n, a in stage.told["agencies"].items() if a.pk == first.agency_id)
    confirm_pick(procurement=picked, by=stage.cast[name], at=stage.clock.minutes(50))
    drawn = prepare_draw(
        wanted=Wanted(project, promises["EN-001"], 0, standard_fen=15_000_000),
        reason="",
        by=owner,
        at=stage.clock.minutes(15),
    )
    drawn = begin_draw(
        procurement=drawn,
        secret=draws.secret_of_owner(drawn),
        chance=secrets.token_bytes(32),
        by=owner,
        at=stage.clock.minutes(5),
    )
    assert drawn.draw is not None
    draws.hold(stage, drawn.draw)
    due.run_due(at=stage.at)  # the result is public, and may be objected to


def leave_a_tender_open(stage: Stage) -> None:
    """Today another library is open for applications."""
    by, at = stage.cast["regulator"], stage.at
    plan = libraries.LibraryPlan(
        title="节能评估机构库",
        lines=[libraries.LibraryLine(ServiceItem.objects.get(code="IC-004"), 3_000_000, None, 15)],
        seats=4,
        service_standard="一个工作日内响应；报告修改至通过审查。",
        closes_at=deadline(at, 8),
    )
    library = libraries.draft_library(plan=plan, region=stage.cast.region, by=by, at=at)
    _publish(stage, library, at)


def _publish(stage: Stage, library: Library, at: dt.datetime) -> Library:
    return libraries.publish_library(
        library=library,
        secret=draws.secret_of_party(library.number, SeedParty.REGULATOR, library.region, None),
        chance=secrets.token_bytes(32),
        by=stage.cast["regulator"],
        at=at,
    )
