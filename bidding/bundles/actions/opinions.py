"""What a department says in the joint review."""

import datetime as dt
from collections.abc import Collection, Sequence

from django.db import transaction

from bidding.actions.locking import person
from bidding.bundles import policies
from bidding.bundles.models import Bundle, Opinion, OpinionItem, unsettled
from bidding.bundles.queries import silent
from core import chain
from core.actors import Actor
from core.policy import require

from .locking import locked_bundle


@transaction.atomic
def give_opinion(
    *,
    bundle: Bundle,
    by: Actor,
    at: dt.datetime,
    items: Sequence[str] = (),
    settled: Collection[int] = (),
) -> Opinion:
    """Say what has to be changed (nothing: no objection); after the rework, what is settled.

    `settled` are primary keys of one's own open items. Nobody else reads it before the merged
    opinion. Raises Refused (person, spoken already, new items after the first round).
    """
    bundle = locked_bundle(bundle)
    require(policies.give_opinion(by, bundle, silent(bundle)))
    department = by.membership.department if by.membership else None
    assert department is not None, "the policy lets departments speak only"
    texts = [text.strip() for text in items if text.strip()]
    require(policies.tell_items(bundle, texts))
    opinion = Opinion.objects.create(
        bundle=bundle,
        department=department,
        round=bundle.round,
        given_by=person(by),
        given_at=at,
    )
    OpinionItem.objects.bulk_create(OpinionItem(opinion=opinion, text=text) for text in texts)
    if bundle.round > 1:
        own = unsettled(bundle).filter(opinion__department=department)
        for item in own.filter(pk__in=list(settled)):
            item.settled_at = at
            item.save(update_fields=["settled_at"])
    facts = {"department": department.code, "round": bundle.round}
    chain.append(bundle.chain, "opinion", facts, at=at)
    return opinion
