"""What leads are made of, read in few statements however many procurements; who sees which."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery

from agencies.models import Agency
from bidding.leads.findings import LEAST_TOGETHER, Known, Pair
from bidding.models import Lead, Place, Procurement, ProcurementLine, SignUp
from bidding.states import LEAD, LeadStatus, SignUpStatus
from billing.models import PayeeAccount
from core.actors import Actor

from .desks import overseen_by

# One market is one family of service items: the first line's.
_FAMILY = Subquery(
    ProcurementLine.objects.filter(procurement=OuterRef("procurement"))
    .order_by("id")
    .values("item__family")[:1]
)
Prices = dict[str, dict[int, list[float]]]
Entrants = dict[int, tuple[int, ...]]


def decided_prices() -> tuple[Prices, Entrants]:
    """The prices of every result, by family and procurement, and the agencies that made them."""
    prices: Prices = defaultdict(dict)
    entrants: Entrants = {}
    rows = (
        Place.objects.annotate(family=_FAMILY)
        .order_by("procurement_id", "place")
        .values_list("family", "procurement_id", "amount_fen", "agency_id")
    )
    for (family, procurement), places in groupby(rows, key=lambda row: (row[0], row[1])):
        listed = list(places)
        prices[family][procurement] = [amount for *_key, amount, _agency in listed]
        entrants[procurement] = tuple(agency for *_key, _amount, agency in listed)
    return prices, entrants


# Who entered what, once; then every pair with how often each came, both came, and who won.
_PAIRS = """
WITH entered AS MATERIALIZED (
  SELECT s.procurement_id, s.agency_id, p.closed_at, w.agency_id AS winner,
         (SELECT i.family FROM bidding_procurementline l JOIN agencies_serviceitem i
          ON i.id = l.item_id WHERE l.procurement_id = p.id ORDER BY l.id LIMIT 1) AS family
  FROM bidding_signup s
  JOIN bidding_procurement p ON p.id = s.procurement_id AND p.closed_at IS NOT NULL
  LEFT JOIN bidding_award w ON w.procurement_id = p.id AND w.status IN ('pending', 'confirmed')
  WHERE s.status = 'submitted'
), tenders AS (
  SELECT family, count(DISTINCT procurement_id) AS n FROM entered GROUP BY family
), each AS (
  SELECT family, agency_id, count(*) AS n FROM entered GROUP BY family, agency_id
), pairs AS (
  SELECT a.family, a.agency_id AS one, b.agency_id AS other, count(*) AS together,
         coalesce(string_agg(CASE a.winner WHEN a.agency_id THEN '1' WHEN b.agency_id THEN '2' END,
                             '' ORDER BY a.closed_at, a.procurement_id), '') AS wins,
         (array_agg(a.procurement_id ORDER BY a.closed_at DESC, a.procurement_id DESC))[1] AS last
  FROM entered a JOIN entered b
  ON b.procurement_id = a.procurement_id AND a.agency_id < b.agency_id
  GROUP BY a.family, a.agency_id, b.agency_id
  HAVING count(*) >= %(least)s
)
SELECT p.family, p.one, p.other, t.n, a.n, b.n, p.together, p.wins, p.last, c.tried
FROM pairs p
CROSS JOIN (SELECT sum(n * (n - 1) / 2)::bigint AS tried
            FROM (SELECT count(*) AS n FROM each GROUP BY family) AS agencies) c
JOIN tenders t ON t.family = p.family
JOIN each a ON a.family = p.family AND a.agency_id = p.one
JOIN each b ON b.family = p.family AND b.agency_id = p.other
ORDER BY p.family, p.one, p.other
"""


def pairs() -> tuple[list[Pair], int]:
    """Every two agencies that met often enough within a family, and how many could have met."""
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, {"least": LEAST_TOGETHER})
        rows = cursor.fetchall()
    names = _names({key for row in rows for key in row[1:3]})
    met = [
        Pair(family, one, other, (names[one], names[other]), total, (a, b), together, wins, last)
        for family, one, other, total, a, b, together, wins, last, _tried in rows
    ]
    return met, rows[0][-1] if rows else 0


def _names(agencies: Iterable[int]) -> dict[int, str]:
    listed = Agency.objects.filter(pk__in=agencies).order_by("pk")
    return dict(listed.values_list("pk", "organisation__name"))


def entrants_with_facts(
    procurements: QuerySet[Procurement],
) -> Iterator[tuple[int, dict[int, Known]]]:
    """Those who took part in each procurement and did not withdraw, with what is known of them."""
    accounts: dict[int, tuple[tuple[str, str], ...]] = {
        payee: (("account", number), ("holder", holder))
        for payee, number, holder in PayeeAccount.objects.filter(replaced_at=None)
        .order_by("organisation_id")
        .values_list("organisation_id", "number", "holder")
    }
    rows = (
        SignUp.objects.filter(procurement__in=procurements.order_by().values("pk"))
        .exclude(status=SignUpStatus.WITHDRAWN)
        .order_by("procurement_id", "id")
        .values_list(
            "procurement_id",
            "agency_id",
            "agency__organisation_id",
            "agency__organisation__name",
            "agency__organisation__contact_phone",
            "agency__organisation__legal_representative",
        )
    )
    for procurement, listed in groupby(rows, key=lambda row: row[0]):
        yield (
            procurement,
            {
                agency: Known(
                    name, (("phone", phone), ("head", head), *accounts.get(organisation, ()))
                )
                for _key, agency, organisation, name, phone, head in listed
            },
        )


def closed_since(moment: dt.datetime) -> QuerySet[Procurement]:
    """The procurements whose list was frozen since then."""
    return Procurement.objects.filter(closed_at__gte=moment)


def leads_of(actor: Actor, status: str = "all") -> QuerySet[Lead]:
    """The leads of a regulator's region and sector, the newest first; nobody else sees any.

    `status` is one of them, "all", or nothing for those that wait.
    """
    found = Lead.objects.filter(procurement__in=overseen_by(actor).order_by().values("pk"))
    if status in LeadStatus.values:
        found = found.filter(status=status)
    elif status != "all":
        found = found.filter(status__in=LEAD.states_that_can("wait"))
    return found.select_related(
        "procurement__owner", "procurement__project__region", "assigned_to"
    ).order_by("-found_at", "-id")


def waiting_leads(actor: Actor) -> QuerySet[Lead]:
    """Those that wait for this person: nobody has them, or this person has."""
    mine = Q(status=LeadStatus.OPEN) | Q(assigned_to=actor.user)
    return leads_of(actor, "").filter(mine)
