"""What an owner fills in to pick a member of a library."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.entry.scope import region_prefix
from bidding.forms import FiscalShareField, suit_shares
from bidding.libraries.queries import pickable
from bidding.methods.library.actions import Wanted
from bidding.models import Library, LibraryItem, LibraryMember, Project
from core.actors import Actor
from core.forms import YuanField, set_rows


class PickForm(forms.Form):
    """Which member, for which item and project."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Project"), empty_label=_("Choose a project")
    )
    promise = forms.ModelChoiceField(LibraryItem.objects.none(), label=_("Service item"))
    member = forms.ModelChoiceField(
        LibraryMember.objects.none(),
        label=_("Library member"),
        required=False,
        empty_label=_("Draw among all members"),
        help_text=_("In a draw every member has the same chance; the result is public first."),
    )
    standard_fen = YuanField(
        label=_("Standard fee in yuan"),
        required=False,
        help_text=_("Only where the library promises a rate of the standard fee."),
    )
    fiscal_percent = FiscalShareField()
    reason = forms.CharField(
        label=_("Reason of the choice"),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why this member, where you pick one. It is kept with the pick."),
    )

    def __init__(self, *args: Any, library: Library, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Project.objects.filter(
            owner=actor.organisation, region__code__startswith=region_prefix(library.region.code)
        )
        set_rows(self, "project", mine.order_by("-created_at", "-id"))
        promises = LibraryItem.objects.filter(library=library).select_related("item")
        set_rows(self, "promise", promises.order_by("item__code", "id"))
        self.fields["promise"].initial = promises.order_by("item__code", "id").first()
        set_rows(self, "member", pickable(library))
        suit_shares(self, actor)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("member") and not data.get("reason"):
            self.add_error("reason", _("Say why you pick this member."))
        return data

    def wanted(self) -> Wanted:
        """What is picked, whoever it will be."""
        data = self.cleaned_data
        return Wanted(
            data["project"], data["promise"], data["fiscal_percent"], data["standard_fen"]
        )

    def clean_standard_fen(self) -> int | None:
        fen: int | None = self.cleaned_data["standard_fen"]
        if fen == 0:
            raise forms.ValidationError(_("The standard fee must be more than nothing."))
        return fen
