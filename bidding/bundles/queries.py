"""Reads of bundles: for the public, for each desk, and the clock as readers see it."""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from agencies.entry.scope import region_prefix
from agencies.models import Agency
from agencies.offers.queries.eligibility import agencies_eligible_for
from bidding.bundles.models import (
    Bundle,
    BundleMember,
    BundlePause,
    BundleQuerySet,
    BundleStage,
    Opinion,
    OpinionItem,
    open_pause,
    started_on,
    unsettled,
)
from bidding.bundles.procedures import PROCEDURES, StageKey
from bidding.bundles.states import BundleStatus
from bidding.bundles.timeline import Late, Part, StageSpan, critical_parts, late_parts, planned
from bidding.engagements import Engagement, engagement
from bidding.models.procurement import Award, Procurement, Project
from bidding.region_rules import BundleRules
from bidding.states import AWARD, statuses_that_can
from core.actors import Actor, Role
from core.clock import add_working_days, local_date, take_working_days
from core.gantt import Span
from core.models import Department
from core.region import RegionRules


def _can(capability: str) -> list[str]:
    """The statuses of any kind of bundle that hold the capability, for querysets."""
    machines = [each.machine for each in PROCEDURES.values()]
    return sorted({status for each in machines for status in each.states_that_can(capability)})


def frozen_rules(bundle: Bundle) -> BundleRules:
    """The region's rules of bundles as they were when it was started."""
    return RegionRules.from_json(bundle.rules).of(BundleRules)


# Lists


def public_bundles() -> BundleQuerySet:
    """Every bundle that was handed in and not withdrawn, newest first."""
    found: BundleQuerySet = Bundle.objects.visible().on_show()
    return found.filter(status__in=_can("be_seen"))


def owned_by(actor: Actor) -> BundleQuerySet:
    """The bundles of the owner acted for, newest first."""
    found: BundleQuerySet = Bundle.objects.on_show()
    if actor.role != Role.OWNER or actor.organisation is None:
        return found.none()
    return found.filter(owner=actor.organisation)


def kept_by(actor: Actor) -> BundleQuerySet:
    """The bundles of a regulator: all of its region at the window, else those of its sector."""
    found: BundleQuerySet = public_bundles()
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        prefix = region_prefix(member.region.code)
        found = found.filter(project__region__code__startswith=prefix)
    if member.department_id is not None:
        concerned = Q(
            bundle__kind__in=[each.kind for each in PROCEDURES.values() if each.is_one_work],
            item__shared_with=member.department_id,
        )
        mine = BundleMember.objects.filter(Q(department=member.department_id) | concerned)
        found = found.filter(pk__in=mine.order_by().values("bundle"))
    return found


def waiting_for_owner(actor: Actor) -> BundleQuerySet:
    """Where papers of the owner are waited for: missing ones, or the rework."""
    standing = BundlePause.objects.filter(bundle=OuterRef("pk"), resumed_at=None)
    return owned_by(actor).filter(
        Q(status__in=[BundleStatus.INCOMPLETE, BundleStatus.REWORK]) | Exists(standing)
    )


def waiting_for_regulator(actor: Actor) -> BundleQuerySet:
    """Where this desk has to act: the window on papers, merging and approval; a department on its
    opinion."""
    mine, member = kept_by(actor), actor.membership
    if member is None:
        return mine
    if member.department_id is not None:
        own = Opinion.objects.filter(
            bundle=OuterRef("pk"), round=OuterRef("round"), department=member.department_id
        )
        open_items = OpinionItem.objects.filter(
            opinion__bundle=OuterRef("pk"),
            opinion__department=member.department_id,
            settled_at=None,
        )
        in_review = mine.filter(status__in=_can("take_opinions"))
        return in_review.filter(Q(round=1) | Exists(open_items), ~Exists(own))
    unheard = BundleMember.objects.filter(bundle=OuterRef("pk")).exclude(
        department__in=Opinion.objects.filter(
            bundle=OuterRef(OuterRef("pk")), round=OuterRef(OuterRef("round"))
        )
        .order_by()
        .values("department")
    )
    unchecked = OpinionItem.objects.filter(opinion__bundle=OuterRef("pk"), settled_at=None).exclude(
        opinion__department__in=Opinion.objects.filter(
            bundle=OuterRef(OuterRef("pk")), round=OuterRef(OuterRef("round"))
        )
        .order_by()
        .values("department")
    )
    to_merge = (Q(round=1) & ~Exists(unheard)) | (Q(round__gt=1) & ~Exists(unchecked))
    return mine.filter(
        Q(status__in=_can("be_accepted"))
        | Q(status__in=_can("be_approved"))
        | Q(status__in=_can("take_opinions")) & to_merge
    )


def bundle_of(procurement: Procurement) -> Bundle | None:
    """The bundle a procurement works for; None where it stands alone or nothing is public yet."""
    return public_bundles().filter(members__procurement=procurement).first()


# Members


@dataclass(frozen=True)
class MemberRow:
    """A member with what became of its work. `agency` is empty until one is chosen."""

    member: BundleMember
    award: Award | None
    engagement: Engagement | None

    @property
    def agency(self) -> str:
        """Who does the work."""
        return str(self.award.agency) if self.award else ""

    @property
    def is_public(self) -> bool:
        """Whether its notice may be opened by anybody."""
        found = self.member.procurement
        return found is not None and (bool(found.published_at) or found.can("be_seen"))

    @property
    def delivered_at(self) -> dt.datetime | None:
        """When its first version was handed over."""
        return self.engagement.delivered_at if self.engagement else None


def member_rows(bundle: Bundle) -> list[MemberRow]:
    """The members in the order of their codes, each with its agency and its delivery."""
    rows = []
    members = bundle.members.select_related("item", "department", "procurement")
    for member in members.order_by("item__code", "id"):
        award = after = None
        if member.procurement is not None:
            award = (
                Award.objects.filter(
                    procurement=member.procurement,
                    status__in=AWARD.states_that_can("be_contracted"),
                )
                .select_related("agency__organisation")
                .order_by("id")
                .first()
            )
            after = engagement(member.procurement)
        rows.append(MemberRow(member, award, after))
    return rows


def undelivered(bundle: Bundle) -> list[str]:
    """The names of the members whose report was not handed over yet."""
    return [each.member.item.name for each in member_rows(bundle) if each.delivered_at is None]


def bought_with(member: BundleMember) -> QuerySet[BundleMember]:
    """The members that one procurement buys: all where they are one work, else this one alone."""
    whole = member.bundle.members.order_by("item__code", "id")
    return whole if member.bundle.procedure.is_one_work else whole.filter(pk=member.pk)


def linkable(member: BundleMember) -> QuerySet[Procurement]:
    """Procurements of the same project that buy this item, and what is bought with it, and have
    not ended without an award."""
    items = [each.item_id for each in bought_with(member)]
    taken = BundleMember.objects.filter(item__in=items, procurement__isnull=False)
    found: QuerySet[Procurement] = (
        Procurement.objects.filter(project=member.bundle.project)
        .exclude(status__in=statuses_that_can("be_rerun"))
        .exclude(pk__in=taken.order_by().values("procurement"))
    )
    for item in items:
        found = found.filter(pk__in=Procurement.objects.filter(lines__item=item).order_by())
    return found.order_by("-created_at", "-id")


def agencies_for(bundle: Bundle, on: dt.date) -> list[Agency]:
    """The agencies that hold on a date what every member requires, by name."""
    found: list[Agency] | None = None
    for member in bundle.members.select_related("item").order_by("item__code", "id"):
        found = agencies_eligible_for(member.item, on, among=found)
    return found or []


def own_projects(actor: Actor) -> QuerySet[Project]:
    """The projects a bundle of this owner may be started for, newest first."""
    return Project.objects.filter(owner=actor.organisation).order_by("-created_at", "-id")


# The departments


def departments(bundle: Bundle) -> list[Department]:
    """The departments of the members, each once, by their codes; of one work also those that its
    items concern besides."""
    mine = Q(pk__in=bundle.members.order_by().values("department"))
    if bundle.procedure.is_one_work:
        mine |= Q(shared_items__in=bundle.members.order_by().values("item"))
    found = Department.objects.filter(mine).order_by().values("pk")
    return list(Department.objects.filter(pk__in=found).order_by("code", "id"))


def survey_of(procurement: Procurement) -> Bundle | None:
    """The unified survey whose results this procurement brings, while it shares them."""
    found: BundleQuerySet = Bundle.objects.filter(status__in=_can("share_results"))
    return found.filter(members__procurement=procurement).order_by("id").first()


# The joint review


def speakers(bundle: Bundle) -> list[Department]:
    """Who gives an opinion in this round: everybody in the first, later those with open items."""
    if bundle.round <= 1:
        return departments(bundle)
    told = Q(pk__in=unsettled(bundle).order_by().values("opinion__department"))
    spoken = Q(pk__in=bundle.opinions.filter(round=bundle.round).order_by().values("department"))
    return list(Department.objects.filter(told | spoken).order_by("code", "id"))


def silent(bundle: Bundle) -> list[Department]:
    """Whose opinion is still waited for in this round."""
    given = set(bundle.opinions.filter(round=bundle.round).values_list("department", flat=True))
    return [each for each in speakers(bundle) if each.pk not in given]


def merged(bundle: Bundle) -> list[tuple[Department, list[OpinionItem]]]:
    """Everything that was told, by department; nothing before the merged opinion was returned."""
    first = bundle.opinions.filter(round=1).select_related("department")
    is_returned = bundle.can("show_opinions") or bundle.round > 1
    return [
        (each.department, list(each.items.order_by("id")))
        for each in (first.order_by("department__code", "id") if is_returned else [])
    ]


# The clock


@dataclass(frozen=True)
class Clock:
    """The clock of a bundle on a day: its stages, who is late, and why it stands still."""

    today: dt.date
    spans: list[StageSpan]
    late: list[Late]
    pauses: list[BundlePause]
    pause: BundlePause | None
    due: dt.date
    total_days: int
    is_running: bool

    @property
    def is_over(self) -> bool:
        """True when the last day has passed and the result is not there."""
        is_beside = any(span.is_running and not span.is_counted for span in self.spans)
        is_counting = self.is_running and self.pause is None and not is_beside
        return is_counting and self.today > self.due

    def chart_spans(self) -> list[Span]:
        """The rows of the Gantt: each stage, below it its parts where there are several."""
        rows = []
        for span in self.spans:
            until = span.ended_on or (max(self.today, span.start) if span.is_running else None)
            rows.append(Span(span.label, span.start, span.due, until, span.is_counted))
            critical = critical_parts(span.parts, self.today)
            rows += [
                Span(
                    part.label,
                    part.start,
                    part.due,
                    part.done_on or until,
                    part in critical,
                )
                for part in (span.parts if len(span.parts) > 1 else ())
            ]
        return rows


def clock_of(bundle: Bundle, at: dt.datetime) -> Clock:
    """The clock as it stands at a moment, by what happened and by the plan."""
    today, rules, procedure = local_date(at), frozen_rules(bundle), bundle.procedure
    rows = list(bundle.stages.order_by("sequence"))
    spans = [_span(bundle, row) for row in rows]
    begin = (spans[-1].ended_on or spans[-1].due) if spans else local_date(started_on(bundle))
    to_come = list(procedure.stages) if not rows else procedure.after(StageKey(rows[-1].key))
    if bundle.ended_at is not None:
        to_come = []
    stages = [
        (str(key), str(key.label), procedure.days(key, rules), procedure.is_counted(key))
        for key in to_come
    ]
    spans += planned(stages, begin, _add)
    pause = open_pause(bundle)
    return Clock(
        today=today,
        spans=spans,
        late=[] if pause else late_parts(spans, today),
        pauses=list(bundle.pauses.order_by("paused_at", "id")),
        pause=pause,
        due=bundle.due_on or spans[-1].due,
        total_days=procedure.total_days(rules),
        is_running=bundle.accepted_at is not None and bundle.ended_at is None,
    )


def _add(start: dt.date, days: int) -> dt.date:
    return add_working_days(start, days).date


def _span(bundle: Bundle, row: BundleStage) -> StageSpan:
    key = StageKey(row.key)
    ended_on = local_date(row.ended_at) if row.ended_at else None
    start = local_date(row.started_at)
    return StageSpan(
        key=row.key,
        label=str(key.label),
        start=start,
        due=row.due_on,
        days=row.days,
        has_begun=True,
        ended_on=ended_on,
        is_counted=bundle.procedure.is_counted(key),
        parts=_parts(bundle, row, start, ended_on),
    )


def _parts(
    bundle: Bundle, row: BundleStage, start: dt.date, ended_on: dt.date | None
) -> list[Part]:
    """What each party does in a stage that has begun."""
    window, owner = _("Approval window"), str(bundle.owner)
    match row.key:
        case StageKey.ASSESSMENT:
            return [_work(bundle, row, each, start) for each in member_rows(bundle)]
        case StageKey.SURVEY:
            return _survey(bundle, row, start, ended_on)
        case StageKey.REVIEW | StageKey.CHECK:
            return _review(bundle, row, start, ended_on)
        case StageKey.REVISION:
            return [Part(_("Revision"), owner, start, row.due_on, ended_on)]
        case StageKey.APPROVAL:
            return [Part(_("Approval"), window, start, row.due_on, ended_on)]
    return [Part(_("Answer to the papers"), window, start, row.due_on, ended_on)]


def _work(bundle: Bundle, row: BundleStage, each: MemberRow, start: dt.date) -> Part:
    """A member's report: in the hands of the owner until an agency works on it."""
    label, after = each.member.item.name, each.engagement
    done_on = local_date(after.delivered_at) if after and after.delivered_at else None
    is_agencys = after is not None and (after.waits_for_agency or done_on is not None)
    who = each.agency if is_agencys else str(bundle.owner)
    due = after.work_due_on if after and after.work_due_on and not done_on else None
    return Part(label, who, start, max(start, min(due or row.due_on, row.due_on)), done_on)


def _survey(
    bundle: Bundle, row: BundleStage, start: dt.date, ended_on: dt.date | None
) -> list[Part]:
    """The one agency surveys; once it has delivered, the owner accepts."""
    work = replace(
        _work(bundle, row, member_rows(bundle)[0], start), label=_("Survey of all members")
    )
    if work.done_on is None:
        return [work]
    owner, begins = str(bundle.owner), max(start, work.done_on)
    due = max(begins, row.due_on)
    return [work, Part(_("Acceptance of the results"), owner, begins, due, ended_on, is_last=True)]


def _review(
    bundle: Bundle, row: BundleStage, start: dt.date, ended_on: dt.date | None
) -> list[Part]:
    """Departments speak until the day before the last; on that the window merges."""
    review = bundle.stages.filter(key__in=[StageKey.REVIEW, StageKey.CHECK])
    number = review.filter(sequence__lte=row.sequence).count()
    given = {
        each.department_id: each
        for each in bundle.opinions.filter(round=number).select_related("department")
    }
    asked = (
        [each.department for each in given.values()] if ended_on is not None else speakers(bundle)
    )
    speak_until = max(start, take_working_days(row.due_on, 1))
    parts = [
        Part(
            _("Opinion: %(who)s") % {"who": department.name},
            department.name,
            start,
            speak_until,
            local_date(given[department.pk].given_at) if department.pk in given else None,
        )
        for department in sorted(asked, key=lambda each: each.code)
    ]
    window = _("Approval window")
    merging = Part(_("Merged opinion"), window, start, row.due_on, ended_on, is_last=True)
    return [*parts, merging]
