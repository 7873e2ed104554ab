"""The lifecycle of an average price: opened, drawn where the rule asks, decided."""

from bidding.states import SEALED_COMPETITION, procurement_machine

MACHINE = procurement_machine("average price", SEALED_COMPETITION)
