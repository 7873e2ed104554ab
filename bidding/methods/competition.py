"""Where agencies sign up until a deadline: what every method of that kind has in common.

A method of its own starts from here and gives its key, name, lifecycle, form and rule; what it
stores of bids it reads back in `entrants`.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from bidding import actions
from bidding.actions.results import decide
from bidding.methods.protocol import Case, Due, Entrant, Method, Progress
from bidding.models import Award, Procurement, SignUp
from bidding.queries import draws
from bidding.queries.notices import Stage, stage
from bidding.states import AWARD, ProcurementStatus
from bidding.views import acts
from core.actors import Actor
from core.acts import Act

_REACHED = {
    Stage.OPEN: 1,
    Stage.DRAWING: 2,
    Stage.PUBLICITY: 3,
    Stage.AWARDED: 4,
    Stage.ENDED: -1,
}


class Competition(Method):
    """Notice, sign-up, closing, result in publicity, award; two alternates follow."""

    facts_template = "bidding/competition_facts.html"
    no_alternate = _("No alternate is left who may take the work.")

    # The rule

    def case(self, procurement: Procurement) -> Case:
        return Case(
            tuple(self.entrants(procurement)),
            self.rule_terms(procurement),
            draws.drawn_order(procurement),
        )

    def entrants(self, procurement: Procurement) -> list[Entrant]:
        """Who takes part, at what price and days: here the fixed ones of the notice."""
        return [
            self.entrant(each, procurement.total_fen, procurement.days)
            for each in draws.entrants(procurement)
        ]

    def entrant(self, sign_up: SignUp, amount_fen: int, days: int, **facts: Any) -> Entrant:
        """A sign-up with its bid as the rule sees it."""
        return Entrant(draws.entrant_id(sign_up.agency), amount_fen, days, facts)

    def rule_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        """The terms the rule decides by, as plain data."""
        return {}

    def closed(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        """Where bids lie open the rule decides at once; a method that seals them opens first."""
        decide(procurement, by, at)

    # The clock: a draw has its own (bidding.draws)

    def due(self, procurement: Procurement) -> Due | None:
        found = _DUE.get(procurement.status)
        return found(procurement) if found else None

    # The pages

    def progress(self, procurement: Procurement, at: dt.datetime) -> Progress:
        return Progress(
            (
                (_("Notice"), procurement.published_at or procurement.created_at),
                (_("Sign-up"), procurement.closes_at),
                (_("Selection"), procurement.draw_at or procurement.closed_at),
                (_("Publicity of the result"), procurement.publicity_until),
            ),
            _REACHED[stage(procurement, at)],
        )

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        closes, until = procurement.closes_at, procurement.publicity_until
        match procurement.status:
            case ProcurementStatus.PROPOSED:
                return acts.of_proposal(actor, procurement)
            case ProcurementStatus.APPROVED:
                return [acts.publish(actor, procurement, self.may_draw)]
            case ProcurementStatus.PUBLISHED if closes and at >= closes:
                return [acts.close(actor, procurement)]
            case ProcurementStatus.SHORT:
                return acts.of_shortfall(actor, procurement)
            case ProcurementStatus.SELECTED:
                return [acts.publicise(actor, procurement)]
            case ProcurementStatus.PUBLICITY if until and at > until:
                return [acts.award(actor, procurement)]
        if procurement.list_hash and procurement.can("be_drawn"):
            return acts.of_draw(actor, procurement)
        return []


def _close(*, procurement: Procurement, at: dt.datetime) -> object:
    return actions.close(procurement=procurement, clock=lambda: at)


def _at_closing(procurement: Procurement) -> Due | None:
    return Due(procurement.closes_at, _close) if procurement.closes_at else None


def _after_decision_time(procurement: Procurement) -> Due | None:
    return Due(procurement.shortfall.decide_by, actions.lapse_shortfall)


def _at_once(procurement: Procurement) -> Due | None:
    live = Award.objects.filter(
        procurement=procurement, status__in=AWARD.states_that_can("live")
    ).first()
    return Due(live.made_at, actions.publicise) if live else None


def _after_publicity(procurement: Procurement) -> Due | None:
    until = procurement.publicity_until
    return Due(until, actions.award) if until else None


_DUE: Mapping[str, Callable[[Procurement], Due | None]] = {
    ProcurementStatus.PUBLISHED: _at_closing,
    ProcurementStatus.SHORT: _after_decision_time,
    ProcurementStatus.SELECTED: _at_once,
    ProcurementStatus.PUBLICITY: _after_publicity,
}
