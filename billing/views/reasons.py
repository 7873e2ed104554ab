"""The reason that a refusal needs."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from billing.forms.reasons import ReasonForm


def given_reason(request: HttpRequest, prefix: str | None = None) -> str:
    """What was posted as the reason; empty without one, and the person is told."""
    form = ReasonForm(request.POST, prefix=prefix)
    if not form.is_valid():
        messages.error(request, _("Say why: the reason stays with the case."))
        return ""
    reason: str = form.cleaned_data["reason"]
    return reason
