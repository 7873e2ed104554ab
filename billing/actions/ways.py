"""What differs between the disbursements: whose money it is, which call sends it, what follows."""

import datetime as dt
from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from billing.gateways.protocol import GatewayPayout, GatewayRefund
from billing.models import Disbursement, Transfer, TransferState
from core.actors import Actor

D = TypeVar("D", bound=Disbursement)


class Way(ABC, Generic[D]):
    """One kind of disbursement. `kind` names its journals, their keys and its outbox topic.

    The amount lies in `account` from the approval until it has left the market's own accounts.
    """

    kind: str
    account: str

    @abstractmethod
    def lock(self, asked: D) -> D:
        """It as it is now, locked together with what the amount is counted against."""

    @abstractmethod
    def sent_through(self, asked: D) -> str:
        """The code of the gateway that sends it; empty when finance sends it by hand."""

    @abstractmethod
    def ask(self, asked: D) -> GatewayRefund | GatewayPayout:
        """What the gateway did under our number, or does now; with the same key every time."""

    @abstractmethod
    def subject(self, asked: D) -> str:
        """What its arrival is booked under."""

    @abstractmethod
    def memo(self, asked: D) -> str:
        """What the bank's statement calls it, its number among the first words."""

    def arrived(self, asked: D, by: Actor, at: dt.datetime) -> None:
        """What follows when it has arrived."""

    def given_up(self, asked: D) -> None:
        """What follows when it was rejected or failed, besides its amount being free again."""

    def holds(self, asked: D) -> list[Transfer]:
        """The amounts set aside for it, by the accounts they come out of."""
        held = Transfer.objects.filter(
            journal__key__startswith=f"{self.kind}:{asked.number}:hold", state=TransferState.PENDING
        )
        return list(held.select_related("journal", "debit", "credit").order_by("id"))
