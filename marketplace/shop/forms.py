"""Forms of the shop."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.forms import FiscalShareField, suit_shares
from bidding.models import Project
from core.actors import Actor
from core.forms import ProjectCodeField
from core.models import Region


class ConfirmForm(forms.Form):
    """What the owner decides when it confirms a selection."""

    project = forms.ModelChoiceField(
        Project.objects.none(),
        label=_("Project"),
        required=False,
        empty_label=_("A new project"),
    )
    project_name = forms.CharField(
        label=_("Name of the new project"),
        max_length=200,
        required=False,
        help_text=_("Only where no project is chosen above."),
    )
    project_code = ProjectCodeField()
    region = forms.ModelChoiceField(
        Region.objects.order_by("code"),
        label=_("Region of the new project"),
        required=False,
        empty_label=_("Choose a region"),
    )
    fiscal_percent = FiscalShareField()
    reason = forms.CharField(
        label=_("Why you choose these agencies"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason is kept with the list as you see it now."),
    )
    basket = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, actor: Actor, at: dt.datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = (
            Project.objects.filter(owner=actor.organisation)
            .select_related("owner", "region")
            .order_by("-created_at", "-id")
        )
        project: Any = self.fields["project"]
        # Only the project that was chosen needs the terms of its region.
        project.queryset = mine.with_terms(at) if self.is_bound else mine
        project.initial = mine.first
        suit_shares(self, actor)
        if actor.organisation:
            self.fields["region"].initial = actor.organisation.region_id

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("project") is None:
            if not data.get("project_name"):
                self.add_error("project_name", _("Choose a project, or name the new one."))
            if not data.get("region"):
                self.add_error("region", _("Choose the region of the new project."))
        return data
