"""A market of a given size, written in bulk: what the measurements run against."""

import datetime as dt
import random
from typing import NamedTuple

from agencies.catalogue.states import ItemStatus
from agencies.entry.states import AgencyStatus
from agencies.models import Agency, Commissioner, Family, Offer, ServiceItem
from agencies.offers.states import OfferStatus
from bench.words import BRANDS, CITIES
from bidding.models import Project
from core.actors import Role
from core.clock import local_date, now
from core.models import (
    Department,
    Membership,
    Organisation,
    OrganisationKind,
    Region,
    User,
)
from core.numbers import credit_code_check
from marketplace.shop import shelf
from search import entries

WORKS = [
    "环境影响评价",
    "节能评估",
    "安全预评价",
    "水土保持方案编制",
    "工程测量",
    "地籍测绘",
    "房产测绘",
    "施工图审查",
    "造价咨询",
]


class Market(NamedTuple):
    """What the measurements need of a market."""

    owner: Membership
    project: Project
    offers: list[int]


def credit_code(n: int) -> str:
    """A valid credit code for each n."""
    body = f"9132{n:013d}"
    return body + credit_code_check(body)


def seed(offers: int = 10_000, items: int = 100, *, chance: int = 7) -> Market:
    """Write `offers` live offers of agencies with up to 20 each, their shelf and their entries."""
    rng = random.Random(chance)
    regions = [
        Region.objects.get_or_create(code=f"3207{n:02d}", defaults={"name_zh": f"{city}市"})[0]
        for n, city in enumerate(CITIES)
    ]
    department, _ = Department.objects.get_or_create(
        code="ecology", defaults={"name_zh": "生态环境"}
    )
    families = [f for f in Family.values if f != Family.BUNDLE]
    catalogue = ServiceItem.objects.bulk_create(
        ServiceItem(
            code=f"B-{n:04d}",
            name_zh=f"{WORKS[n % len(WORKS)]}（{n}）",
            family=families[n % len(families)],
            department=department,
            commissioned_by=Commissioner.APPLICANT,
            paid_by=Commissioner.APPLICANT,
            valid_from=dt.date(2020, 1, 1),
            status=ItemStatus.PUBLISHED,
        )
        for n in range(items)
    )
    each = min(20, items)
    count = -(-offers // each)
    organisations = Organisation.objects.bulk_create(
        Organisation(
            name=f"{rng.choice(CITIES)}{rng.choice(BRANDS)}{rng.choice(BRANDS)}工程咨询{n}有限公司",
            kind=OrganisationKind.COMPANY,
            credit_code=credit_code(n),
            region=rng.choice(regions),
            legal_representative=f"法人{n}",
        )
        for n in range(count)
    )
    agencies = Agency.objects.bulk_create(
        Agency(organisation=o, status=AgencyStatus.ACTIVE, admitted_at=now()) for o in organisations
    )
    made = Offer.objects.bulk_create(
        [
            Offer(
                agency=agency,
                item=item,
                price_fen=rng.randrange(200_000, 50_000_000),
                promised_days=rng.randrange(5, 60),
                status=OfferStatus.LIVE,
                listed_at=now(),
            )
            for agency in agencies
            for item in rng.sample(catalogue, each)
        ][:offers],
        batch_size=2000,
    )
    shelf.put(made, on=local_date(now()))
    entries.write_agencies(Agency.objects.all(), at=now())
    entries.write_offers(Offer.objects.all(), at=now())
    return Market(*_owner(regions[0]), [offer.pk for offer in made])


def _owner(region: Region) -> tuple[Membership, Project]:
    organisation = Organisation.objects.create(
        name="示例业主有限公司",
        kind=OrganisationKind.COMPANY,
        credit_code=credit_code(9_999_999),
        region=region,
        legal_representative="业主法人",
    )
    person = User.objects.create_user("bench-owner@example.org", name="业主")
    membership = Membership.objects.create(
        user=person, organisation=organisation, role=Role.OWNER, duties=["admin"]
    )
    project = Project.objects.create(
        owner=organisation, name="示例项目", region=region, created_at=now()
    )
    return membership, project
