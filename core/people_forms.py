"""Forms about people and organisations."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .actors import Role
from .forms import CreditCodeField
from .models import OrganisationKind, Region, User
from .policies import DUTIES


class NameForm(forms.ModelForm):
    """The name a person is shown by."""

    class Meta:
        model = User
        fields = ["name"]
        help_texts = {"name": _("Your real name, as on your identity card: contracts carry it.")}
        labels = {"name": _("Name")}


class OrganisationForm(forms.Form):
    """Register an organisation."""

    role = forms.ChoiceField(
        label=_("You take part as"),
        choices=[(Role.OWNER.value, Role.OWNER.label), (Role.AGENCY.value, Role.AGENCY.label)],
        widget=forms.RadioSelect,
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[c for c in OrganisationKind.choices if c[0] != OrganisationKind.AUTHORITY],
    )
    name = forms.CharField(
        label=_("Full name"), max_length=200, help_text=_("As on the business licence.")
    )
    credit_code = CreditCodeField(
        label=_("Unified social credit code"),
        required=False,
        help_text=_("18 characters, as on the business licence. A natural person leaves it empty."),
    )
    region = forms.ModelChoiceField(Region.objects.all(), label=_("Region"))
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    legal_representative = forms.CharField(label=_("Legal representative"), max_length=80)
    contact_name = forms.CharField(label=_("Contact person"), max_length=80)
    contact_phone = forms.CharField(
        label=_("Contact phone"), max_length=30, widget=forms.TextInput({"type": "tel"})
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        is_person = values.get("kind") == OrganisationKind.NATURAL_PERSON
        if not is_person and not values.get("credit_code") and "credit_code" not in self.errors:
            self.add_error("credit_code", _("Enter the unified social credit code."))
        if is_person and values.get("credit_code"):
            self.add_error("credit_code", _("A natural person has no credit code. Leave it empty."))
        return values


class DutiesForm(forms.Form):
    """What a member may do; the choices are the duties of the role."""

    duties = forms.MultipleChoiceField(
        label=_("Duties"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("An administrator holds every duty and manages the people."),
    )

    def __init__(self, *args: Any, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(duty.value, duty.label) for duty in DUTIES[Role(role)]]
        field = self.fields["duties"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = choices


class MemberForm(DutiesForm):
    """Add a person by e-mail address."""

    email = forms.EmailField(label=_("E-mail address"), help_text=_("The person signs in with it."))
    name = forms.CharField(
        label=_("Name"), max_length=80, help_text=_("Used when the person has no account yet.")
    )
    field_order = ["email", "name", "duties"]
