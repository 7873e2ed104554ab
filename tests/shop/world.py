"""A small market for the shop's tests: an owner, agencies, offers on the shelf."""

import datetime as dt
from dataclasses import dataclass

from agencies.models import Agency, Offer, ServiceItem
from bidding.models import Project
from core.actors import Actor
from core.clock import local_date, now
from core.models import Membership
from marketplace.shop import shelf
from marketplace.shop.actions.selection import place_orders
from search import entries
from tests.factories import (
    DepartmentFactory,
    MembershipFactory,
    OrganisationFactory,
)


def make_item(code="HP-01", name="环境影响评价报告书编制", **fields):
    return ServiceItem.objects.create(
        code=code,
        name_zh=name,
        family=fields.pop("family", "assessment"),
        department=DepartmentFactory(),
        commissioned_by="applicant",
        paid_by="applicant",
        valid_from=dt.date(2020, 1, 1),
        status=fields.pop("status", "published"),
        **fields,
    )


def make_agency(name="示例测绘有限公司", status="active", **fields):
    return Agency.objects.create(
        organisation=OrganisationFactory(name=name, legal_representative=f"法人{name}", **fields),
        status=status,
    )


def make_offer(agency=None, item=None, price_fen=1_000_000, days=15, status="live"):
    made = Offer.objects.create(
        agency=agency or make_agency(),
        item=item or make_item(),
        price_fen=price_fen,
        promised_days=days,
        status=status,
        listed_at=now(),
    )
    shelf.put([made], on=local_date(now()))
    entries.write_offers(Offer.objects.filter(pk=made.pk), at=now())
    return made


@dataclass
class Owner:
    """A member of a project owner, with a project."""

    membership: Membership
    project: Project

    @property
    def actor(self) -> Actor:
        return self.membership.as_actor()


def make_owner() -> Owner:
    membership = MembershipFactory()
    project = Project.objects.create(
        owner=membership.organisation,
        name="示例厂房扩建",
        region=membership.organisation.region,
        created_at=now(),
    )
    return Owner(membership, project)


def confirm(owner, selection):
    """Place the orders of a basket, as the confirm page does."""
    return place_orders(
        basket_id=selection.basket_id,
        seen=selection.seen,
        project=owner.project,
        fiscal_percent=0,
        reason="合适",
        filters={},
        by=owner.actor,
        at=now(),
    )


def confirm_data(selection, chosen_project, **changes):
    """What the confirm page posts."""
    return {
        "basket": selection.basket_id,
        "seen": selection.seen,
        "project": chosen_project.pk,
        "fiscal_percent": "0",
        "reason": "报价合理，按期完成。",
        **changes,
    }
