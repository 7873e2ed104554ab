"""Compliance points: put on an agency by rule, with evidence; thresholds open the notice."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.entry.models import Agency, Practitioner
from agencies.supervision import points as breaches
from agencies.supervision import policies
from agencies.supervision.actions.sanctions import open_sanction
from agencies.supervision.actions.trace import leave
from agencies.supervision.models import CompliancePoints, SanctionKind
from agencies.supervision.queries import cases as queries
from core.actors import SYSTEM, Actor
from core.clock import local_date
from core.errors import BadInput
from core.policy import require


class UnknownRule(BadInput):
    """There is no such breach. Facts: rule."""

    sentence = _("Choose the breach from the list.")


@transaction.atomic
def add_points(
    *,
    agency: Agency,
    rule: str,
    evidence: str,
    by: Actor,
    at: dt.datetime,
    practitioner: Practitioner | None = None,
) -> CompliancePoints:
    """Put the points of a breach on an agency; crossing a threshold opens the notice it brings.

    At the region's warning threshold a warning is notified, at the suspension threshold a
    suspension; both then take the way of every sanction. Raises UnknownRule, Refused.
    """
    require(policies.add_points(by, agency))
    if rule not in breaches.RULES:
        raise UnknownRule(rule=rule)
    # Two decisions at once must not both miss the threshold.
    Agency.objects.select_for_update(of=("self",), no_key=True).get(pk=agency.pk)
    rules, today = queries.rules_of(agency, at), local_date(at)
    before = queries.total_points(agency, today)
    made = CompliancePoints.objects.create(
        agency=agency,
        practitioner=practitioner,
        rule=rule,
        points=breaches.RULES[rule].points,
        evidence=evidence,
        decided_by=by.user,
        decided_at=at,
        expires_on=breaches.add_months(today, rules.points_cycle_months),
    )
    payload = {"rule": rule, "points": made.points, "until": made.expires_on.isoformat()}
    leave(agency, "points", payload, at=at)
    after = breaches.standing(before + made.points, rules)
    if after != breaches.standing(before, rules):
        _open_by_rule(agency, after, before + made.points, at)
    return made


def _open_by_rule(
    agency: Agency, standing: breaches.PointsStanding, total: int, at: dt.datetime
) -> None:
    kind = (
        SanctionKind.SUSPENSION
        if standing == breaches.PointsStanding.SUSPENSION
        else SanctionKind.WARNING
    )
    open_sanction(
        agency=agency,
        kind=kind,
        rule=f"points_{standing.value}",
        reason=str(_("%(points)d compliance points count.") % {"points": total}),
        by=SYSTEM,
        at=at,
    )
