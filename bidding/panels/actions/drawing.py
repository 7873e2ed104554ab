"""The draw of a panel: announced with the notice, held once the proposals are open."""

import datetime as dt
import hashlib

from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from bidding.actions.locking import locked
from bidding.actions.schedule import reschedule
from bidding.draws import actions as draws
from bidding.draws.queries import notice_facts, order
from bidding.draws.subjects import Subject
from bidding.models.draw import Draw
from bidding.models.procurement import Procurement
from bidding.panels import queries
from bidding.panels.models import Panel
from bidding.panels.states import PanelStatus
from bidding.region_rules import BiddingRules, PanelRules
from bidding.rules import DRAW_DELAY
from bidding.states import ProcurementStatus
from core import chain
from core.actors import Actor
from core.region import rules_for
from core.workflow import move

from .panel import candidates_of, dissolve, require_pool, seat

PURPOSE = "panel"
RULE = gettext_noop(
    "panel: seated in the order of the draw, at least so many from elsewhere as the rules say"
)


def announce_panel(procurement: Procurement, chance: bytes, at: dt.datetime) -> None:
    """The notice is about to go out: the pool is big enough, and the draw of the panel begins.

    Owner and regulator may add secrets of their own until its list is frozen. `chance`: 32 fresh
    bytes. Raises PoolTooSmall, NobodyOpens.
    """
    rules = rules_for(procurement.project.region, at=at)
    require_pool(procurement, rules.of(PanelRules))
    panel: Panel = procurement.panel
    panel.draw = draws.announce(
        number=panel.number,
        purpose=PURPOSE,
        chain=procurement.chain,
        rule=RULE,
        region=procurement.project.region,
        owner=procurement.owner,
        with_beacon=rules.of(BiddingRules).draw_beacon == "network",
        at=at,
    )
    draws.commit_platform(panel.draw, hashlib.sha256(b"panel" + chance).digest(), at)
    panel.save(update_fields=["draw"])


def convene(procurement: Procurement, by: Actor, at: dt.datetime) -> None:
    """The bidders are known: who may be drawn is frozen in public, and the draw follows."""
    panel: Panel = procurement.panel
    assert panel.draw is not None, "announced with the notice"
    panel.procurement = procurement
    found = candidates_of(procurement)
    if len(found) < queries.majority(queries.panel_rules(panel)):
        dissolve(panel, gettext("Too few experts were left to score the proposals."), by, at)
        return
    told = {"draw": panel.number, "rule": RULE, **notice_facts(panel.draw)}
    chain.append(procurement.chain, "draw announced", told, at=at)
    move(panel, "convene", by=by, at=at)
    draws.freeze(panel.draw, {each.number: 1 for each in found}, at + DRAW_DELAY, at)


class PanelDraws(Subject):
    """The first of the order are seated and begin to score."""

    purpose = PURPOSE

    def lock(self, draw: Draw) -> None:
        locked(draw.panel.procurement)

    def drawn(self, draw: Draw, by: Actor, at: dt.datetime) -> None:
        panel, procurement = draw.panel, locked(draw.panel.procurement)
        if procurement.status != ProcurementStatus.EVALUATION:
            return  # it has ended meanwhile
        panel.procurement = procurement
        seat(panel, order(draw), by, at)
        reschedule(procurement)

    def aborted(self, draw: Draw, reason: str, by: Actor, at: dt.datetime) -> None:
        panel, procurement = draw.panel, locked(draw.panel.procurement)
        if procurement.status == ProcurementStatus.EVALUATION:
            panel.procurement = procurement
            dissolve(panel, reason, by, at)

    def title(self, draw: Draw) -> str:
        return gettext("Panel for %s") % draw.panel.procurement.title

    def address(self, draw: Draw) -> str:
        return reverse("bidding:panel", args=[draw.panel.procurement.number])

    def names(self, draw: Draw) -> dict[str, object]:
        return dict.fromkeys(sorted(draw.tickets))

    def is_open(self, draw: Draw, at: dt.datetime) -> bool:
        return draw.panel.status == PanelStatus.ANNOUNCED and not draw.panel.procurement.failure

    def is_seen(self, draw: Draw) -> bool:
        return draw.panel.procurement.published_at is not None
