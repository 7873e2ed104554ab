"""How a reader names entries of the public chain."""

import re
from typing import Final
from urllib.parse import urlsplit

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


class HeadMailForm(forms.Form):
    """Where one head a day goes."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("One head a day. Whoever reads the address confirms first."),
    )


class HeadWebhookForm(forms.Form):
    """Where each head goes."""

    url = forms.URLField(
        label=_("Address of your system"),
        max_length=500,
        assume_scheme="https",
        help_text=_("It begins with https:// and answers a POST within five seconds."),
    )

    def clean_url(self) -> str:
        """An address that is encrypted, without a name and password in it."""
        url: str = self.cleaned_data["url"]
        parts = urlsplit(url)
        if parts.scheme != "https" or parts.username or parts.password:
            raise forms.ValidationError(
                _("Enter an address that begins with https://, without a password in it.")
            )
        return url
