"""A pick in a library as a method: what the clock and the pages are told."""

import datetime as dt
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.forms import ReasonForm
from bidding.methods.protocol import Ask, Case, Due, Method, Outcome, Progress
from bidding.models import Procurement
from bidding.models.procurement import ProcurementQuerySet
from bidding.queries.notices import Stage, stage
from core.actors import Actor
from core.acts import Act

from . import KEY, actions, policies, queries
from .models import LibraryTerms
from .outcome import promised
from .states import MACHINE


class LibraryPick(Method):
    """A member of a library is asked, at the promises of the library, and takes the work or not."""

    key = KEY
    name = _("Pick in a library")
    machine = MACHINE
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
        return promised(case)

    def due(self, procurement: Procurement) -> Due | None:
        if not procurement.can("be_answered"):
            return None
        return Due(self.terms(procurement).answer_until, actions.lapse_pick)

    def progress(self, procurement: Procurement, at: dt.datetime) -> Progress:
        is_awarded = stage(procurement, at) == Stage.AWARDED
        until = None if is_awarded else self.terms(procurement).answer_until
        waits = procurement.can("be_answered")
        return Progress(
            (
                (_("Member picked"), procurement.created_at),
                (_("Answer of the agency"), until),
            ),
            2 if is_awarded else 1 if waits else -1,
        )

    def waiting_for(self, agency: Agency) -> ProcurementQuerySet:
        return queries.waiting_picks(agency)

    def ask(self, actor: Actor, procurement: Procurement, at: dt.datetime) -> Ask:
        terms = self.terms(procurement)
        may = policies.answer(actor, terms, at)

        def act(label: object, name: str, **more: Any) -> Act:
            return Act(label, reverse(f"library:{name}", args=[procurement.number]), may, **more)

        form = ReasonForm(auto_id=f"p{procurement.pk}-%s")
        decline = act(_("Decline the work"), "decline", form=form, kind="bad")
        return Ask(procurement, terms.answer_until, [act(_("Take the work"), "confirm"), decline])


METHOD = LibraryPick()
