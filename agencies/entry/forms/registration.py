"""Forms of the registration: details, papers, certificates, people."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.models import Family, QualificationType
from agencies.entry import fields
from agencies.entry.identity import parse_identity_number
from agencies.entry.models import Agency, EntryFileKind
from core.forms import ParsedField, SmallFile, set_choices
from core.models import Region

_DATE = {"type": "date"}


class IdentityNumberField(ParsedField):
    """An identity number of GB 11643."""

    parser = staticmethod(parse_identity_number)


class DetailsForm(forms.Form):
    """The text fields of an entry; those the reviewer did not return are shown but closed."""

    address = forms.CharField(label=fields.LABELS["address"], max_length=300, required=False)
    legal_representative = forms.CharField(
        label=fields.LABELS["legal_representative"], max_length=80, required=False
    )
    contact_name = forms.CharField(
        label=fields.LABELS["contact_name"], max_length=80, required=False
    )
    contact_phone = forms.CharField(
        label=fields.LABELS["contact_phone"],
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )
    review_region = forms.ModelChoiceField(
        label=fields.LABELS["review_region"],
        queryset=Region.objects.order_by("code", "id"),
        required=False,
        help_text=_("The registration is valid everywhere. Empty: the region of your seat."),
    )
    established_on = forms.DateField(
        label=fields.LABELS["established_on"],
        required=False,
        widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
    )
    introduction = forms.CharField(
        label=fields.LABELS["introduction"],
        required=False,
        max_length=2000,
        widget=forms.Textarea,
        help_text=_("Shown on your public page."),
    )

    def __init__(self, *args: Any, agency: Agency, opened: frozenset[str], **kwargs: Any) -> None:
        organisation = agency.organisation
        initial = {name: getattr(organisation, name) for name in fields.ORGANISATION_FIELDS}
        initial |= {name: getattr(agency, name) for name in fields.AGENCY_FIELDS}
        super().__init__(*args, **{**kwargs, "initial": initial})
        for name, field in self.fields.items():
            field.disabled = name not in opened


class PaperForm(forms.Form):
    """One paper of the entry."""

    kind = forms.ChoiceField(label=_("Kind of paper"))
    file = SmallFile(
        label=_("File"), help_text=_("PDF, PNG, JPEG, DOCX, XLSX or ZIP, at most 20 MB.")
    )

    def __init__(self, *args: Any, opened: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = (kind for kind in EntryFileKind if kind.value in opened)
        set_choices(self, "kind", [(kind.value, kind.label) for kind in kinds])


class QualificationForm(forms.Form):
    """A certificate of the agency."""

    type = forms.ModelChoiceField(
        label=_("Kind of certificate"),
        queryset=QualificationType.objects.filter(is_personal=False).order_by("code", "id"),
    )
    level = forms.CharField(
        label=_("Level"),
        max_length=20,
        required=False,
        help_text=_("As on the certificate, for example 甲级. Empty where there are no levels."),
    )
    certificate_number = forms.CharField(label=_("Certificate number"), max_length=60)
    issued_on = forms.DateField(label=_("Issued on"), widget=forms.DateInput(attrs=_DATE))
    expires_on = forms.DateField(
        label=_("Expires on"),
        required=False,
        widget=forms.DateInput(attrs=_DATE),
        help_text=_("Empty where the certificate has no end."),
    )
    file = SmallFile(label=_("Copy of the certificate"), required=False)


class PastWorkForm(forms.Form):
    """A work finished outside this market."""

    title = forms.CharField(label=_("Name of the work"), max_length=200)
    client = forms.CharField(label=_("Client"), max_length=200)
    family = forms.ChoiceField(label=_("Family"), choices=Family)
    finished_on = forms.DateField(
        label=_("Accepted by the client on"), widget=forms.DateInput(attrs=_DATE)
    )
    file = SmallFile(
        label=_("Contract or acceptance"),
        help_text=_("PDF, PNG, JPEG, DOCX, XLSX or ZIP, at most 20 MB."),
    )


class PractitionerForm(forms.Form):
    """A professional of the agency."""

    name = forms.CharField(label=_("Name"), max_length=80)
    identity_number = IdentityNumberField(
        label=_("Identity number"),
        help_text=_("Kept only as a hash, so that a person counts for one agency at a time."),
    )
    qualification = forms.ModelChoiceField(
        label=_("Professional qualification"),
        queryset=QualificationType.objects.filter(is_personal=True).order_by("code", "id"),
    )
    major = forms.CharField(
        label=_("Major"),
        max_length=60,
        required=False,
        help_text=_("As on the certificate, for example 岩土. Empty where it names none."),
    )
    certificate_number = forms.CharField(label=_("Certificate number"), max_length=60)
