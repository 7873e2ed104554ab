"""Amending a public notice: proposed by one person, let out by another.

Both versions are kept, there is more time, and who takes part confirms.
"""

import datetime as dt
import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from bidding.models import Amendment, Attachment, Procurement, ProposedAmendment
from bidding.notice_text import require_fair
from bidding.policies import amendments as policies
from bidding.queries.amendments import TIMES, amendable, moment_of
from bidding.queries.attachments import attached
from bidding.rules import frozen_rules
from bidding.states import AmendmentStatus
from core import chain
from core.actors import Actor
from core.clock import add_working_days, database_now, deadline, local_date
from core.errors import BadInput, Conflict
from core.policy import require
from core.workflow import move

from . import procurements
from .attachments import NewFile, keep
from .locking import locked, person, shut_gate
from .postponing import postpone
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


class AmendmentWaits(Conflict):
    """One amendment at a time waits for approval."""

    sentence = _("An amendment waits for its approval already. Take it back to change it.")


@transaction.atomic
def propose_amendment(
    *, procurement: Procurement, to: Amended, reason: str, by: Actor, clock: Clock = database_now
) -> ProposedAmendment:
    """Write down how a public notice is to read; it stays as it is until `amend`.

    Raises Refused, UnfairWording, NothingAmended, AmendmentWaits, and what `attach` raises.
    """
    procurement = locked(procurement)
    at = clock()
    require(policies.propose(by, procurement, at))
    require(policies.only_later(procurement.closes_at, to.closes_at))
    if procurement.proposed_amendments.filter(status=AmendmentStatus.WAITING).exists():
        raise AmendmentWaits
    before = amendable(procurement)
    staying = attached(procurement).exclude(pk__in=to.removed)
    files = {each.file.name: each.file.sha256 for each in staying}
    added = []
    for new in to.added:
        added.append(keep(files, new, by, at))
        files[added[-1].name] = added[-1].sha256
    after = before | {
        "title": to.title,
        "scale": before["scale"] if to.scale is None else to.scale,
        "scope": to.scope,
        "attachments": files,
        "days": {code: to.days.get(code, days) for code, days in before["days"].items()},
        "closes_at": chain.moment(to.closes_at),
    }
    if after == before:
        raise NothingAmended
    require_fair(after["title"], after["scale"], after["scope"])
    made = ProposedAmendment.objects.create(
        procurement=procurement,
        before=before,
        after=after,
        reason=reason[:300],
        proposed_by=person(by),
        proposed_at=at,
    )
    made.added.set(added)
    return made


@transaction.atomic
def send_amendment_back(
    *, proposed: ProposedAmendment, remark: str, by: Actor, at: dt.datetime
) -> ProposedAmendment:
    """The approver wants it otherwise and says how. Raises Refused, WrongStatus."""
    require(policies.send_back(by, proposed))
    return move(proposed, "send_back", by=by, at=at, reason=remark)


@transaction.atomic
def take_amendment_back(
    *, proposed: ProposedAmendment, by: Actor, at: dt.datetime
) -> ProposedAmendment:
    """The handler writes it anew, or leaves the notice as it is. Raises Refused, WrongStatus."""
    require(policies.take_back(by, proposed))
    return move(proposed, "take_back", by=by, at=at)


@transaction.atomic
def amend(*, proposed: ProposedAmendment, by: Actor, clock: Clock = database_now) -> Amendment:
    """Let a proposed amendment out while sign-up is open, alone inside the gate of its notice.

    Sign-up ends no sooner than the region's working days after the amendment. Where more than the
    time changed, who has signed up confirms or is out at closing. Raises Refused, UnfairWording,
    WrongStatus.
    """
    shut_gate(proposed.procurement)
    procurement = proposed.procurement = locked(proposed.procurement)
    at = clock()
    require(policies.amend(by, proposed, at))
    move(proposed, "publish", by=by, at=at)
    before = amendable(procurement)
    _rewrite(procurement, proposed, by, at)
    assert procurement.closes_at is not None, "sign-up has an end"
    # It may have moved meanwhile, and never ends sooner than the notice says.
    wanted = max(procurement.closes_at, moment_of(proposed.after["closes_at"]))
    told = postpone(procurement, _closing(procurement, wanted, at), asks_again=True)
    after = amendable(procurement)
    is_more = any(after[name] != before[name] for name in after if name not in TIMES)
    made = Amendment.objects.create(
        procurement=procurement,
        number=Amendment.objects.filter(procurement=procurement).count() + 1,
        before=before,
        after=after,
        reason=proposed.reason,
        is_to_be_confirmed=is_more,
        made_by=proposed.proposed_by,
        made_at=at,
    )
    if is_more:
        procurement.version = made.number
        procurement.save(update_fields=["version"])
    move(procurement, "amend", by=by, at=at, reason=made.reason)
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


def _rewrite(
    procurement: Procurement, proposed: ProposedAmendment, by: Actor, at: dt.datetime
) -> None:
    """Let the notice read as proposed. A file that goes stays readable with its own version."""
    now = proposed.after
    procurement.title, procurement.scale = now["title"], now["scale"]
    procurement.scope = now["scope"]
    procurement.save(update_fields=["title", "scale", "scope"])
    for line in procurement.lines.select_related("item").order_by("id"):
        line.days = now["days"][line.item.code]
        line.save(update_fields=["days"])
    staying = now["attachments"]
    for each in attached(procurement):
        if staying.get(each.file.name) != each.file.sha256:
            each.removed_at, each.removed_by = at, person(by)
            each.save(update_fields=["removed_at", "removed_by"])
    for file in proposed.added.order_by("name", "id"):
        Attachment.objects.create(
            procurement=procurement, file=file, added_by=proposed.proposed_by, added_at=at
        )
    procurements.require_fair(procurement)


def _closing(procurement: Procurement, wanted: dt.datetime, at: dt.datetime) -> dt.datetime:
    """The time that is wanted, or the soonest that leaves the region's working days."""
    days = frozen_rules(procurement).amendment_days
    if local_date(wanted) >= add_working_days(local_date(at), days).date:
        return wanted
    return deadline(at, days)
