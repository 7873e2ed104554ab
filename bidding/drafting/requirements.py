"""Step 3: what has to be done."""

from django.utils.translation import gettext_lazy as _

from bidding.fair_fields import FairField

from .step import Step, StepForm


class RequirementsForm(StepForm):
    """The scope of work."""

    scope = FairField(
        label=_("Scope of work"),
        max_length=20_000,
        rows=8,
        help_text=_(
            "No clause may keep out agencies from elsewhere, name a brand or ask for a size."
        ),
    )


class RequirementsStep(Step):
    slug = "requirements"
    title = _("Work and requirements")
    form_class = RequirementsForm
