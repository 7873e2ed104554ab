"""Step 1: which project, how the notice is called, how big the project is."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.fair_fields import FairField
from bidding.models import Procurement, Project
from core.forms import set_rows

from .step import Draft, Step, StepForm


class ProjectForm(StepForm):
    """The project and the title."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Project"), empty_label=_("Choose a project")
    )
    title = FairField(label=_("Title of the notice"), max_length=200)
    scale = FairField(
        label=_("Scale of the project"),
        max_length=300,
        required=False,
        help_text=_("What agencies need to judge the work: area, length, capacity, investment."),
    )

    def __init__(self, data: Any = None, *, draft: Draft, **kwargs: Any) -> None:
        super().__init__(data, draft=draft, **kwargs)
        mine = Project.objects.filter(owner=draft.procurement.owner)
        set_rows(self, "project", mine.order_by("-created_at", "-id"))


class ProjectStep(Step):
    slug = "project"
    title = _("Project and title")
    form_class = ProjectForm

    def begun(self, draft: Draft) -> Procurement:
        """The draft itself has a project and a title from its start."""
        return draft.written or draft.procurement

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        return super().initial(procurement) | {"project": procurement.project_id}

    def known(self, form: StepForm) -> dict[str, Any]:
        data = form.cleaned_data
        return {"title": data.get("title", ""), "project": data.get("project")}
