"""Reads of libraries: for the public, for each desk, for the rule and for the clock."""

import datetime as dt
from collections.abc import Iterable, Sequence
from math import fsum

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agencies.credit import scoring
from agencies.credit.queries.scores import family_means, last_record, latest_scores
from agencies.entry.scope import region_prefix
from agencies.models import Agency
from agencies.offers.eligibility import Eligibility
from agencies.offers.queries.eligibility import eligibilities
from agencies.supervision.points import add_months
from bidding.libraries import states
from bidding.libraries.admission import Applicant
from bidding.libraries.models import (
    Library,
    LibraryMember,
    LibraryObjection,
    LibraryQuerySet,
)
from bidding.libraries.states import LibraryStatus, MemberStatus
from bidding.models import Draw
from bidding.queries.draws import entrant_id
from bidding.region_rules import LibraryRules
from core.actors import Actor, Role
from core.clock import END_OF_DAY, SHANGHAI, local_date
from core.region import RegionRules

_SEATED = states.MEMBER.states_that_can("hold_seat")
_PICKED = states.MEMBER.states_that_can("be_picked")


def frozen_rules(library: Library) -> LibraryRules:
    """The region's rules of libraries as the notice froze them."""
    return RegionRules.from_json(library.rules).of(LibraryRules)


# Lists


def public_libraries() -> LibraryQuerySet:
    """Every library that was published, newest first, with how many seats are held."""
    found: LibraryQuerySet = Library.objects.visible().on_show()
    return found.annotate(held=Count("members", filter=Q(members__status__in=_SEATED)))


def open_to_applications(at: dt.datetime) -> LibraryQuerySet:
    """Tenders an agency may apply to, ending soonest first."""
    found: LibraryQuerySet = Library.objects.on_show().filter(
        status__in=states.LIBRARY.states_that_can("take_applications"), closes_at__gt=at
    )
    return found.order_by("closes_at", "id")


def kept_by(actor: Actor) -> LibraryQuerySet:
    """The libraries of a regulator's region and sector, newest first."""
    found: LibraryQuerySet = Library.objects.on_show()
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        found = found.filter(region__code__startswith=region_prefix(member.region.code))
    if member.department_id is not None:
        found = found.filter(department=member.department_id)
    return found


def waiting_for_regulator(actor: Actor) -> LibraryQuerySet:
    """Where a regulator has to do something: drafts, checks, publicity, objections, next tender."""
    mine = kept_by(actor)
    undecided = LibraryObjection.objects.filter(decided_at=None).order_by().values("library")
    return mine.filter(
        Q(status__in=[LibraryStatus.DRAFT, LibraryStatus.CLOSED, LibraryStatus.REVIEWED])
        | Q(pk__in=undecided)
        | Q(pk__in=to_tender_again(mine).order_by().values("pk"))
    )


def to_tender_again(found: LibraryQuerySet) -> LibraryQuerySet:
    """Those whose regulator was reminded of the next tender and has not prepared it."""
    again = states.LIBRARY.states_that_can("be_tendered_again")
    waiting = found.filter(reminded_at__isnull=False, status__in=again, replaced_by=None)
    return waiting.exclude(status=LibraryStatus.FAILED)


def memberships_of(agency: Agency | None) -> QuerySet[LibraryMember]:
    """What became of an agency's applications, newest first."""
    return (
        LibraryMember.objects.filter(agency=agency)
        .select_related("library__region", "agency__organisation")
        .order_by("-applied_at", "-id")
    )


def agreements_to_sign(agency: Agency) -> QuerySet[LibraryMember]:
    """Where the agency has a seat that waits for its signature, soonest first."""
    waiting = memberships_of(agency).filter(
        status__in=states.MEMBER.states_that_can("sign"), sign_until__isnull=False
    )
    return waiting.order_by("sign_until", "id")


# Members


def applicants(library: Library) -> list[LibraryMember]:
    """Who has applied and was not turned down, by the name in a draw."""
    found = (
        LibraryMember.objects.filter(library=library, status=MemberStatus.APPLIED)
        .select_related("agency__organisation")
        .order_by("id")
    )
    return sorted(found, key=lambda each: entrant_id(each.agency))


def listed_members(library: Library) -> list[LibraryMember]:
    """Everybody the public sees of a library once its order is decided, in that order."""
    if not library.can("show_order"):
        return []
    return list(
        LibraryMember.objects.filter(library=library, place__isnull=False)
        .select_related("agency__organisation")
        .order_by("place", "id")
    )


def equals_by_name(draw: Draw) -> dict[str, object]:
    """The list that was frozen for the draw of equals: names in the draw, and whose they are."""
    rows = LibraryMember.objects.filter(library=draw.library)
    agencies = [each.agency for each in rows.select_related("agency__organisation").order_by("id")]
    by_name = {entrant_id(each): each for each in agencies}
    return {name: by_name.get(name) for name in sorted(draw.tickets)}


def turned_down(library: Library) -> list[LibraryMember]:
    """Applicants that were not admitted, each with its reason, by name."""
    found = LibraryMember.objects.filter(library=library, status=MemberStatus.REJECTED)
    return list(
        found.select_related("agency__organisation").order_by("agency__organisation__name", "id")
    )


def pickable(library: Library) -> QuerySet[LibraryMember]:
    """Members that an owner may pick now, in the order of their names."""
    able = Agency.objects.that_can("be_selected").order_by().values("pk")
    return (
        LibraryMember.objects.filter(library=library, status__in=_PICKED, agency__in=able)
        .select_related("library", "agency__organisation__region")
        .order_by("agency__organisation__name", "id")
    )


def seats_in_force(agencies: Iterable[int], at: dt.datetime) -> QuerySet[LibraryMember]:
    """The memberships of these agencies that count at a moment, soonest ending first."""
    return (
        LibraryMember.objects.filter(
            agency__in=list(agencies),
            status__in=_PICKED,
            library__in=Library.objects.in_force(at).order_by().values("pk"),
        )
        .select_related("library")
        .prefetch_related("library__items")
        .order_by("library__ends_at", "id")
    )


def member_until(agency: str, item: str, on: dt.date) -> Subquery:
    """To annotate: until when the agency at a path is a member for the item at another one.

    None where it is none on that day.
    """
    begins = dt.datetime.combine(on, dt.time.min, tzinfo=SHANGHAI)
    found = (
        LibraryMember.objects.filter(
            agency=OuterRef(agency),
            library__items__item=OuterRef(item),
            status__in=_PICKED,
            library__in=Library.objects.in_force(begins).order_by().values("pk"),
        )
        .annotate(lasts=Coalesce("leaves_at", "library__ends_at"))
        .order_by("-lasts", "id")
    )
    return Subquery(found.values("lasts")[:1])


def free_seat(library: Library) -> int | None:
    """The lowest seat that nobody holds; None where all are taken."""
    held = LibraryMember.objects.filter(library=library, status__in=_SEATED)
    taken = set(held.order_by("seat").values_list("seat", flat=True))
    return next((n for n in range(1, library.seats + 1) if n not in taken), None)


# The rule


def library_eligibility(agency: Agency, library: Library, on: dt.date) -> list[Eligibility]:
    """One answer an item of the library: a member takes every one of them."""
    items = [line.item for line in library.items.select_related("item").order_by("id")]
    return eligibilities(Agency.objects.get(pk=agency.pk), items, on)


def credit_of(agencies: Sequence[int], at: dt.datetime) -> dict[int, int]:
    """The credit of each agency in hundredths of a point; without a score that of the market."""
    scores = latest_scores(list(agencies))
    means = family_means(through=last_record(), as_of=at)[""]
    weights = scoring.CURRENT.weights
    without = 100 * fsum(weights[name] * means[name] for name in scoring.COMPONENTS)
    return {key: round(100 * (scores[key].value if key in scores else without)) for key in agencies}


def as_applicants(members: Iterable[LibraryMember]) -> list[Applicant]:
    """Judged applications as the rule reads them."""
    return [Applicant(entrant_id(each.agency), each.score or 0) for each in members]


# The clock


def end_of_term(library: Library, begins: dt.datetime) -> dt.datetime:
    """The last second of the term in the market's zone."""
    last = add_months(local_date(begins), library.term_months)
    return dt.datetime.combine(last, END_OF_DAY, tzinfo=SHANGHAI)


def next_reminder(library: Library, after: dt.datetime) -> dt.datetime | None:
    """When its regulator is next asked for a tender: each interval, and some months before the end.

    None where nothing is left before the term ends.
    """
    assert library.in_force_at is not None
    assert library.ends_at is not None
    begins, ends = local_date(library.in_force_at), local_date(library.ends_at)
    rounds = range(library.interval_months, library.term_months, library.interval_months)
    days = [add_months(begins, months) for months in rounds]
    days.append(add_months(ends, -frozen_rules(library).library_reminder_months))
    moments = sorted(dt.datetime.combine(day, dt.time(9), tzinfo=SHANGHAI) for day in days)
    return next((each for each in moments if each > after), None)


def due_at(library: Library) -> dt.datetime | None:
    """The nearest moment at which the clock acts on a library; None where people act."""
    match library.status:
        case LibraryStatus.PUBLISHED:
            return library.closes_at
        case LibraryStatus.PUBLICITY:
            return library.publicity_until
        case LibraryStatus.ACTIVE:
            waiting = LibraryMember.objects.filter(
                library=library, status__in=[MemberStatus.ADMITTED, MemberStatus.LEAVING]
            )
            pairs = waiting.order_by("id").values_list("sign_until", "leaves_at", "status")
            moments = [
                signs if status == MemberStatus.ADMITTED else leaves
                for signs, leaves, status in pairs
            ]
            found = [each for each in (library.ends_at, library.remind_at, *moments) if each]
            return min(found)
    return None
