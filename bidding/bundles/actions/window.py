"""What the approval window does: missing papers, acceptance, the joint review, the approval."""

import datetime as dt
import hashlib

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.bundles import policies
from bidding.bundles.models import Bundle, unsettled
from bidding.bundles.procedures import StageKey
from bidding.bundles.queries import frozen_rules, member_rows, silent, undelivered
from core import chain
from core.actors import Actor
from core.clock import add_working_days, local_date
from core.errors import BadInput
from core.policy import require
from core.workflow import move

from .locking import begin_stage, end_stage, locked_bundle


class WordsMissing(BadInput):
    """What is told to the owner must say something."""

    sentence = _("Say it in words: the owner acts on what you write here.")


def said(text: str) -> str:
    """The words without the space around them. Raises WordsMissing where there are none."""
    if not text.strip():
        raise WordsMissing
    return text.strip()


@transaction.atomic
def list_missing(*, bundle: Bundle, missing: str, by: Actor, at: dt.datetime) -> Bundle:
    """List every missing paper, once. Raises Refused, WordsMissing."""
    bundle = locked_bundle(bundle)
    require(policies.list_missing(by, bundle))
    bundle.missing, bundle.papers_asked_at = said(missing), at
    bundle.save(update_fields=["missing", "papers_asked_at"])
    bundle = move(bundle, "ask_papers", by=by, at=at)
    end_stage(bundle, at)
    chain.append(bundle.chain, "papers missing", {"missing": bundle.missing}, at=at)
    return bundle


@transaction.atomic
def accept_bundle(*, bundle: Bundle, by: Actor, at: dt.datetime) -> Bundle:
    """Accept once for every member: the one clock begins to run. Raises Refused."""
    bundle = locked_bundle(bundle)
    require(policies.accept(by, bundle))
    days = bundle.procedure.total_days(frozen_rules(bundle))
    due_on = add_working_days(local_date(at), days).date
    first = bundle.procedure.after(StageKey.ACCEPTANCE)[0]
    bundle.accepted_at, bundle.due_on = at, due_on
    bundle.round = 1 if first == StageKey.REVIEW else 0
    bundle.save(update_fields=["accepted_at", "due_on", "round"])
    bundle = move(bundle, "accept", by=by, at=at)
    begin_stage(bundle, first, at)
    facts = {"working_days": days, "due_on": due_on.isoformat()}
    chain.append(bundle.chain, "accepted", facts, at=at)
    return bundle


@transaction.atomic
def convene_review(
    *, bundle: Bundle, on: dt.date, participants: str, by: Actor, at: dt.datetime
) -> Bundle:
    """Call the one joint review: its day and who takes part. Raises Refused, WordsMissing."""
    bundle = locked_bundle(bundle)
    require(policies.convene(by, bundle, undelivered(bundle)))
    bundle.review_on, bundle.participants, bundle.round = on, said(participants), 1
    bundle.save(update_fields=["review_on", "participants", "round"])
    bundle = move(bundle, "convene", by=by, at=at)
    begin_stage(bundle, StageKey.REVIEW, at)
    reports = [
        [each.member.item.code, each.engagement.number]
        for each in member_rows(bundle)
        if each.engagement is not None
    ]
    facts = {"on": on.isoformat(), "reports": reports}
    chain.append(bundle.chain, "review convened", facts, at=at)
    return bundle


@transaction.atomic
def merge_opinions(*, bundle: Bundle, by: Actor, at: dt.datetime) -> Bundle:
    """Merge what every department said: returned once as a whole, or passed where nothing is open.

    Raises Refused.
    """
    bundle = locked_bundle(bundle)
    require(policies.merge(by, bundle, silent(bundle)))
    open_items = list(unsettled(bundle))
    texts = [[each.opinion.department.code, each.text] for each in open_items]
    facts = {
        "round": bundle.round,
        "items": len(texts),
        "sha256": hashlib.sha256(chain.canonical(texts)).hexdigest(),
    }
    if open_items:
        bundle = move(bundle, "return", by=by, at=at)
        begin_stage(bundle, StageKey.REVISION, at)
        chain.append(bundle.chain, "returned", facts, at=at)
        return bundle
    bundle = move(bundle, "pass", by=by, at=at)
    chain.append(bundle.chain, "passed", facts, at=at)
    if StageKey.APPROVAL in bundle.procedure.stages:
        begin_stage(bundle, StageKey.APPROVAL, at)
        return bundle
    end_stage(bundle, at)
    bundle.ended_at = at
    bundle.save(update_fields=["ended_at"])
    return bundle


@transaction.atomic
def approve_bundle(*, bundle: Bundle, result: str, by: Actor, at: dt.datetime) -> Bundle:
    """Approve all members by one decision, in public words. Raises Refused, WordsMissing."""
    bundle = locked_bundle(bundle)
    require(policies.approve(by, bundle))
    bundle.result, bundle.ended_at = said(result), at
    bundle.save(update_fields=["result", "ended_at"])
    bundle = move(bundle, "approve", by=by, at=at)
    end_stage(bundle, at)
    chain.append(bundle.chain, "approved", {"result": bundle.result}, at=at)
    return bundle
