"""Works that an agency finished outside this market: handed in with their proof, then confirmed."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from agencies.entry import policies
from agencies.entry.models import Agency, PastWork
from core import files
from core.actors import Actor
from core.clock import local_date
from core.errors import BadInput
from core.policy import require


class NotFinishedYet(BadInput):
    """The work is said to end in the future."""

    field = "finished_on"
    sentence = _("Only finished works count. Enter the day on which it was accepted.")


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
    """Hand in a work with its contract or acceptance. Raises Refused, NotFinishedYet, BadFile."""
    require(policies.keep_past_works(by, agency))
    if finished_on > local_date(at):
        raise NotFinishedYet
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
    """Take a work back that nobody has confirmed. Raises Refused."""
    work = _locked(work)
    require(policies.remove_past_work(by, work))
    work.delete()


@transaction.atomic
def confirm_past_work(*, work: PastWork, by: Actor, at: dt.datetime) -> PastWork:
    """A regulator has seen the proof: the work counts from now on. Raises Refused."""
    work = _locked(work)
    require(policies.confirm_past_work(by, work))
    work.confirmed_at, work.confirmed_by = at, by.user
    work.save(update_fields=["confirmed_at", "confirmed_by"])
    return work


def _locked(work: PastWork) -> PastWork:
    found = PastWork.objects.select_for_update(of=("self",), no_key=True)
    return found.select_related("agency__organisation__region", "agency__review_region").get(
        pk=work.pk
    )
