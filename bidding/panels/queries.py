"""Reads of the expert pool, of panels and of their scores."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from agencies.entry.scope import region_prefix
from agencies.models import Agency, Family
from bidding import vault
from bidding.methods.registry import method_of
from bidding.models.procurement import Procurement
from bidding.panels import sheets
from bidding.panels.models import BidScore, Deviation, Evaluator, Expert, Panel
from bidding.panels.sheets import Sheet, points_text
from bidding.panels.states import EVALUATOR, EXPERT, PANEL, EvaluatorStatus
from bidding.queries.draws import entrant_id
from bidding.queries.notices import result
from bidding.region_rules import PanelRules
from bidding.states import ProcurementStatus
from core.actors import Actor, Role
from core.region import RegionRules


def expert_of(actor: Actor) -> Expert | None:
    """The person who acts, as an expert: also one who only applied."""
    if actor.user is None:
        return None
    return Expert.objects.filter(user=actor.user).select_related("user", "region").first()


def kept_experts(actor: Actor, status: str = "") -> QuerySet[Expert]:
    """The experts who work in a regulator's region, in the order of their numbers."""
    found = Expert.objects.select_related("user", "region").order_by("number", "id")
    member = actor.membership
    if actor.role != Role.REGULATOR or member is None:
        return found.none()
    if member.region is not None:
        found = found.filter(region__code__startswith=region_prefix(member.region.code))
    return found.filter(status=status) if status else found


def to_admit(actor: Actor) -> QuerySet[Expert]:
    """Applications that wait for a regulator."""
    return kept_experts(actor).filter(status__in=EXPERT.states_that_can("be_judged"))


def drawable() -> QuerySet[Expert]:
    """Everybody who may be drawn, in the order of their numbers."""
    found = Expert.objects.filter(status__in=EXPERT.states_that_can("be_drawn"))
    return found.select_related("user", "region").order_by("number", "id")


def pool_by_family() -> list[tuple[object, int]]:
    """How many of the pool may be drawn for each family, where there is anybody."""
    counted = Counter(family for expert in drawable() for family in expert.families)
    return [(family.label, counted[family]) for family in Family if counted[family]]


# Panels


def panel_rules(panel: Panel) -> PanelRules:
    """The region's rules of panels as the notice froze them."""
    return RegionRules.from_json(panel.procurement.rules).of(PanelRules)


def majority(rules: PanelRules) -> int:
    """Without so many evaluators a panel decides nothing."""
    return rules.panel_seats // 2 + 1


def evaluators(panel: Panel) -> list[Evaluator]:
    """Everybody who has or had a seat, in the order of the draw."""
    found = Evaluator.objects.filter(panel=panel).order_by("place")
    return list(found.select_related("expert__user", "expert__region"))


def still_scoring(panel: Panel) -> list[Evaluator]:
    """Those who have not handed in."""
    return [each for each in evaluators(panel) if each.can("score")]


def who_handed_in(panel: Panel) -> list[Evaluator]:
    """Those whose scores count."""
    return [each for each in evaluators(panel) if each.status == EvaluatorStatus.HANDED_IN]


def proposals(panel: Panel) -> dict[Agency, str]:
    """What is scored: the opened proposals by agency, in the order of the agencies' names there."""
    found = method_of(panel.procurement).proposals(panel.procurement)
    return dict(sorted(found.items(), key=lambda pair: entrant_id(pair[0])))


def opened_sheet(evaluator: Evaluator) -> Sheet:
    """The sheet of an evaluator who has saved one, in the clear: for them, or for publication."""
    number, name = evaluator.panel.number, evaluator.expert.number
    return sheets.decode(vault.unseal(number, name, evaluator.digest, bytes(evaluator.sheet)))


def scores_by_bid(panel: Panel) -> dict[Agency, list[BidScore]]:
    """The published scores of each bid, in the order of the draw of its evaluators."""
    found: dict[Agency, list[BidScore]] = {}
    rows = BidScore.objects.filter(evaluator__panel=panel).order_by("agency_id", "evaluator__place")
    for row in rows.select_related("agency__organisation", "evaluator__expert", "deviation"):
        found.setdefault(row.agency, []).append(row)
    return found


def unexplained(panel: Panel) -> QuerySet[Deviation]:
    """Deviations that wait for words."""
    found = Deviation.objects.filter(score__evaluator__panel=panel, explained_at=None)
    return found.select_related("score__evaluator__expert", "score__agency").order_by("score_id")


def totals(procurement: Procurement) -> dict[int, list[int]]:
    """The published totals of each bid, in hundredths of a point, by the agency's key."""
    return {
        agency.pk: [each.total for each in scores]
        for agency, scores in scores_by_bid(procurement.panel).items()
    }


def seats_of(actor: Actor) -> QuerySet[Evaluator]:
    """The seats of the person who acts, newest first."""
    found = Evaluator.objects.filter(expert__user=actor.user) if actor.user else None
    if found is None or actor.role != Role.EXPERT:
        return Evaluator.objects.none()
    return found.select_related(
        "expert__user", "expert__region", "panel__procurement__owner"
    ).order_by("-seated_at", "-id")


def waiting_seats(actor: Actor) -> QuerySet[Evaluator]:
    """Panels that wait for this expert: to score, or to explain a deviation."""
    mine = seats_of(actor).filter(panel__procurement__status=ProcurementStatus.EVALUATION)
    scoring = mine.filter(
        status__in=EVALUATOR.states_that_can("score"),
        panel__status__in=PANEL.states_that_can("be_scored"),
    )
    deviating = Deviation.objects.filter(explained_at=None).values("score__evaluator")
    return scoring | mine.filter(
        pk__in=deviating, panel__status__in=PANEL.states_that_can("be_explained")
    )


@dataclass(frozen=True)
class GivenScore:
    """What one evaluator gave a bid, for readers; `explanation` is None where it is not far off."""

    evaluator: Evaluator
    parts: str
    total: str
    remark: str
    explanation: str | None


@dataclass(frozen=True)
class ComparedBid:
    """One bid in the comparison: what each evaluator gave and the mean, in points."""

    agency: Agency
    scores: list[GivenScore]
    mean: str


def compared(panel: Panel) -> list[ComparedBid]:
    """The bids with their published scores, best mean first; empty before publication."""
    if not panel.can("show_scores"):
        return []
    found = scores_by_bid(panel)
    means = {agency: sheets.mean([s.total for s in scores]) for agency, scores in found.items()}
    return [
        ComparedBid(agency, [_given(each) for each in found[agency]], points_text(means[agency]))
        for agency in sorted(found, key=lambda each: (-means[each], entrant_id(each)))
    ]


def _given(score: BidScore) -> GivenScore:
    return GivenScore(
        score.evaluator,
        " + ".join(map(points_text, score.points)),
        points_text(score.total),
        score.remark,
        score.deviation.explanation if hasattr(score, "deviation") else None,
    )


def are_named(panel: Panel) -> bool:
    """Whether the public reads the evaluators' names: with the result, by the rule."""
    is_over = result(panel.procurement) is not None or bool(panel.procurement.failure)
    return is_over and panel_rules(panel).panel_names == "after_result"
