"""Works that an agency finished outside this market: handed in with their proof, then confirmed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.entry import policies
from agencies.entry.models import Agency, PastWork
from core import files
from core.actors import Actor
from core.clock import local_date
from core.errors import BadInput, Conflict
from core.policy import require


class NotFinishedYet(BadInput):
    """The work is said to end in the future."""

    field = "finished_on"
    sentence = _("Only finished works count. Enter the day on which it was accepted.")


class HandedInBefore(BadInput):
    """The same work again: it would count twice."""

    field = "title"
    sentence = _("This work is on your list already. Hand in each work once.")


class WorkIsGone(Conflict):
    """The agency has taken the work back meanwhile."""

    sentence = _("The agency has taken this work back meanwhile.")


@transaction.atomic
def add_past_work(
    *,
    agency: Agency,
    title: str,
    client: str,
    family: str,
    finished_on: dt.date,
    content: bytes,
    name: str,
    by: Actor,
    at: dt.datetime,
) -> PastWork:
    """Hand in a work with its contract or acceptance.

    Raises Refused, NotFinishedYet, HandedInBefore, BadFile.
    """
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    require(policies.keep_past_works(by, agency))
    if finished_on > local_date(at):
        raise NotFinishedYet
    same = agency.past_works.filter(title__iexact=title.strip(), finished_on=finished_on)
    if same.exists():
        raise HandedInBefore
    return PastWork.objects.create(
        agency=agency,
        title=title.strip(),
        client=client.strip(),
        family=family,
        finished_on=finished_on,
        file=files.store(content=content, name=name, by=by, at=at),
    )


@transaction.atomic
def remove_past_work(*, work: PastWork, by: Actor) -> None:
    """Take a work back that nobody has confirmed. Raises Refused, WorkIsGone."""
    work = _locked(work)
    require(policies.remove_past_work(by, work))
    work.delete()


@transaction.atomic
def confirm_past_work(*, work: PastWork, by: Actor, at: dt.datetime) -> PastWork:
    """A regulator has seen the proof: it counts from now on. Raises Refused, WorkIsGone."""
    work = _locked(work)
    require(policies.confirm_past_work(by, work))
    work.confirmed_at, work.confirmed_by = at, by.user
    work.save(update_fields=["confirmed_at", "confirmed_by"])
    return work


def _locked(work: PastWork) -> PastWork:
    rows = PastWork.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("agency__organisation__region", "agency__review_region")
    found = rows.filter(pk=work.pk).first()
    if found is None:
        raise WorkIsGone
    return found
