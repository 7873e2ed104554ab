"""Why something is void, rejected or came back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """The reason, which stays with the case."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
