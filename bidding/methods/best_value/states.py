"""The lifecycle of a best value: opened, drawn between equals, decided."""

from bidding.states import SEALED_COMPETITION, procurement_machine

MACHINE = procurement_machine("best value", SEALED_COMPETITION)
