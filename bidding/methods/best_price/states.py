"""The lifecycle of a best price: opened, drawn where the rule asks, decided."""

from bidding.states import SEALED_COMPETITION, procurement_machine

MACHINE = procurement_machine("best price", SEALED_COMPETITION)
