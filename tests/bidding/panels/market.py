"""A market where a panel scores proposals, brought to the stage that is asked for."""

from dataclasses import dataclass
from typing import ClassVar

from agencies.models import Agency
from bidding import actions
from bidding.draws import actions as draws
from bidding.methods.scored import PROPOSAL
from bidding.models import Evaluator, Expert, Panel, Procurement
from bidding.panels import actions as panels
from bidding.panels.sheets import Marks
from bidding.queries.draws import entrant_id
from bidding.queries.sealing import envelope_of, next_sequence
from bidding.sealing import bids, hpke
from bidding.sealing.bids import BID
from core.actors import Actor
from tests.bidding.market import CLOSES, DRAWN, PASSPHRASE, at, bidder_of, without_beacon
from tests.bidding.sealing.market import FLOOR, SealedMarket
from tests.factories import AgencyFactory, ExpertFactory, RegionFactory

CRITERIA = [{"name": "技术方案", "points": 60}, {"name": "人员安排", "points": 40}]
WEIGHTS = {"price": 40, "credit": 10, "days": 10, "proposal": 40}
SALT = b"s" * 32
PRICES = [9_000_000, 10_000_000, 11_000_000]


def full(*totals: int) -> tuple[Marks, ...]:
    """Marks of so many points in all, in whole points: the first criterion gets most."""
    return tuple(Marks((100 * min(t, 60), 100 * max(0, t - 60)), "好") for t in totals)


@dataclass
class PanelMarket(SealedMarket):
    """Best value with a proposal; a pool of six here and two elsewhere."""

    method: ClassVar[str] = "best_value"

    def __post_init__(self) -> None:
        super().__post_init__()
        away = RegionFactory(code="320100", name_zh="南京市")
        self.pool = ExpertFactory.create_batch(6, families=[self.item.family])
        self.away = ExpertFactory.create_batch(2, region=away, families=[self.item.family])
        without_beacon(self.project.region)

    def drafted(self, **changes: object) -> Procurement:
        terms = {"floor_fen": FLOOR, "weights": WEIGHTS, "criteria": CRITERIA}
        return super().drafted(**({"terms": terms} | changes))

    def send(self, procurement: Procurement, agency: Agency, fen: int, proposal: str) -> None:
        """The agency seals both envelopes."""
        said = {PROPOSAL: {"proposal": proposal}, BID: {"amount_fen": fen, "days": 20}}
        sequence = next_sequence(envelope_of(procurement), agency)
        parts = {}
        for name, content in said.items():
            envelope = envelope_of(procurement, name)
            parts[name] = hpke.seal(
                bids.encode(content),
                to=bytes.fromhex(envelope.public_key),
                info=bids.info(envelope.number, entrant_id(agency), sequence),
                ephemeral=f"{agency.pk} {name} {sequence}".encode().ljust(32, b".")[:32],
            )
        actions.sign_up(
            procurement=procurement,
            agency=agency,
            by=bidder_of(agency),
            clock=at(CLOSES.replace(hour=1)),
            bid={"sequence": sequence, "sealed": parts},
        )

    def bids(self, procurement: Procurement, prices: list[int]) -> list[Agency]:
        agencies = AgencyFactory.create_batch(len(prices))
        for agency, price in zip(agencies, prices, strict=True):
            self.send(procurement, agency, price, f"方案 {price}")
        return agencies

    def proposals_open(self, **changes: object) -> tuple[Procurement, list[Agency]]:
        """The list of the panel is frozen."""
        return self.opened_with(PRICES, **changes)

    def seated(self, **changes: object) -> tuple[Panel, list[Agency]]:
        """The panel is drawn and may score."""
        procurement, agencies = self.proposals_open(**changes)
        panel = self.panel(procurement)
        draws.release_platform(draw=panel.draw, at=CLOSES)
        draws.release(draw=panel.draw, passphrase=PASSPHRASE, by=self.handler, at=CLOSES)
        draws.run_due_draws(at=DRAWN)
        return self.panel(procurement), agencies

    def panel(self, procurement: Procurement) -> Panel:
        return Panel.objects.select_related("procurement__project__region", "draw").get(
            procurement=procurement
        )

    def evaluators(self, panel: Panel) -> list[Evaluator]:
        """Those who hold a seat, in the order of the draw, with fresh rows."""
        found = Evaluator.objects.filter(panel=panel).order_by("place")
        rows = found.select_related("expert__user", "panel__procurement")
        return [each for each in rows if each.can("hold_seat")]

    def declare(self, panel: Panel, when=DRAWN) -> list[Evaluator]:
        for each in self.evaluators(panel):
            panels.declare(evaluator=each, by=person_of(each.expert), at=when)
        return self.evaluators(panel)

    def hand_in(
        self, evaluator: Evaluator, agencies: list[Agency], *totals: int, when=DRAWN, **more
    ) -> Evaluator:
        names = map(entrant_id, agencies)
        facts = {"marks": dict(zip(names, full(*totals), strict=True)), "salt": SALT} | more
        return panels.hand_in(
            evaluator=evaluator, by=person_of(evaluator.expert), clock=at(when), **facts
        )

    def scored(self, rows: list[tuple[int, ...]], **changes) -> tuple[Panel, list[Agency]]:
        """Every evaluator declares and hands in its row of totals, in the order of the agencies."""
        panel, agencies = self.seated(**changes)
        for evaluator, row in zip(self.declare(panel), rows, strict=True):
            self.hand_in(evaluator, agencies, *row)
        return self.panel(panel.procurement), agencies

    def open_prices(self, procurement: Procurement, when=DRAWN) -> Procurement:
        actions.run_due(at=when)
        return self.release(procurement, "owner", when)


def person_of(expert: Expert) -> Actor:
    """The expert in the role of one."""
    return expert.user.memberships.get(role="expert").as_actor()
