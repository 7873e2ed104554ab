"""The lifecycle of a pick in a library: one member answers, or all of them are drawn among."""

from bidding.states import ProcurementStatus as _P
from bidding.states import procurement_machine

MACHINE = procurement_machine(
    "pick in a library",
    {
        "offer": (_P.DRAFT, _P.OFFERED),
        "confirm": (_P.OFFERED, _P.AWARDED),
        # The owner makes its secret; then every member takes part by its agreement, at once.
        "prepare": (_P.DRAFT, _P.APPROVED),
        "gather": (_P.APPROVED, _P.CLOSED),
        "cancel": (_P.APPROVED, _P.CANCELLED),
        "select": (_P.CLOSED, _P.SELECTED),
        "publicise": (_P.SELECTED, _P.PUBLICITY),
        "award": (_P.PUBLICITY, _P.AWARDED),
        "pass_on": ((_P.PUBLICITY, _P.AWARDED), _P.PUBLICITY),
        "decline": (_P.OFFERED, _P.DECLINED),
        "lapse": (_P.OFFERED, _P.DECLINED),
        "contract": (_P.AWARDED, _P.CONTRACTED),
        # Who was picked gives the award back, or nobody who was drawn may take the work.
        "fail": ((_P.CLOSED, _P.SELECTED, _P.PUBLICITY, _P.AWARDED), _P.FAILED),
    },
)
