"""A market with sealed prices: an owner and a regulator who can open, agencies who bid."""

import datetime as dt
from collections.abc import Mapping

from agencies.models import Agency
from bidding import actions
from bidding.actions import sealing
from bidding.models import Procurement, SealedBid
from bidding.queries.draws import entrant_id
from bidding.queries.sealing import envelope_of, last_bid, next_sequence
from bidding.sealing import bids, hpke
from bidding.sealing.bids import BID
from tests.bidding.market import AT, CLOSES, PASSPHRASE, DrawMarket, at, bidder_of
from tests.factories import AgencyFactory

FLOOR, CEILING = 8_000_000, 12_000_000
EPHEMERAL = b"e" * 32


class SealedMarket(DrawMarket):
    """Procurements by a method with sealed prices, brought to the stage that is asked for."""

    method = "lowest_price"
    own_terms: Mapping[str, object] = {}  # what the method asks beside the floor

    def drafted(self, **changes: object) -> Procurement:
        terms = {"method": self.method, "terms": {"floor_fen": FLOOR, **self.own_terms}}
        return super().drafted(**(terms | changes))

    def bid(
        self, procurement: Procurement, agency: Agency, fen: int, days: int = 20, when=AT, **more
    ) -> SealedBid:
        """The agency seals a price and sends it."""
        envelope = envelope_of(procurement)
        sequence = next_sequence(envelope, agency)
        bid = sealed(procurement, agency, sequence, fen, days, **more)
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(when),
            bid={"sequence": sequence, "sealed": {BID: bid}},
        )
        return last_bid(envelope, agency)

    def bids(self, procurement: Procurement, prices: list[int]) -> list[Agency]:
        """So many fresh agencies bid these prices, in this order."""
        agencies = AgencyFactory.create_batch(len(prices))
        for agency, price in zip(agencies, prices, strict=True):
            self.bid(procurement, agency, price)
        return agencies

    def closed_with(self, prices: list[int], **changes) -> tuple[Procurement, list[Agency]]:
        procurement = self.published(**changes)
        agencies = self.bids(procurement, prices)
        return actions.close(procurement=procurement, clock=at(CLOSES)), agencies

    def release(self, procurement: Procurement, party: str, when=CLOSES, **more) -> Procurement:
        by = {"owner": self.handler, "regulator": self.regulator}[party]
        facts = {"passphrase": PASSPHRASE, "by": by, "at": when} | more
        return sealing.release(procurement=procurement, party=party, **facts)

    def opened_with(self, prices: list[int], **changes) -> tuple[Procurement, list[Agency]]:
        procurement, agencies = self.closed_with(prices, **changes)
        actions.run_due(at=CLOSES)  # the platform's share
        return self.release(procurement, "owner"), agencies


def sealed(
    procurement: Procurement,
    agency: Agency,
    sequence: int,
    fen: int,
    days: int = 20,
    ephemeral: bytes | None = None,
) -> bytes:
    """The bytes that the page or the command would send."""
    name = entrant_id(agency)
    return hpke.seal(
        bids.encode({"amount_fen": fen, "days": days}),
        to=bytes.fromhex(envelope_of(procurement).public_key),
        info=bids.info(procurement.number, name, sequence),
        ephemeral=ephemeral or f"{name} {sequence} {fen}".encode().ljust(32, b".")[:32],
    )


LATER = CLOSES + dt.timedelta(hours=2)
