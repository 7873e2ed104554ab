"""The lifecycle of a pick in a library: the member answers, there is no publicity."""

from bidding.states import ProcurementStatus as _P
from bidding.states import procurement_machine

MACHINE = procurement_machine(
    "pick in a library",
    {
        "offer": (_P.DRAFT, _P.OFFERED),
        "confirm": (_P.OFFERED, _P.AWARDED),
        "decline": (_P.OFFERED, _P.DECLINED),
        "lapse": (_P.OFFERED, _P.DECLINED),
        "contract": (_P.AWARDED, _P.CONTRACTED),
        # The member gives the award back: the owner picks again.
        "fail": (_P.AWARDED, _P.FAILED),
    },
)
