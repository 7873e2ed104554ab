"""Lifecycles of bidding: words, moves, and what each status may do. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class ProcurementStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    APPROVED = "approved", _("Approved by the project owner")
    PUBLISHED = "published", _("Open for sign-up")
    CLOSED = "closed", _("Closed, list frozen")
    OFFERED = "offered", _("Waiting for the agency's answer")
    SELECTED = "selected", _("Selected")
    PUBLICITY = "publicity", _("Result in publicity")
    AWARDED = "awarded", _("Awarded")
    CONTRACTED = "contracted", _("Contract signed")
    DECLINED = "declined", _("Declined by the agency")
    FAILED = "failed", pgettext_lazy("procurement", "Failed")
    CANCELLED = "cancelled", _("Cancelled")


_P = ProcurementStatus
PROCUREMENT = machine(
    "procurement",
    ProcurementStatus,
    _P.DRAFT,
    {
        "approve": (_P.DRAFT, _P.APPROVED),
        "publish": (_P.APPROVED, _P.PUBLISHED),
        "extend": (_P.PUBLISHED, _P.PUBLISHED),
        "close": (_P.PUBLISHED, _P.CLOSED),
        "select": (_P.CLOSED, _P.SELECTED),
        "publicise": (_P.SELECTED, _P.PUBLICITY),
        "award": (_P.PUBLICITY, _P.AWARDED),
        # An award that the agency refuses goes to the next alternate, again with publicity.
        "pass_on": ((_P.PUBLICITY, _P.AWARDED), _P.PUBLICITY),
        "contract": (_P.AWARDED, _P.CONTRACTED),
        "fail": ((_P.PUBLISHED, _P.CLOSED, _P.SELECTED, _P.PUBLICITY, _P.AWARDED), _P.FAILED),
        "cancel": ((_P.DRAFT, _P.APPROVED, _P.PUBLISHED), _P.CANCELLED),
        # Direct selection: the agency answers, no publicity.
        "offer": (_P.DRAFT, _P.OFFERED),
        "confirm": (_P.OFFERED, _P.AWARDED),
        "decline": (_P.OFFERED, _P.DECLINED),
        "lapse": (_P.OFFERED, _P.DECLINED),
    },
    {
        _P.DRAFT: ("be_edited", "be_cancelled"),
        _P.APPROVED: ("be_cancelled",),
        _P.PUBLISHED: ("be_seen", "take_sign_ups", "be_cancelled"),
        _P.CLOSED: ("be_seen", "be_drawn"),
        _P.SELECTED: ("be_seen",),
        _P.PUBLICITY: ("be_seen", "be_objected_to"),
        _P.AWARDED: ("be_seen", "be_contracted"),
        _P.CONTRACTED: ("be_seen",),
        _P.FAILED: ("be_seen",),
    },
)


class SignUpStatus(TextChoices):
    SUBMITTED = "submitted", _("Submitted")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    EXCLUDED = "excluded", _("Not eligible at closing")


SIGN_UP = machine(
    "sign-up",
    SignUpStatus,
    SignUpStatus.SUBMITTED,
    {
        "withdraw": (SignUpStatus.SUBMITTED, SignUpStatus.WITHDRAWN),
        "resubmit": (SignUpStatus.WITHDRAWN, SignUpStatus.SUBMITTED),
        "exclude": (SignUpStatus.SUBMITTED, SignUpStatus.EXCLUDED),
    },
    {SignUpStatus.SUBMITTED: ("be_drawn",)},
)


class AwardStatus(TextChoices):
    PENDING = "pending", _("In publicity")
    CONFIRMED = "confirmed", _("Awarded")
    REFUSED = "refused", _("Refused by the agency")
    VOID = "void", pgettext_lazy("award", "Void")


AWARD = machine(
    "award",
    AwardStatus,
    AwardStatus.PENDING,
    {
        "confirm": (AwardStatus.PENDING, AwardStatus.CONFIRMED),
        "refuse": ((AwardStatus.PENDING, AwardStatus.CONFIRMED), AwardStatus.REFUSED),
        "void": ((AwardStatus.PENDING, AwardStatus.CONFIRMED), AwardStatus.VOID),
    },
    # At most one award of a procurement is live.
    {AwardStatus.PENDING: ("live",), AwardStatus.CONFIRMED: ("live", "be_contracted")},
)
