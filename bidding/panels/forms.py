"""What people fill in about experts."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Family
from bidding.panels.actions.pool import Credentials
from bidding.panels.models import Expert
from bidding.panels.states import ExpertStatus
from core.forms import CreditCodeField
from core.models import Region


class ExpertForm(forms.Form):
    """An application to the expert pool."""

    title = forms.CharField(
        label=_("Professional title"), max_length=80, help_text=_("For example: senior engineer.")
    )
    employer_name = forms.CharField(label=_("Employer"), max_length=200)
    employer_code = CreditCodeField(
        label=_("Unified social credit code of the employer"),
        required=False,
        help_text=_("You are never drawn where your employer buys or bids. Empty without one."),
    )
    region = forms.ModelChoiceField(
        Region.objects.order_by("code", "id"), label=_("Place of work"), empty_label=None
    )
    families = forms.MultipleChoiceField(
        label=_("Fields of expertise"),
        choices=[each for each in Family.choices if each[0] != Family.BUNDLE],
        widget=forms.CheckboxSelectMultiple,
    )
    experience = forms.CharField(
        label=_("Experience and certificates"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The regulator checks it before you are admitted."),
    )

    @classmethod
    def initial_of(cls, expert: Expert | None) -> dict[str, Any]:
        """What was said before."""
        return {name: getattr(expert, name) for name in cls.base_fields} if expert else {}

    def credentials(self) -> Credentials:
        """What was filled in."""
        said = self.cleaned_data
        return Credentials(**{**said, "employer_code": said["employer_code"] or ""})


class ExpertFilter(forms.Form):
    """The filter above the regulator's list."""

    status = forms.ChoiceField(
        label=_("Status"), choices=[("", _("All")), *ExpertStatus.choices], required=False
    )
