"""What people type into the pages of complaints, points and sanctions."""

import contextlib
import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.credit.forms import ALL
from agencies.entry.models import Agency
from agencies.entry.states import AgencyStatus
from agencies.offers.queries.public import PUBLIC_STATUSES
from agencies.supervision.models import Matter, SanctionKind
from agencies.supervision.points import RULES
from agencies.supervision.states import ComplaintStatus
from core.errors import BadInput
from core.numbers import parse_credit_code


class SanctionFilter(forms.Form):
    """The public list of sanctions."""

    kind = forms.ChoiceField(label=_("Kind"), choices=[ALL, *SanctionKind.choices], required=False)
    ended = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("In force")), ("yes", _("In force and ended"))],
        required=False,
    )


class FileFilter(forms.Form):
    """The regulator's list of credit files."""

    words = forms.CharField(
        label=_("Name of the agency"), required=False, widget=forms.TextInput({"type": "search"})
    )
    status = forms.ChoiceField(
        label=_("Status"), choices=[ALL, *AgencyStatus.choices], required=False
    )


class ComplaintFilter(forms.Form):
    """The desk's list of complaints."""

    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("Undecided")), ("all", _("All")), *ComplaintStatus.choices],
        required=False,
    )


class ComplaintForm(forms.Form):
    """A complaint about an agency, by anyone."""

    agency = forms.CharField(
        label=_("Agency"), help_text=_("Its full name or unified social credit code.")
    )
    matter = forms.ChoiceField(
        label=_("What it is about"), choices=Matter.choices, widget=forms.RadioSelect
    )
    about = forms.CharField(
        label=_("Contract or procurement number"),
        required=False,
        max_length=20,
        help_text=_("For example HT-2026-000045 or ZJ-2026-000123. Needed for a result."),
    )
    learned_on = forms.DateField(
        label=_("When you learned of it"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_(
            "Entry and service: within five working days. A result: until its publicity ends."
        ),
    )
    text = forms.CharField(
        label=_("What happened"),
        widget=forms.Textarea,
        max_length=4000,
        help_text=_("Facts, dates and numbers. The agency reads this text, not your contact."),
    )
    is_about_quality = forms.BooleanField(
        label=_("It is about the quality of the work"), required=False
    )
    name = forms.CharField(label=_("Your name"), max_length=80)
    contact = forms.CharField(
        label=_("Your phone number or e-mail address"),
        max_length=120,
        help_text=_("With it and the number of the complaint you follow the case."),
    )

    def clean_agency(self) -> Agency:
        """The agency by its code or its exact name."""
        text = self.cleaned_data["agency"].strip()
        wanted = {"organisation__name": text}
        with contextlib.suppress(BadInput):
            wanted = {"organisation__credit_code": parse_credit_code(text)}
        found = Agency.objects.filter(status__in=PUBLIC_STATUSES, **wanted).order_by("id").first()
        if found is None:
            raise forms.ValidationError(
                _("No agency of the market has this name or code. Copy it from the agency's page.")
            )
        return found

    def clean(self) -> dict[str, Any]:
        """A result has a number; quality is a matter of service."""
        data = super().clean() or self.cleaned_data
        if data.get("matter") == Matter.RESULT and not data.get("about"):
            self.add_error("about", _("Give the number of the procurement."))
        if data.get("is_about_quality") and data.get("matter") != Matter.SERVICE:
            self.add_error("is_about_quality", _("Quality is a matter of service."))
        return data

    def clean_learned_on(self) -> dt.date:
        """A day people can mean."""
        day: dt.date = self.cleaned_data["learned_on"]
        if day.year < 2000:
            raise forms.ValidationError(_("Give the full year, for example 2026."))
        return day


class FollowForm(forms.Form):
    """The key to a complaint: the contact given with it."""

    contact = forms.CharField(
        label=_("Your phone number or e-mail address"),
        max_length=120,
        help_text=_("As given with the complaint."),
    )


class ComplaintDecisionForm(forms.Form):
    """The decision on a complaint, with reasons and perhaps the points of a breach."""

    reasons = forms.CharField(
        label=_("Facts and reasons"),
        widget=forms.Textarea,
        max_length=4000,
        help_text=_("They are sent to both sides."),
    )
    rule = forms.ChoiceField(
        label=_("Compliance points if upheld"),
        required=False,
        choices=[("", _("None")), *((r.code, r.label) for r in RULES.values())],
    )


class PointsForm(forms.Form):
    """Points for a breach."""

    rule = forms.ChoiceField(
        label=_("Breach"), choices=[(rule.code, rule.label) for rule in RULES.values()]
    )
    evidence = forms.CharField(label=_("Evidence"), widget=forms.Textarea, max_length=4000)


class SanctionNoticeForm(forms.Form):
    """The notice that opens a sanction."""

    kind = forms.ChoiceField(label=_("Kind"), choices=SanctionKind.choices)
    reason = forms.CharField(label=_("Facts and reasons"), widget=forms.Textarea, max_length=4000)
