"""What people fill in about bundles."""

import datetime as dt
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from agencies.models import ServiceItem
from bidding.bundles.models import BundleMember, OpinionItem
from bidding.bundles.procedures import Procedure
from bidding.bundles.queries import linkable, own_projects
from bidding.models.procurement import Procurement, Project
from core.actors import Actor
from core.clock import local_date
from core.forms import SmallFile, set_rows
from core.models import Region

MOST_OF_ITEM = 500


class StartForm(forms.Form):
    """A bundle to be: the project and the members that apply to it."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Project"), required=False, empty_label=_("A new project")
    )
    project_name = forms.CharField(
        label=_("Name of the new project"),
        max_length=200,
        required=False,
        help_text=_("Only where no project is chosen above."),
    )
    region = forms.ModelChoiceField(
        Region.objects.order_by("code", "id"),
        label=_("Region of the new project"),
        required=False,
        empty_label=_("Choose a region"),
        help_text=_("Only where no project is chosen above."),
    )
    items = forms.ModelMultipleChoiceField(
        ServiceItem.objects.none(),
        label=_("Members that apply to the project"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose what the law asks of your project; leave out the rest."),
    )

    def __init__(
        self, *args: Any, procedure: Procedure, actor: Actor, at: dt.datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "project", own_projects(actor))
        self.fields["project"].initial = own_projects(actor).first()
        members = ServiceItem.objects.members_of(procedure.kind, local_date(at))
        set_rows(self, "items", members)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("project") is None and not (data.get("project_name") and data.get("region")):
            self.add_error("project", _("Choose a project, or name a new one and its region."))
        return data


class HandInForm(forms.Form):
    """Papers for the window."""

    file = SmallFile(label=_("Papers, in one file"))
    note = forms.CharField(label=_("What it holds"), max_length=300, required=False)

    def read(self) -> tuple[bytes, str, str]:
        """The bytes, the name and the note of a form that is valid."""
        upload: UploadedFile = self.cleaned_data["file"]
        return upload.read(), upload.name or "", self.cleaned_data["note"]


class LinkForm(forms.Form):
    """Which procurement finds the agency of a member."""

    procurement = forms.ModelChoiceField(
        Procurement.objects.none(), label=_("Procurement of this project"), empty_label=None
    )

    def __init__(self, *args: Any, member: BundleMember, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"m{member.pk}-%s")
        super().__init__(*args, **kwargs)
        set_rows(self, "procurement", linkable(member))


class WordsForm(forms.Form):
    """Some words in public: what is missing, why the clock stands still, what is decided."""

    words = forms.CharField(
        label=_("In public words"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


class ConveneForm(forms.Form):
    """The one joint review."""

    on = forms.DateField(
        label=_("Day of the joint review"), widget=forms.DateInput(attrs={"type": "date"})
    )
    participants = forms.CharField(
        label=_("Participants"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class OpinionForm(forms.Form):
    """A department's opinion of the first round."""

    items = forms.CharField(
        label=_("What has to be changed, one item a line"),
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Leave it empty if you have no objection. Items cannot be added later."),
    )

    def clean_items(self) -> list[str]:
        """The lines that say something."""
        lines = [line.strip() for line in self.cleaned_data["items"].splitlines() if line.strip()]
        if any(len(line) > MOST_OF_ITEM for line in lines):
            raise forms.ValidationError(
                _("An item has at most %(most)d characters. Write it as two.")
                % {"most": MOST_OF_ITEM}
            )
        return lines


class SettledForm(forms.Form):
    """A department's check of the rework: which of its items are settled."""

    settled = forms.ModelMultipleChoiceField(
        OpinionItem.objects.none(),
        label=_("Settled by the rework"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked goes back once more."),
    )

    def __init__(self, *args: Any, own: QuerySet[OpinionItem], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_rows(self, "settled", own)
