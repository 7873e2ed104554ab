"""A bundle brought to the stage that is asked for: an owner, a window, two departments."""

import datetime as dt
from dataclasses import dataclass, field

from agencies.models import BundleKind, ServiceItem
from bidding.bundles import actions
from bidding.bundles.models import Bundle, BundleMember
from bidding.engagements import Engagement
from bidding.models import Procurement, Project
from core.actors import Actor
from core.clock import SHANGHAI, local_date
from tests.bidding.market import owner_of, regulator
from tests.contracts.pdf import small_pdf
from tests.factories import (
    AgencyFactory,
    DepartmentFactory,
    ProjectFactory,
    ServiceItemFactory,
)

MONDAY = dt.datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)
DAY = dt.timedelta(days=1)
KIND = BundleKind.MULTI_ASSESSMENT


def item(code: str, department: str, kind: str = KIND, **more: object) -> ServiceItem:
    """A member of a bundle that a department reviews."""
    reviewed_by = DepartmentFactory(code=department, name_zh=department, name_en=department)
    return ServiceItemFactory(code=code, bundle=kind, department=reviewed_by, **more)


@dataclass
class BundleMarket:
    """Environment and energy are assessed together."""

    kind: str = KIND
    project: Project = field(default_factory=ProjectFactory)
    told: dict[str, Engagement] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.items = [item("EN-1", "ecology", self.kind), item("IC-1", "reform", self.kind)]
        self.handler = owner_of(self.project, "handler")
        self.window = regulator()

    def department(self, code: str) -> Actor:
        """Somebody of a department."""
        return regulator(department=DepartmentFactory(code=code))

    def started(self, **changes: object) -> Bundle:
        facts = {"kind": self.kind, "project": self.project, "items": self.items}
        facts |= {"by": self.handler, "at": MONDAY}
        return actions.start_bundle(**(facts | changes))

    def hand_in(self, bundle: Bundle, at: dt.datetime = MONDAY, note: str = "") -> Bundle:
        return actions.hand_in(
            bundle=bundle,
            content=small_pdf(note or "papers"),
            name="papers.pdf",
            note=note,
            by=self.handler,
            at=at,
        )

    def submitted(self) -> Bundle:
        return self.hand_in(self.started())

    def accepted(self, at: dt.datetime = MONDAY) -> Bundle:
        return actions.accept_bundle(bundle=self.submitted(), by=self.window, at=at)

    def link(self, bundle: Bundle, code: str, procurement: Procurement) -> BundleMember:
        return actions.link_procurement(
            member=bundle.members.get(item__code=code),
            procurement=procurement,
            by=self.handler,
            at=MONDAY,
        )

    def engagement(self, procurement: Procurement) -> Engagement | None:
        """What the app above tells of a contract."""
        return self.told.get(procurement.number)

    def bought(self, *items: ServiceItem, **changes: object) -> Procurement:
        """A procurement of these items that an agency was awarded."""
        facts = {"project": self.project, "owner": self.project.owner, "method": "direct"}
        facts |= {"number": f"ZJ-{Procurement.objects.count()}", "status": "awarded"}
        facts |= {"created_by": self.handler.user, "created_at": MONDAY}
        made = Procurement.objects.create(**(facts | changes))
        for each in items or self.items:
            made.lines.create(item=each, price_fen=100, days=10)
        made.awards.create(
            agency=AgencyFactory(), amount_fen=100, days=10, status="confirmed", made_at=MONDAY
        )
        return made

    def work(self, bundle: Bundle, code: str, **told: object) -> BundleMember:
        """Somebody does a member's work; by default it was handed over on Monday."""
        procurement = self.bought(ServiceItem.objects.get(code=code))
        self.work_told(procurement, **({"delivered_at": MONDAY} | told))
        return self.link(bundle, code, procurement)

    def work_told(self, procurement: Procurement, **told: object) -> None:
        """The app above tells how far its contract went."""
        facts = {"number": f"HT-{procurement.number}", "reached": 0, "dates": (None,) * 4}
        self.told[procurement.number] = Engagement(**(facts | told))

    def assessed(self) -> Bundle:
        """Accepted, every report handed over."""
        bundle = self.accepted()
        for each in self.items:
            self.work(bundle, each.code)
        return bundle

    def convened(self) -> Bundle:
        return self.convene(self.assessed())

    def convene(self, bundle: Bundle, at: dt.datetime = MONDAY) -> Bundle:
        return actions.convene_review(
            bundle=bundle, on=local_date(at), participants="两个部门", by=self.window, at=at
        )

    def speak(self, bundle: Bundle, code: str, *items: str, at: dt.datetime = MONDAY, **more):
        return actions.give_opinion(
            bundle=bundle, items=items, by=self.department(code), at=at, **more
        )

    def merge(self, bundle: Bundle, at: dt.datetime = MONDAY) -> Bundle:
        return actions.merge_opinions(bundle=bundle, by=self.window, at=at)

    def returned(self) -> Bundle:
        """In rework: ecology wants two things changed, the other has no objection."""
        bundle = self.convened()
        self.speak(bundle, "ecology", "补充监测数据", "核实水量平衡")
        self.speak(bundle, "reform")
        return self.merge(bundle)


def fresh(bundle: Bundle) -> Bundle:
    return Bundle.objects.get(pk=bundle.pk)
