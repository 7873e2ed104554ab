"""The lifecycle of a direct selection: the agency answers, there is no publicity."""

from bidding.states import ProcurementStatus as _P
from bidding.states import procurement_machine

MACHINE = procurement_machine(
    "direct selection",
    {
        "offer": (_P.DRAFT, _P.OFFERED),
        "confirm": (_P.OFFERED, _P.AWARDED),
        "decline": (_P.OFFERED, _P.DECLINED),
        "lapse": (_P.OFFERED, _P.DECLINED),
        "contract": (_P.AWARDED, _P.CONTRACTED),
        # The agency gives the award back: the owner selects again.
        "fail": (_P.AWARDED, _P.FAILED),
    },
)
