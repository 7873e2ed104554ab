"""The lifecycle of a draw among the lowest: opened, drawn where the rule asks, decided."""

from bidding.states import SEALED_COMPETITION, procurement_machine

MACHINE = procurement_machine("draw among the lowest", SEALED_COMPETITION)
