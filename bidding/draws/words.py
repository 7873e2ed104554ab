"""What the entries of a draw in a public chain are called."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext_lazy as _

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
