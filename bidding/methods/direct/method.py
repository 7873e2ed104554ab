"""Direct selection as a method: what the clock and the pages are told."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from agencies.models import Agency
from bidding.methods.protocol import Ask, Case, Due, Example, Method, Outcome, Progress
from bidding.models import Procurement
from bidding.models.procurement import ProcurementQuerySet
from bidding.queries.notices import Stage, stage
from bidding.states import ProcurementStatus
from bidding.views import acts
from core.actors import Actor

from . import KEY, actions, policies, queries
from .models import DirectTerms
from .outcome import take
from .states import MACHINE


class Direct(Method):
    """An offer from the shelf: one agency is asked and takes the work or not."""

    key = KEY
    name = _("Direct selection")
    machine = MACHINE
    facts_template = "direct/facts.html"
    examples = (Example({"price_fen": 4_500_000, "days": 15}, {"A": {}}),)
    chain_words = {
        "direct offer": _(
            "The agency was asked; the list seen by the owner is kept under its hash"
        ),
    }
    no_alternate = _("The agency gave the award back. Select another agency.")

    def terms(self, procurement: Procurement) -> DirectTerms:
        return DirectTerms.objects.select_related("asked_agency__organisation").get(
            procurement=procurement
        )

    def case(self, procurement: Procurement) -> Case:
        return queries.case_of(procurement, self.terms(procurement).asked_agency)

    def outcome(self, case: Case) -> Outcome:
        return take(case)

    def due(self, procurement: Procurement) -> Due | None:
        if not procurement.can("be_answered"):
            return None
        return Due(self.terms(procurement).answer_until, actions.lapse)

    def progress(self, procurement: Procurement, at: dt.datetime) -> Progress:
        now = stage(procurement, at)
        is_awarded = now == Stage.AWARDED
        until = None if is_awarded else self.terms(procurement).answer_until
        waits = procurement.status == ProcurementStatus.OFFERED
        return Progress(
            (
                (_("Agency asked"), procurement.published_at or procurement.created_at),
                (_("Answer of the agency"), until),
            ),
            2 if is_awarded else 1 if waits else -1,
        )

    def waiting_for(self, agency: Agency) -> ProcurementQuerySet:
        return queries.offered_to(agency)

    def ask(self, actor: Actor, procurement: Procurement, at: dt.datetime) -> Ask:
        terms: DirectTerms = procurement.direct_terms
        may = policies.answer(actor, terms, at)
        return Ask(procurement, terms.answer_until, acts.of_answer("direct", procurement, may))


METHOD = Direct()
