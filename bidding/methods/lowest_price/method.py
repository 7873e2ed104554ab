"""The lowest price as a method."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, pgettext_lazy

from agencies.models import Agency
from bidding.drafting.terms import SealedMethodForm
from bidding.methods.prices import five_prices
from bidding.methods.protocol import Ask, Case, Drafting, Due, Entrant, Outcome, Reason
from bidding.methods.sealed import SealedCompetition
from bidding.models import Procurement, SignUp
from bidding.models.procurement import ProcurementQuerySet
from bidding.states import ProcurementStatus
from core.actors import Actor
from core.acts import Act

from . import KEY, actions, policies
from .forms import JudgementForm, PriceExplanationForm
from .models import Explanation
from .outcome import lowest_price
from .states import MACHINE


class LowestPrice(SealedCompetition):
    """The lowest sealed price inside the range; abnormally low ones are explained first."""

    key = KEY
    name = pgettext_lazy("method", "Lowest price")
    machine = MACHINE
    rule = gettext_noop("lowest sealed price between floor and ceiling; equals are drawn")
    examples = (five_prices("C", "B"),)
    drafting = Drafting(
        _(
            "Agencies bid sealed prices between a floor and a ceiling; the lowest wins. A price "
            "far below the others has to be explained within one working day, and you decide about "
            "it."
        ),
        SealedMethodForm,
    )
    chain_words: Mapping[str, object] = {
        "low prices": _("Abnormally low prices are to be explained"),
        "explanation": _("A low price was explained; the text is kept under its hash"),
        "explanation decided": _("A low price was decided about, with reasons"),
    }

    def outcome(self, case: Case) -> Outcome:
        return lowest_price(case)

    def entrant(self, sign_up: SignUp, amount_fen: int, days: int, **facts: Any) -> Entrant:
        is_rejected = Explanation.objects.filter(sign_up=sign_up, is_accepted=False).exists()
        return super().entrant(sign_up, amount_fen, days, is_rejected=is_rejected)

    def opened(self, procurement: Procurement, envelope: str, by: Actor, at: dt.datetime) -> None:
        actions.ask_to_explain(procurement, self.case(procurement), by, at)

    def due(self, procurement: Procurement) -> Due | None:
        """Who is asked answers until a time; then the owner decides in its own."""
        if procurement.status == ProcurementStatus.EVALUATION:
            silent = procurement.explanations.filter(explained_at=None, decided_at=None)
            waits = silent.order_by("until", "id").first()
            if waits:
                return Due(waits.until, actions.lapse)
        return super().due(procurement)

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        if procurement.status != ProcurementStatus.EVALUATION:
            return super().next_acts(actor, procurement, at, data)
        undecided = procurement.explanations.filter(decided_at=None)
        return [
            self._judge(actor, each)
            for each in undecided.select_related(
                "sign_up__agency__organisation", "procurement__owner"
            ).order_by("id")
        ] or super().next_acts(actor, procurement, at, data)

    def _judge(self, actor: Actor, explanation: Explanation) -> Act:
        label = _("Decide about %(agency)s") % {"agency": explanation.sign_up.agency}
        finding = Reason(**explanation.finding).sentence
        return Act(
            label,
            reverse("lowest_price:judge", args=[explanation.pk]),
            policies.judge(actor, explanation),
            JudgementForm(auto_id=f"e{explanation.pk}-%s"),
            hint=f"{finding} {explanation.text}",
        )

    def waiting_for(self, agency: Agency) -> ProcurementQuerySet:
        asked = Explanation.objects.filter(
            sign_up__agency=agency, explained_at=None, decided_at=None
        )
        found: ProcurementQuerySet = Procurement.objects.on_show().filter(
            pk__in=asked.values("procurement")
        )
        return found.order_by("explanations__until", "id").distinct()

    def ask(self, actor: Actor, procurement: Procurement, at: dt.datetime) -> Ask:
        explanation = Explanation.objects.select_related("sign_up__agency__organisation").get(
            procurement=procurement, sign_up__agency__organisation=actor.organisation
        )
        act = Act(
            _("Send the explanation"),
            reverse("lowest_price:explain", args=[explanation.pk]),
            policies.explain(actor, explanation, at),
            PriceExplanationForm(auto_id=f"x{explanation.pk}-%s"),
            hint=Reason(**explanation.finding).sentence,
        )
        return Ask(procurement, explanation.until, [act])


METHOD = LowestPrice()
