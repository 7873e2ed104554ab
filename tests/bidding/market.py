"""A small market for bidding: an owner with a handler and an approver, agencies, an item."""

import datetime as dt
from dataclasses import dataclass, field

from agencies.models import Agency, ServiceItem
from bidding.actions import DirectLine, offer_directly
from bidding.models import FundSource, Procurement, Project
from core.actors import Actor
from tests.factories import (
    AgencyFactory,
    MembershipFactory,
    OfferFactory,
    ProjectFactory,
    ServiceItemFactory,
)

AT = dt.datetime(2026, 11, 23, 2, 0, tzinfo=dt.UTC)  # a Monday, 10:00 in Shanghai


def owner_of(project: Project, *duties: str) -> Actor:
    """Somebody of the project's owner with these duties."""
    return MembershipFactory(organisation=project.owner, duties=list(duties)).as_actor()


def bidder_of(agency: Agency, *duties: str) -> Actor:
    """Somebody who bids for the agency."""
    return MembershipFactory(
        organisation=agency.organisation, agency=True, duties=list(duties) or ["bidder"]
    ).as_actor()


@dataclass
class Market:
    """An owner with one project, and one item."""

    project: Project = field(default_factory=ProjectFactory)
    item: ServiceItem = field(default_factory=ServiceItemFactory)

    def __post_init__(self) -> None:
        self.handler = owner_of(self.project, "handler")
        self.approver = owner_of(self.project, "approver")

    def offer(self, agency: Agency | None = None, **more: object) -> DirectLine:
        """A line for an offer on the shelf at ¥20,000.00 in 20 working days."""
        offer = OfferFactory(agency=agency or AgencyFactory(), item=self.item, **more)
        return DirectLine(offer, offer.price_fen, offer.promised_days)

    def offered(self, *lines: DirectLine, **changes: object) -> Procurement:
        """A direct selection that waits for the agency's answer."""
        facts = {
            "project": self.project,
            "lines": lines or [self.offer()],
            "shortlist": {"places": ["a", "b"]},
            "fund_source": FundSource.OWN,
            "reason": "最近的机构，报价适中",
            "by": self.handler,
            "at": AT,
        }
        return offer_directly(**(facts | changes))
