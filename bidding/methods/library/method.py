"""A pick in a library as a method: what the clock and the pages are told."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.draws.forms import secret_form
from bidding.draws.queries import new_holders
from bidding.methods.competition import Competition
from bidding.methods.protocol import Ask, Case, Due, Example, Outcome, Progress
from bidding.models import Procurement, SeedParty
from bidding.models.procurement import ProcurementQuerySet
from bidding.queries.notices import Stage, stage
from bidding.states import ProcurementStatus
from bidding.views import acts
from core.actors import Actor
from core.acts import Act

from . import KEY, RULE, actions, policies, queries
from .models import LibraryTerms
from .outcome import drawn_among, promised
from .states import MACHINE


class LibraryPick(Competition):
    """A member is asked at the promises of its library and takes the work or not; or one is drawn.

    Drawn, it goes the way of every competition from the frozen list on.
    """

    key = KEY
    name = _("Pick in a library")
    machine = MACHINE
    rule = RULE
    may_draw = True
    examples = (
        Example(
            {"price_fen": 85_001, "days": 12, "library": "KU-202600001", "is_drawn": False},
            {"A": {}},
        ),
        Example(
            {"price_fen": 85_001, "days": 12, "library": "KU-202600001", "is_drawn": True},
            {"A": {}, "B": {}, "C": {}},
            ("C", "A", "B"),
        ),
    )
    facts_template = "library/facts.html"
    chain_words = {
        "library pick": _("A member of a library was picked; no tender of its own was needed"),
    }
    no_alternate = _("The member gave the award back. Pick another one.")

    def terms(self, procurement: Procurement) -> LibraryTerms:
        return queries.terms_of(procurement)

    def case(self, procurement: Procurement) -> Case:
        return queries.case_of(procurement, self.terms(procurement))

    def outcome(self, case: Case) -> Outcome:
        return drawn_among(case) if case.terms["is_drawn"] else promised(case)

    def due(self, procurement: Procurement) -> Due | None:
        until = self.terms(procurement).answer_until
        if until is None:
            return super().due(procurement)
        return Due(until, actions.lapse_pick) if procurement.can("be_answered") else None

    def progress(self, procurement: Procurement, at: dt.datetime) -> Progress:
        until = self.terms(procurement).answer_until
        if until is None:
            return super().progress(procurement, at)
        is_awarded = stage(procurement, at) == Stage.AWARDED
        waits = procurement.can("be_answered")
        return Progress(
            (
                (_("Member picked"), procurement.created_at),
                (_("Answer of the agency"), None if is_awarded else until),
            ),
            2 if is_awarded else 1 if waits else -1,
        )

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        if procurement.status != ProcurementStatus.APPROVED:
            return super().next_acts(actor, procurement, at, data)
        keepers = new_holders(procurement.project.region, procurement.owner)
        form = secret_form(procurement.number, SeedParty.OWNER, keepers)
        url = reverse("library:begin", args=[procurement.number])
        may = policies.pick(actor, procurement.project)
        hint = _(
            "All members who may take the work now are put on the list, which is frozen at once."
        )
        return [Act(_("Begin the draw"), url, may, form, hint=hint)]

    def waiting_for(self, agency: Agency) -> ProcurementQuerySet:
        return queries.waiting_picks(agency)

    def ask(self, actor: Actor, procurement: Procurement, at: dt.datetime) -> Ask:
        terms = self.terms(procurement)
        may = policies.answer(actor, terms, at)
        assert terms.answer_until is not None
        return Ask(procurement, terms.answer_until, acts.of_answer("library", procurement, may))


METHOD = LibraryPick()
