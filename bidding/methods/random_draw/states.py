"""The lifecycle of a random draw: after closing, the draw selects."""

from bidding.states import COMPETITION, procurement_machine

MACHINE = procurement_machine("random draw", COMPETITION)
