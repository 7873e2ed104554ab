"""Lifecycles of a library and of its members: words, moves, capabilities. Data, no code."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.workflow import machine


class LibraryStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Open for applications")
    CLOSED = "closed", _("Being checked")
    DRAWING = "drawing", _("Draw of equals")
    REVIEWED = "reviewed", _("Order decided")
    PUBLICITY = "publicity", _("Result in publicity")
    ACTIVE = "active", _("Term running")
    EXPIRED = "expired", pgettext_lazy("library", "Term ended")
    REPLACED = "replaced", _("Replaced")
    FAILED = "failed", pgettext_lazy("library", "Failed")
    CANCELLED = "cancelled", _("Cancelled")


_L = LibraryStatus
LIBRARY = machine(
    "library",
    LibraryStatus,
    _L.DRAFT,
    {
        "publish": (_L.DRAFT, _L.PUBLISHED),
        "close": (_L.PUBLISHED, _L.CLOSED),
        "freeze": (_L.CLOSED, _L.DRAWING),
        "decide": ((_L.CLOSED, _L.DRAWING), _L.REVIEWED),
        # Again where an upheld objection changes who is in.
        "publicise": ((_L.REVIEWED, _L.PUBLICITY), _L.PUBLICITY),
        "come_into_force": (_L.PUBLICITY, _L.ACTIVE),
        "expire": (_L.ACTIVE, _L.EXPIRED),
        "replace": (_L.ACTIVE, _L.REPLACED),
        "fail": ((_L.PUBLISHED, _L.CLOSED, _L.DRAWING, _L.REVIEWED, _L.PUBLICITY), _L.FAILED),
        "cancel": ((_L.DRAFT, _L.PUBLISHED), _L.CANCELLED),
    },
    {
        _L.DRAFT: ("be_cancelled",),
        _L.PUBLISHED: ("be_seen", "take_applications", "be_cancelled"),
        _L.CLOSED: ("be_seen", "be_checked"),
        _L.DRAWING: ("be_seen", "be_drawn"),
        _L.REVIEWED: ("be_seen", "show_order"),
        _L.PUBLICITY: ("be_seen", "show_order", "be_objected_to"),
        _L.ACTIVE: ("be_seen", "show_order", "be_picked_from", "be_tendered_again"),
        _L.EXPIRED: ("be_seen", "show_order", "be_tendered_again"),
        _L.REPLACED: ("be_seen", "show_order"),
        _L.FAILED: ("be_seen", "be_tendered_again"),
        _L.CANCELLED: ("be_seen",),
    },
)


class MemberStatus(TextChoices):
    APPLIED = "applied", _("Applied")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REJECTED = "rejected", _("Not admitted")
    ALTERNATE = "alternate", _("Alternate")
    ADMITTED = "admitted", _("Agreement to sign")
    MEMBER = "member", _("Library member")
    LEAVING = "leaving", _("Leaving")
    LEFT = "left", _("Left")
    LAPSED = "lapsed", _("Not signed in time")
    REMOVED = "removed", _("Removed from it")
    EXPIRED = "expired", _("Ended with the term")


_M = MemberStatus
MEMBER = machine(
    "library member",
    MemberStatus,
    _M.APPLIED,
    {
        "withdraw": (_M.APPLIED, _M.WITHDRAWN),
        "apply_again": (_M.WITHDRAWN, _M.APPLIED),
        "reject": ((_M.APPLIED, _M.ALTERNATE, _M.ADMITTED), _M.REJECTED),
        "admit": ((_M.APPLIED, _M.ALTERNATE), _M.ADMITTED),
        "queue": (_M.APPLIED, _M.ALTERNATE),
        "sign": (_M.ADMITTED, _M.MEMBER),
        "lapse": (_M.ADMITTED, _M.LAPSED),
        "give_notice": (_M.MEMBER, _M.LEAVING),
        "leave": (_M.LEAVING, _M.LEFT),
        "remove": ((_M.ALTERNATE, _M.ADMITTED, _M.MEMBER, _M.LEAVING), _M.REMOVED),
        "expire": ((_M.ALTERNATE, _M.ADMITTED, _M.MEMBER, _M.LEAVING), _M.EXPIRED),
    },
    {
        _M.APPLIED: ("be_withdrawn", "be_judged"),
        _M.ALTERNATE: ("wait_for_seat", "be_ended"),
        _M.ADMITTED: ("hold_seat", "be_ended", "sign"),
        _M.MEMBER: ("hold_seat", "be_ended", "be_picked", "give_notice"),
        # Bound by the agreement until the notice has run out.
        _M.LEAVING: ("hold_seat", "be_ended", "be_picked"),
    },
    unseen=("withdraw", "apply_again"),
)
