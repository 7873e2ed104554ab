"""What people hand in for a draw: a secret their browser made, what they keep, a beacon's value."""

import json
from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from bidding.forms import HexField
from bidding.models import Draw
from core.errors import BadInput

from .escrow import SEALED_DIGITS, SealedSecret

LONGEST_FILE = 200 * (SEALED_DIGITS + 40)


class SecretWidget(forms.Widget):
    """A field that the page fills in itself (static/js/draw-secret.js), or a file beside it.

    Only the commitment and the sealed parts are sent, never the secret.
    """

    template_name = "bidding/draw_secret.html"
    needs_multipart_form = True

    def __init__(self, number: str, party: str, holders: Mapping[str, Any], is_quiet: bool) -> None:
        super().__init__()
        self.facts = {
            "number": number,
            "party": party,
            "holders": json.dumps(holders),
            "is_quiet": is_quiet,
        }

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        return {**super().get_context(name, None, attrs), **self.facts}

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = files.get(f"{name}_file")
        return sent.read(LONGEST_FILE) if sent else data.get(name)


class SecretField(forms.Field):
    """A sealed secret: from the page, or from the file of the offline command."""

    def to_python(self, value: Any) -> SealedSecret | None:
        if value is None or not value.strip():
            return None
        try:
            found = SealedSecret.read(json.loads(value))
        except (ValueError, RecursionError):
            found = None
        if found is None:
            raise forms.ValidationError(
                _("This is no secret for a draw. Choose the file that the command wrote.")
            )
        return found


class SecretForm(forms.Form):
    """The secret of a party, as it is handed in."""

    secret = SecretField(label=_("Your secret for the draw"), required=False)


def secret_form(
    number: str, party: str, holders: Mapping[str, Any], *, is_quiet: bool = False
) -> SecretForm:
    """To be drawn with the button it goes with. `is_quiet`: optional, and no file to keep."""
    form = SecretForm(auto_id=f"secret-{number}-%s")
    form.fields["secret"].widget = SecretWidget(number, party, holders, is_quiet)
    form.fields["secret"].label = "" if is_quiet else _("Your secret for the draw")
    return form


def with_secret(form: forms.Form, draw: Draw, party: str) -> forms.Form:
    """The form of a sign-up, to which the page adds a secret of the agency by itself."""
    form.fields["secret"] = SecretField(label="", required=False)
    form.fields["secret"].widget = SecretWidget(draw.number, party, draw.holders, is_quiet=True)
    return form


def sent_secret(request: HttpRequest) -> SealedSecret | None:
    """The secret that came with a request; None where none did. Raises BadInput."""
    form = SecretForm(request.POST, request.FILES)
    form.fields["secret"].widget = SecretWidget("", "", {}, is_quiet=True)
    if not form.is_valid():
        raise BadInput(" ".join(map(str, form.errors["secret"])))
    found: SealedSecret | None = form.cleaned_data["secret"]
    return found


class OwnSecretForm(forms.Form):
    """A party's own secret, from the file that it kept."""

    secret = HexField(
        label=_("Your secret"), help_text=_("The 64 hexadecimal digits in the file you kept.")
    )


class BeaconForm(forms.Form):
    """The value of a beacon as its source publishes it."""

    value = forms.CharField(
        label=_("Value of the beacon"),
        max_length=80,
        help_text=_("64 hexadecimal digits; its source calls it randomness."),
    )
