"""How a reader names entries of the public chain."""

import re
from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

HASH: Final = re.compile(r"[0-9a-f]{64}")
NAMED: Final = re.compile(r"(?P<chain>[^#\s:]+:[^#\s]+)(\s*#\s*(?P<sequence>[0-9]{1,9}))?")


class EntryForm(forms.Form):
    """A hash, or the name of a chain, with or without the number of an entry."""

    entry = forms.CharField(
        label=_("Entry"),
        max_length=100,
        help_text=_(
            "Its SHA-256 hash, or the name of its chain, as in procurement:ZJ-2026-000123."
        ),
        error_messages={"required": _("Enter a hash or the name of a chain.")},
    )

    def clean_entry(self) -> dict[str, str | int]:
        """The fields of `ChainEntry` to look for."""
        said = self.cleaned_data["entry"].strip()
        if HASH.fullmatch(said.lower()):
            return {"hash": said.lower()}
        named = NAMED.fullmatch(said)
        if named is None:
            raise forms.ValidationError(_("Enter a hash or the name of a chain."))
        by_name: dict[str, str | int] = {"chain": named["chain"]}
        if named["sequence"]:
            by_name["sequence"] = int(named["sequence"])
        return by_name
