"""What the entries of a draw in a public chain, its beacon and what was published are called."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from bidding.models import SeedParty

gettext_noop("sandbox beacon")

KINDS: Final[Mapping[str, object]] = {
    "draw announced": _("Draw announced"),
    "commitment": _("A party committed to its secret"),
    "list": _("List frozen and published"),
    "draw release": _("A party released its parts of the secrets"),
    "reveal": _("A secret was revealed"),
    "reveals": _("All secrets opened and published"),
    "beacon": _("Value of the public beacon known"),
    "draw": _("Draw held"),
    "draw aborted": _("Draw aborted: nobody revealed a secret"),
}

# The parts of a transcript that are held against what was published before the draw.
PARTS: Final[Mapping[str, object]] = {
    "rule": _("The rule"),
    "commits": _("The list of commitments"),
    "beacon": _("The public beacon"),
    "list_hash": _("The hash of the frozen list"),
    "tickets": _("The list of tickets"),
}


def subject_name(subject: str) -> str:
    """A part or a party of a transcript in the reader's language; ids and numbers as they are."""
    if subject in SeedParty.values:
        return str(SeedParty(subject).label)
    return str(PARTS.get(subject, subject))


def beacon_name(source: str) -> str:
    """A beacon, and its round once it is fixed, in the reader's language."""
    name, _sign, number = source.partition(", round ")
    if not number:
        return gettext(name)
    return gettext("%(beacon)s, round %(number)s") % {"beacon": gettext(name), "number": number}
