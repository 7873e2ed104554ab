"""The lifecycle of a best value: opened, drawn between equals, decided."""

from bidding.methods.scored import SCORED_COMPETITION
from bidding.states import procurement_machine

MACHINE = procurement_machine("best value", SCORED_COMPETITION)
