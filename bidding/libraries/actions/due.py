"""What the clock does with libraries; running it twice changes nothing."""

import datetime as dt
import logging

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from agencies.models import Agency
from bidding.actions.results import StandStill
from bidding.libraries.models import Library, LibraryMember
from bidding.libraries.queries import next_reminder
from bidding.libraries.states import LIBRARY, MEMBER, LibraryStatus
from core import chain
from core.actors import SYSTEM
from core.arrivals import wait_for_arrivals
from core.errors import DomainError
from core.workflow import WrongStatus

from .judging import close_applications
from .locking import end_library, locked_library, reschedule
from .members import tend_members
from .results import come_into_force, end_all_memberships

logger = logging.getLogger(__name__)


def run_due_libraries(*, at: dt.datetime) -> list[str]:
    """Act on every library that is due, or has a member the market no longer lets work.

    Returns the numbers of those that were acted on. A suspension does not reach up to libraries:
    they look for it here, and every pick asks for itself.
    """
    able = Agency.objects.that_can("bid").order_by().values("pk")
    unable = LibraryMember.objects.filter(
        status__in=MEMBER.states_that_can("be_ended"),
        library__status__in=LIBRARY.states_that_can("be_picked_from"),
    ).exclude(agency__in=able)
    due = Library.objects.filter(
        Q(due_at__lte=at) | Q(pk__in=unable.order_by().values("library"))
    ).order_by("due_at", "id")
    done = []
    for library in due:
        try:
            _act(library, at)
        except StandStill:
            continue  # due again once the objections are decided
        except DomainError as error:
            logger.warning("%s is due but: %s", library.number, error)
            continue
        done.append(library.number)
    return done


def _act(library: Library, at: dt.datetime) -> None:
    match library.status:
        case LibraryStatus.PUBLISHED:
            wait_for_arrivals(before=library.closes_at)
            close_applications(library=library, clock=lambda: at)
        case LibraryStatus.PUBLICITY if library.publicity_until:
            wait_for_arrivals(before=library.publicity_until)
            come_into_force(library=library, at=at)
        case _in_force:
            tend(library=library, at=at)


@transaction.atomic
def tend(*, library: Library, at: dt.datetime) -> Library:
    """A day in the term: members come and go, the regulator is reminded, the term ends.

    Raises WrongStatus.
    """
    library = locked_library(library)
    if not library.can("be_picked_from"):
        raise WrongStatus(status=library.status, move="expire")
    assert library.ends_at is not None
    if at > library.ends_at:
        end_all_memberships(library, at)
        reason = _("The term has ended.")
        return end_library(library, "expire", reason=reason, by=SYSTEM, at=at, kind="term ended")
    tend_members(library, at)
    if library.remind_at and at >= library.remind_at:
        library.reminded_at = at
        library.remind_at = next_reminder(library, at)
        library.save(update_fields=["reminded_at", "remind_at"])
        ends = {"ends_at": chain.moment(library.ends_at)}
        chain.append(library.chain, "reminder", ends, at=at)
    return reschedule(library)
