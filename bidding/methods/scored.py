"""Where experts score proposals before any price is opened: what such methods have in common.

A bid has two envelopes: the proposal, opened first and scored by a panel, then price and days.
"""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.actions import sealing as actions
from bidding.actions.results import decide
from bidding.methods.protocol import Due
from bidding.methods.sealed import SealedCompetition
from bidding.models import Panel, Procurement
from bidding.panels import actions as panels
from bidding.panels import queries as panel_queries
from bidding.panels.actions.drawing import announce_panel, convene
from bidding.panels.states import PanelStatus
from bidding.queries import draws
from bidding.queries import sealing as queries
from bidding.sealing.bids import BID
from bidding.sealing.contents import BidField, FieldKind
from bidding.states import SEALED_COMPETITION, Moves, ProcurementStatus
from core.actors import Actor
from core.acts import Act
from core.policy import YES

PROPOSAL = "proposal"
LONGEST_PROPOSAL = 10_000  # characters


def proposal_points(name: str) -> BidField:
    """What a sample bid says that a panel gave it, in hundredths of a point."""
    return BidField(name, FieldKind.PERCENT, _("Points of the proposal"), 1, 10_000)


# After the proposals are scored the prices are opened.
SCORED_COMPETITION: Moves = {
    **SEALED_COMPETITION,
    "open": (
        (ProcurementStatus.CLOSED, ProcurementStatus.EVALUATION),
        ProcurementStatus.OPENING,
    ),
}


class ScoredCompetition(SealedCompetition):
    """Proposals scored by a drawn panel, prices opened after that."""

    chain_words = {
        "panel seated": _("Evaluators seated in the order of the draw"),
        "no interest declared": _("An evaluator declared to have no interest"),
        "evaluator recused": _("An evaluator stepped down for an interest"),
        "evaluator silent": _("An evaluator handed in nothing in time"),
        "scores handed in": _("An evaluator handed in; the hash of the sheet is here"),
        "scores published": _("All score sheets published together"),
        "deviation explained": _("An evaluator explained a score far from the others"),
        "deviations unexplained": _("Scores far from the others stayed without explanation"),
    }

    def panel(self, procurement: Procurement) -> Panel | None:
        """Its panel; None where its terms ask for no proposal."""
        return Panel.objects.filter(procurement=procurement).first()

    # Before the deadline

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        super().write_terms(procurement, terms)
        if terms.get("criteria"):
            Panel.objects.create(procurement=procurement, criteria=terms["criteria"])

    def forget_terms(self, procurement: Procurement) -> None:
        super().forget_terms(procurement)
        Panel.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        panel = self.panel(procurement)
        copied = {"criteria": panel.criteria} if panel else {}
        return {**super().copied_terms(procurement), **copied}

    def published(self, procurement: Procurement, chance: bytes, at: dt.datetime) -> None:
        if self.panel(procurement):
            actions.make_envelope(procurement, PROPOSAL, chance)
            announce_panel(procurement, chance, at)
        super().published(procurement, chance, at)

    def texts(self, procurement: Procurement) -> Sequence[str]:
        panel = self.panel(procurement)
        return [each["name"] for each in panel.criteria] if panel else []

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        panel = self.panel(procurement)
        told = {"criteria": panel.criteria} if panel else {}
        return super().notice_facts(procurement) | told

    def fields(self, procurement: Procurement, envelope: str) -> Sequence[BidField]:
        if envelope == PROPOSAL:
            label = _("Proposal to be scored")
            return (BidField("proposal", FieldKind.TEXT, label, 1, LONGEST_PROPOSAL),)
        return super().fields(procurement, envelope)

    # After it

    def closed(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        first = PROPOSAL if self.panel(procurement) else BID
        actions.start_opening(procurement, first, by, at)

    def opened(self, procurement: Procurement, envelope: str, by: Actor, at: dt.datetime) -> None:
        if envelope == BID:
            super().opened(procurement, envelope, by, at)
        elif self.proposals(procurement):
            convene(procurement, by, at)
        else:
            decide(procurement, by, at)

    def proposals(self, procurement: Procurement) -> dict[Agency, str]:
        return {
            each.bid.agency: each.content["proposal"]
            for each in queries.opened(queries.envelope_of(procurement, PROPOSAL))
            if each.content is not None
        }

    def totals(self, procurement: Procurement) -> Mapping[int, list[int]]:
        """What the panel gave each bid, in hundredths of a point, by the agency's key."""
        return panel_queries.totals(procurement) if self.panel(procurement) else {}

    def scored(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        if self.stays_sealed(procurement, BID) >= self._entrants(procurement):
            decide(procurement, by, at)
        else:
            actions.start_opening(procurement, BID, by, at)

    def _entrants(self, procurement: Procurement) -> set[int]:
        return {each.agency_id for each in draws.entrants(procurement)}

    def stays_sealed(self, procurement: Procurement, envelope: str) -> Set[int]:
        """Without a scored proposal nobody's price is opened."""
        if envelope != BID or self.panel(procurement) is None:
            return frozenset()
        return self._entrants(procurement) - set(self.totals(procurement))

    def due(self, procurement: Procurement) -> Due | None:
        panel = self.panel(procurement)
        if procurement.status == ProcurementStatus.EVALUATION and panel is not None:
            if panel.status == PanelStatus.SCORING and panel.score_by:
                return Due(panel.score_by, panels.close_scoring)
            if panel.status == PanelStatus.EXPLAINING and panel.explain_by:
                return Due(panel.explain_by, panels.end_explaining)
        return super().due(procurement)

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        found = super().next_acts(actor, procurement, at, data)
        if procurement.published_at and self.panel(procurement):
            url = reverse("bidding:panel", args=[procurement.number])
            found.append(Act(_("Look at the evaluation"), url, YES, kind="2", is_link=True))
        return found
