"""The lifecycle of a lot: proposals opened and scored, prices opened, drawn between equals."""

from bidding.methods.scored import SCORED_COMPETITION
from bidding.states import procurement_machine

MACHINE = procurement_machine("open tender", SCORED_COMPETITION)
