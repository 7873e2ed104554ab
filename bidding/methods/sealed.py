"""Where agencies compete with sealed prices: what every method of that kind has in common.

A method of its own starts from here and gives its key, name, lifecycle, form and rule.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from bidding.actions import sealing as actions
from bidding.actions.results import decide
from bidding.methods.competition import Competition
from bidding.methods.protocol import Case, Due, Entrant
from bidding.models import Procurement, Sealing, SeedParty, SignUp
from bidding.policies import sealing as policies
from bidding.queries import draws
from bidding.queries import sealing as queries
from bidding.sealing import SCHEME
from bidding.sealing.bids import BID
from bidding.sealing.contents import BidField, price_and_days
from bidding.states import ProcurementStatus
from core.actors import Actor
from core.acts import Act


class SealedCompetition(Competition):
    """Prices nobody reads before the deadline; two of three parties open them after it.

    A method may have several envelopes, each with its own key, fields and opening; those that are
    open at a time are sent together.
    """

    envelopes: tuple[str, ...] = (BID,)  # made with the notice; the first is opened first

    is_sealed = True
    may_bid_again = True
    may_draw = True  # between equals
    facts_template = "bidding/sealed_facts.html"

    # Before the deadline

    def terms(self, procurement: Procurement) -> Sealing:
        return Sealing.objects.get(procurement=procurement)

    def write_terms(self, procurement: Procurement, terms: Mapping[str, Any]) -> None:
        Sealing.objects.create(procurement=procurement, floor_fen=terms["floor_fen"])

    def forget_terms(self, procurement: Procurement) -> None:
        Sealing.objects.filter(procurement=procurement).delete()

    def copied_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        return {"floor_fen": self.terms(procurement).floor_fen}

    def published(self, procurement: Procurement, chance: bytes, at: dt.datetime) -> None:
        for name in self.envelopes:
            actions.make_envelope(procurement, name, chance)

    def fields(self, procurement: Procurement, envelope: str) -> Sequence[BidField]:
        floor = self.terms(procurement).floor_fen
        return price_and_days(floor, procurement.total_fen, procurement.days)

    def notice_facts(self, procurement: Procurement) -> dict[str, Any]:
        keys = {
            each.name: {
                "public_key": each.public_key,
                "shares": {party.party: party.commitment for party in queries.parties(each)},
            }
            for each in queries.taking_bids(procurement)
        }
        return {
            "floor_fen": self.terms(procurement).floor_fen,
            "sealing": {"scheme": SCHEME, "envelopes": keys},
        }

    def bid_page(self, procurement: Procurement) -> str:
        return reverse("bidding:bid", args=[procurement.number])

    def receive(self, sign_up: SignUp, bid: Mapping[str, Any], at: dt.datetime) -> None:
        sequence, sealed = bid.get("sequence", 0), bid.get("sealed", {})
        for envelope in queries.taking_bids(sign_up.procurement):
            part = sealed.get(envelope.name, b"")
            actions.keep_bid(envelope, sign_up.agency, sequence, part, at)

    # After it

    def sign_up_ended(self, procurement: Procurement, at: dt.datetime) -> None:
        actions.publish_hashes(procurement, at)

    def closed(self, procurement: Procurement, by: Actor, at: dt.datetime) -> None:
        actions.start_opening(procurement, self.envelopes[0], by, at)

    def opened(self, procurement: Procurement, envelope: str, by: Actor, at: dt.datetime) -> None:
        decide(procurement, by, at)

    def entrants(self, procurement: Procurement) -> list[Entrant]:
        """Who takes part with a bid that holds one; the other bids have no place."""
        sign_ups = {each.agency_id: each for each in draws.entrants(procurement)}
        return [
            self.entrant(sign_ups[each.bid.agency_id], **each.content)
            for each in queries.opened(queries.envelope_of(procurement))
            if each.content is not None
        ]

    def rule_terms(self, procurement: Procurement) -> Mapping[str, Any]:
        return {
            "floor_fen": self.terms(procurement).floor_fen,
            "ceiling_fen": procurement.total_fen,
            "days": procurement.days,
        }

    def sample_fields(self, terms: Mapping[str, Any]) -> Sequence[BidField]:
        return price_and_days(terms["floor_fen"], terms["ceiling_fen"], terms["days"])

    def sample_case(self, bids: Mapping[str, Mapping[str, Any]], terms: Mapping[str, Any]) -> Case:
        """A field beside price and days is a fact of its entrant."""
        return Case(tuple(_sample_entrant(name, **bid) for name, bid in bids.items()), terms)

    def due(self, procurement: Procurement) -> Due | None:
        """The platform's share is released by the clock; the second by people."""
        if procurement.status != ProcurementStatus.OPENING:
            return super().due(procurement)
        envelope = queries.being_opened(procurement)
        assert envelope is not None and envelope.opening_at is not None
        if envelope.releases.filter(party=SeedParty.PLATFORM).exists():
            return None
        return Due(envelope.opening_at, actions.release_platform)

    def next_acts(
        self, actor: Actor, procurement: Procurement, at: dt.datetime, data: Any = None
    ) -> list[Act]:
        if procurement.status == ProcurementStatus.OPENING:
            may = policies.release(actor, procurement, SeedParty.OWNER)
            url = reverse("bidding:opening", args=[procurement.number])
            return [Act(_("Open the bids"), url, may, is_link=True)]
        return super().next_acts(actor, procurement, at, data)


def _sample_entrant(name: str, amount_fen: int, days: int, **facts: object) -> Entrant:
    return Entrant(name, amount_fen, days, facts)
