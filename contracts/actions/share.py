"""Share accepted results of a unified survey, and keep who read them."""

import datetime as dt

from django.db import transaction

from bidding.bundles.actions import finish_survey
from bidding.bundles.queries import departments, survey_of
from contracts import policies
from contracts.models import Contract, Deliverable, Reading, SharedResult
from contracts.queries.sharing import ACCEPTED, accepted_results, open_to
from core import chain
from core.actors import Actor
from core.policy import require


@transaction.atomic
def share_accepted(*, contract: Contract, by: Actor, at: dt.datetime) -> list[SharedResult]:
    """Share what is accepted and not yet shared with every department that the survey concerns.

    Nothing where the contract does no unified survey. With the last result the survey ends.
    """
    survey = survey_of(contract.award.procurement)
    if survey is None:
        return []
    concerned, made = departments(survey), []
    results = accepted_results(contract)
    for version in results:
        fresh = []
        for department in concerned:
            row, is_new = SharedResult.objects.get_or_create(
                deliverable=version, department=department, defaults={"shared_at": at}
            )
            fresh += [row] if is_new else []
        if fresh:
            facts = {
                "sha256": version.file.sha256,
                "departments": [each.department.code for each in fresh],
            }
            chain.append(contract.chain, "shared", facts, at=at)
        made += fresh
    if results and not contract.milestones.exclude(status__in=ACCEPTED).exists():
        hashes = [each.file.sha256 for each in results]
        finish_survey(bundle=survey, results=hashes, by=by, at=at)
    return made


@transaction.atomic
def read_result(*, deliverable: Deliverable, by: Actor, at: dt.datetime) -> Reading:
    """Keep that a regulator reads a version, before it gets the file. Raises Refused."""
    require(policies.read_result(by, is_open=open_to(by).filter(pk=deliverable.pk).exists()))
    assert by.user is not None
    assert by.membership is not None
    assert by.organisation is not None
    return Reading.objects.create(
        deliverable=deliverable,
        read_by=by.user,
        acting_for=by.organisation,
        department=by.membership.department,
        read_at=at,
    )
