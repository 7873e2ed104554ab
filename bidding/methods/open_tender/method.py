"""The open tender as a method: one procurement a lot."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from bidding.methods.protocol import Case, Drafting, Example, Outcome
from bidding.methods.scored import ScoredCompetition, proposal_points
from bidding.models import Procurement
from bidding.queries import draws
from bidding.queries.draws import entrant_id
from bidding.sealing.bids import BID
from bidding.sealing.contents import BidField
from core.errors import Conflict
from core.series import next_number

from . import KEY
from .forms import OpenTenderForm
from .models import OpenTenderTerms, Tender
from .outcome import mean, open_tender
from .queries import open_lots
from .states import MACHINE


class LotsCloseTogether(Conflict):
    """Another lot of the tender takes bids until another time. Facts: closes_at."""

    sentence = _("The lots of a tender close together: choose the closing time of its other lots.")


class OpenTender(ScoredCompetition):
    """A technical envelope scored by a drawn panel; prices only of those with enough points."""

    key = KEY
    name = _("Open tender")
    machine = MACHINE
    rule = gettext_noop(
        "most points: proposal and price by the weights of the notice, least points; then drawn"
    )
    losers_decide = True
    examples = (
        Example(
            {
                "floor_fen": 100,
                "ceiling_fen": 1000,
                "days": 20,
                "technical_weight": 60,
                "technical_minimum": 60,
            },
            {
                "A": {"amount_fen": 400, "days": 10, "technical": 8500},
                "B": {"amount_fen": 500, "days": 10, "technical": 9500},
                "C": {"amount_fen": 300, "days": 10, "technical": 5950},
            },
        ),
        Example(  # without C, which cannot win, A would be first
            {
                "floor_fen": 100,
                "ceiling_fen": 1000,
                "days": 20,
                "technical_weight": 70,
                "technical_minimum": 0,
            },
            {
                "A": {"amount_fen": 400, "days": 10, "technical": 8000},
                "B": {"amount_fen": 500, "days": 10, "technical": 8800},
                "C": {"amount_fen": 200, "days": 10, "technical": 2000},
            },
        ),
    )
    facts_template = "open_tender/facts.html"
    drafting = Drafting(
        _(
            "A tender in one or several lots. Agencies send a technical envelope and a price "
            "envelope; a drawn panel of experts scores the first, and only with the least points "
            "is the price opened."
        ),
        OpenTenderForm,
    )

    # The terms

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        super().write_terms(procurement, terms)
        tender = Tender.objects.select_for_update().filter(
            owner=procurement.owner, number=terms["tender"]
        ).first() or Tender.objects.create(
            number=next_number("ZB", at=procurement.created_at),
            owner=procurement.owner,
            title=terms["tender_title"],
        )
        last = tender.lots.aggregate(last=Max("lot"))["last"] or 0
        OpenTenderTerms.objects.create(
            procurement=procurement,
            tender=tender,
            lot=last + 1,
            technical_weight=terms["technical_weight"],
            technical_minimum=terms["technical_minimum"],
        )

    def forget_terms(self, procurement: Procurement) -> None:
        super().forget_terms(procurement)
        OpenTenderTerms.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        mine = procurement.open_tender
        return {
            **super().copied_terms(procurement),
            "tender": mine.tender.number,
            "tender_title": "",
            "technical_weight": mine.technical_weight,
            "technical_minimum": mine.technical_minimum,
        }

    def published(self, procurement: Procurement, chance: bytes, at: dt.datetime) -> None:
        """Raises LotsCloseTogether."""
        others = open_lots(procurement.open_tender.tender).exclude(pk=procurement.pk)
        for other in others.exclude(closes_at=procurement.closes_at):
            raise LotsCloseTogether(closes_at=other.closes_at)
        super().published(procurement, chance, at)

    def texts(self, procurement: Procurement) -> Sequence[str]:
        return [procurement.open_tender.tender.title, *super().texts(procurement)]

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        mine = procurement.open_tender
        return super().notice_facts(procurement) | {
            "tender": mine.tender.number,
            "lot": mine.lot,
            "technical_weight": mine.technical_weight,
            "technical_minimum": mine.technical_minimum,
        }

    # The rule

    def stays_sealed(self, procurement: Procurement, envelope: str) -> Set[int]:
        """Besides those without a score, whoever is below the least points."""
        if envelope != BID:
            return frozenset()
        least = procurement.open_tender.technical_minimum
        given = self.totals(procurement)
        below = {agency for agency, points in given.items() if mean(points) < least}
        return super().stays_sealed(procurement, envelope) | below

    def rule_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        mine, given = procurement.open_tender, self.totals(procurement)
        return {
            **super().rule_terms(procurement),
            "technical_weight": mine.technical_weight,
            "technical_minimum": mine.technical_minimum,
            "technical": {
                entrant_id(each.agency): given[each.agency_id]
                for each in draws.entrants(procurement)
                if each.agency_id in given
            },
        }

    def sample_fields(self, terms: Mapping[str, Any]) -> Sequence[BidField]:
        """With the points that the panel gives."""
        return (*super().sample_fields(terms), proposal_points("technical"))

    def sample_case(self, bids: Mapping[str, Mapping[str, int]], terms: Mapping[str, Any]) -> Case:
        """As one evaluator scored."""
        technical = {name: [bid["technical"]] for name, bid in bids.items()}
        return super().sample_case(bids, {**terms, "technical": technical})

    def outcome(self, case: Case) -> Outcome:
        return open_tender(case)


METHOD = OpenTender()
