"""The lifecycle of a lowest price: after the opening, too low prices are explained."""

from bidding.states import SEALED_COMPETITION, procurement_machine

MACHINE = procurement_machine("lowest price", SEALED_COMPETITION)
