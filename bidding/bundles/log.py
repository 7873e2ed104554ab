"""The public chain of a bundle in words."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from bidding.bundles.models import Bundle
from core.models import ChainEntry

# What the entries of a bundle's chain are called.
KINDS: dict[str, object] = {
    "application": _("Application with its members and the rules of the region"),
    "papers": _("The owner handed in papers; their hash is here"),
    "linked": _("A member's procurement was named"),
    "papers missing": _("The window listed every missing paper, once"),
    "accepted": _("Accepted once for all members: the clock runs"),
    "clock stopped": _("The clock stands still for papers of the owner"),
    "clock runs": _("The clock runs again; its last day moved"),
    "review convened": _("The one joint review was called"),
    "opinion": _("A department gave its opinion; nobody reads it before it is merged"),
    "returned": _("The merged opinion was returned as a whole"),
    "passed": _("The joint review was passed"),
    "approved": _("Approved by one decision"),
    "commissioned": _("One procurement was named for all members: the clock runs"),
    "results shared": _("Every result is accepted and shared with the departments"),
    "withdrawn": _("Withdrawn by the owner"),
}


def log(bundle: Bundle) -> list[tuple[object, dt.datetime, str]]:
    """The public chain, newest first: what, when, which hash."""
    entries = ChainEntry.objects.filter(chain=bundle.chain).order_by("-sequence")
    return [
        (KINDS.get(each.kind, each.kind), each.at, f"#{each.sequence} SHA-256 {each.hash}")
        for each in entries
    ]
