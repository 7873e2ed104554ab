"""Leads: found in the night and when a list is frozen, taken by a person, decided with reasons.

Nothing here touches a procurement: an open lead never holds an award.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from bidding.leads.findings import Observation, of_matches, of_pairs, of_prices
from bidding.models import Lead, Procurement
from bidding.policies import leads as policies
from bidding.queries import leads as queries
from core.actors import Actor
from core.errors import BadInput
from core.policy import require
from core.workflow import move

from .locking import person

FIND_MATCHES = "leads.find_matches"  # topic of the outbox; the key is the procurement's number
LOOK_BACK = dt.timedelta(days=400)  # shared facts: a year and its publicity; accounts change later


class UnreasonedDecision(BadInput):
    """A lead is decided without a reason."""

    sentence = _("Give the reasons of your decision.")


@transaction.atomic
def find_leads(*, at: dt.datetime) -> int:
    """Look through everything that is decided; returns how many leads are new. Safe to repeat."""
    prices, entrants = queries.decided_prices()
    found = [each for family in prices.values() for each in of_prices(family, entrants)]
    found += of_pairs(*queries.pairs())
    found += _matches(queries.closed_since(at - LOOK_BACK))
    return _keep(found, at)


@transaction.atomic
def find_matches(*, procurement: Procurement, at: dt.datetime) -> int:
    """Look for facts that those who took part in it share; returns how many leads are new."""
    return _keep(_matches(Procurement.objects.filter(pk=procurement.pk)), at)


def _matches(procurements: QuerySet[Procurement]) -> list[Observation]:
    return [
        finding
        for procurement, entrants in queries.entrants_with_facts(procurements)
        for finding in of_matches(procurement, entrants)
    ]


def _keep(findings: Iterable[Observation], at: dt.datetime) -> int:
    """Store those that are not stored yet; who finds the same at the same time changes nothing."""
    found = {(each.kind, each.key): each for each in findings}
    keys = {key for _kind, key in found}
    known = set(Lead.objects.filter(key__in=keys).order_by().values_list("kind", "key"))
    new = [each for name, each in found.items() if name not in known]
    Lead.objects.bulk_create(
        [
            Lead(
                kind=each.kind,
                key=each.key,
                procurement_id=each.procurement,
                numbers=each.numbers,
                reason=each.reason.as_json(),
                found_at=at,
            )
            for each in new
        ],
        ignore_conflicts=True,
    )
    stored = Lead.objects.filter(key__in={each.key for each in new}).order_by("pk")
    Tie = Lead.agencies.through
    Tie.objects.bulk_create(
        [
            Tie(lead_id=pk, agency_id=agency)
            for pk, kind, key in stored.values_list("pk", "kind", "key")
            if (kind, key) in found
            for agency in found[kind, key].agencies
        ],
        ignore_conflicts=True,
    )
    return len(new)


@transaction.atomic
def assign_lead(*, lead: Lead, by: Actor, at: dt.datetime) -> Lead:
    """Take a lead upon oneself, also from a colleague. Raises Refused, WrongStatus."""
    lead = _locked(lead)
    require(policies.assign(by, lead))
    move(lead, "assign", by=by, at=at)
    lead.assigned_to, lead.assigned_at = person(by), at
    lead.save(update_fields=["assigned_to", "assigned_at"])
    return lead


@transaction.atomic
def decide_lead(
    *, lead: Lead, is_confirmed: bool, decision: str, by: Actor, at: dt.datetime
) -> Lead:
    """Confirm or dismiss a lead, with reasons. Raises Refused, UnreasonedDecision, WrongStatus.

    A confirmed lead punishes nobody: sanctions have their own procedure with a hearing.
    """
    lead = _locked(lead)
    require(policies.decide(by, lead))
    if not decision.strip():
        raise UnreasonedDecision
    move(lead, "confirm" if is_confirmed else "dismiss", by=by, at=at, reason=decision)
    lead.decision, lead.decided_by, lead.decided_at = decision, person(by), at
    lead.save(update_fields=["decision", "decided_by", "decided_at"])
    return lead


def _locked(lead: Lead) -> Lead:
    rows = Lead.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("procurement__project__region", "assigned_to").get(pk=lead.pk)
