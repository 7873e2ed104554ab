"""Amending a public notice: both versions kept, more time, and who takes part confirms."""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.models import Amendment, Procurement
from bidding.policies import amendments as policies
from bidding.queries.amendments import TIMES, amendable
from bidding.queries.attachments import attached
from bidding.rules import frozen_rules
from core import chain
from core.actors import Actor
from core.clock import add_working_days, database_now, deadline, local_date
from core.errors import BadInput
from core.policy import require
from core.workflow import move

from .attachments import NewFile, add
from .locking import locked, person, shut_gate
from .postponing import postpone
from .procurements import require_fair
from .schedule import reschedule
from .sign_ups import Clock


@dataclass(frozen=True)
class Amended:
    """How the notice is to read. `days` are working days by the code of the item; others stay.

    `removed` are keys of attachments; they go before the `added` files come.
    """

    title: str
    scope: str
    closes_at: dt.datetime
    days: Mapping[str, int] = field(default_factory=dict)
    scale: str | None = None  # None: as it is
    added: Sequence[NewFile] = ()
    removed: Collection[int] = ()


class NothingAmended(BadInput):
    """The notice reads so already."""

    sentence = _("Nothing is changed. Change the text, the days or the time first.")


@transaction.atomic
def amend(
    *, procurement: Procurement, to: Amended, reason: str, by: Actor, clock: Clock = database_now
) -> Amendment:
    """Change a notice while sign-up is open, alone inside its gate.

    Sign-up ends no sooner than the region's working days after the amendment. Where more than the
    time changed, who has signed up confirms or is out at closing. Raises Refused, UnfairWording,
    NothingAmended, and what `attach` raises.
    """
    shut_gate(procurement)
    procurement = locked(procurement)
    at = clock()
    require(policies.amend(by, procurement, at))
    require(policies.only_later(procurement.closes_at, to.closes_at))
    before = amendable(procurement)
    _rewrite(procurement, to)
    _exchange_files(procurement, to, by, at)
    if amendable(procurement) | {"closes_at": chain.moment(to.closes_at)} == before:
        raise NothingAmended
    told = postpone(procurement, _closing(procurement, to.closes_at, at), asks_again=True)
    after = amendable(procurement)
    is_more = any(after[name] != before[name] for name in after if name not in TIMES)
    made = Amendment.objects.create(
        procurement=procurement,
        number=Amendment.objects.filter(procurement=procurement).count() + 1,
        before=before,
        after=after,
        reason=reason[:300],
        is_to_be_confirmed=is_more,
        made_by=person(by),
        made_at=at,
    )
    if is_more:
        procurement.version = made.number
        procurement.save(update_fields=["version"])
    move(procurement, "amend", by=by, at=at, reason=reason)
    payload = {
        "amendment": made.number,
        "reason": made.reason,
        "title": procurement.title,
        "scale": procurement.scale,
        "attachments": after["attachments"],
        "scope_sha256": hashlib.sha256(procurement.scope.encode()).hexdigest(),
        "days": after["days"],
        **told,
    }
    chain.append(procurement.chain, "amended", payload, at=at)
    reschedule(procurement)
    return made


def _rewrite(procurement: Procurement, to: Amended) -> None:
    procurement.title, procurement.scope = to.title, to.scope
    if to.scale is not None:
        procurement.scale = to.scale
    require_fair(procurement)
    procurement.save(update_fields=["title", "scale", "scope"])
    for line in procurement.lines.select_related("item").order_by("id"):
        days = to.days.get(line.item.code, line.days)
        if days != line.days:
            line.days = days
            line.save(update_fields=["days"])


def _exchange_files(procurement: Procurement, to: Amended, by: Actor, at: dt.datetime) -> None:
    """What is taken away stays readable with the version that it belonged to."""
    gone = attached(procurement).filter(pk__in=to.removed)
    gone.update(removed_at=at, removed_by=person(by))
    for new in to.added:
        add(procurement, new, by, at)


def _closing(procurement: Procurement, wanted: dt.datetime, at: dt.datetime) -> dt.datetime:
    """The time that is wanted, or the soonest that leaves the region's working days."""
    days = frozen_rules(procurement).amendment_days
    if local_date(wanted) >= add_working_days(local_date(at), days).date:
        return wanted
    return deadline(at, days)
