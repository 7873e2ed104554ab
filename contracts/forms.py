"""Forms of the contract room."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contracts.models import Contract, Milestone, Rating
from contracts.plan import Step
from contracts.states import ContractStatus
from core.forms import DaysField, SmallFile, YuanField

ROWS = 5


class ContractFilter(forms.Form):
    """The filter above a list of contracts."""

    q = forms.CharField(label=_("Number, title or party"), required=False, max_length=80)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *ContractStatus.choices]
    )


class PublicFilter(forms.Form):
    """The filter above the public list."""

    q = forms.CharField(label=_("Number, title or party"), required=False, max_length=80)


class ClausesForm(forms.Form):
    """A new version of the special clauses."""

    clauses = forms.CharField(
        label=_("Special clauses"),
        help_text=_("A line that begins with 【title】 opens a clause."),
        widget=forms.Textarea(attrs={"rows": 18}),
        required=False,
        max_length=20_000,
    )
    comment = forms.CharField(
        label=_("Comment for the other party"), required=False, max_length=300
    )


class PlanForm(forms.Form):
    """The milestones as rows of name, amount and working days; empty rows are left out."""

    comment = forms.CharField(
        label=_("Comment for the other party"), required=False, max_length=300
    )

    def __init__(self, *args: Any, milestones: list[Milestone], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = max(ROWS, len(milestones))
        for n in range(1, self.count + 1):
            known = milestones[n - 1] if n <= len(milestones) else None
            numbered = {"n": n}
            self.fields[f"name_{n}"] = forms.CharField(
                label=_("Milestone %(n)d") % numbered,
                required=False,
                max_length=120,
                initial=known.name if known else None,
            )
            self.fields[f"amount_{n}"] = YuanField(
                label=_("Amount of milestone %(n)d in yuan") % numbered,
                required=False,
                initial=known.amount_fen if known else None,
            )
            self.fields[f"days_{n}"] = DaysField(
                label=_("Working days of milestone %(n)d") % numbered,
                required=False,
                min_value=1,
                max_value=2000,
                initial=known.days if known else None,
            )
        self.order_fields([name for name in self.fields if name != "comment"])

    def steps(self) -> list[Step]:
        """The filled-in rows; what is missing in one is 0 or empty, which the plan refuses."""
        rows = [
            (
                self.cleaned_data[f"name_{n}"],
                self.cleaned_data[f"amount_{n}"],
                self.cleaned_data[f"days_{n}"],
            )
            for n in range(1, self.count + 1)
        ]
        return [Step(row[0], row[1] or 0, row[2] or 0) for row in rows if any(row)]


class SignForm(forms.Form):
    """The last click of a ceremony: the hash that was shown, and consent."""

    shown_sha256 = forms.RegexField(r"^[0-9a-f]{64}$", widget=forms.HiddenInput)
    agrees = forms.BooleanField(
        label=_("I have read the whole contract and sign it for my organisation.")
    )


class DeclineForm(forms.Form):
    """Why the agency gives the award back."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea, max_length=300)


class DeliverForm(forms.Form):
    """A version of the work."""

    file = SmallFile(label=_("File"), help_text=_("PDF, DOCX, XLSX, ZIP or a picture."))
    note = forms.CharField(label=pgettext_lazy("delivery", "Note"), required=False, max_length=500)
    tracking_number = forms.CharField(
        label=_("Express tracking number"),
        help_text=_("Where paper copies are on their way."),
        required=False,
        max_length=60,
    )


class ReworkForm(forms.Form):
    """What has to be changed."""

    reason = forms.CharField(
        label=_("What has to be changed"), widget=forms.Textarea, max_length=2000
    )


MARKS = [
    (5, _("5 very good")),
    (4, _("4 good")),
    (3, _("3 fair")),
    (2, _("2 poor")),
    (1, _("1 bad")),
]


class RatingForm(forms.Form):
    """Five marks and a comment."""

    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea, required=False, max_length=1000
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in Rating.questions():
            self.fields[name] = forms.TypedChoiceField(
                label=label,
                choices=MARKS,
                coerce=int,
                widget=forms.RadioSelect,
            )
        self.order_fields([*Rating.DIMENSIONS, "comment"])

    def marks(self) -> dict[str, int]:
        """The mark of each question."""
        return {name: self.cleaned_data[name] for name in Rating.DIMENSIONS}


class ReplyForm(forms.Form):
    """The agency's answer to a rating."""

    text = forms.CharField(label=_("Your reply"), widget=forms.Textarea, max_length=1000)


class NumberForm(forms.Form):
    """A signed contract to look up; its public page says what the chain records."""

    number = forms.CharField(
        label=_("Number of the contract"),
        max_length=20,
        help_text=_("It stands on every page of the contract, for example HT-2026-000045."),
    )

    def clean_number(self) -> str:
        number: str = self.cleaned_data["number"].strip().upper()
        if not Contract.objects.in_force().filter(number=number).exists():
            raise forms.ValidationError(
                _("No signed contract has this number. Compare it with the contract.")
            )
        return number


class VerifyForm(forms.Form):
    """A contract to check."""

    file = forms.FileField(label=_("PDF of the contract"))


class AwardNoticeForm(forms.Form):
    """An award notice to check."""

    file = forms.FileField(label=_("PDF of the award notice"))


def plan_form(contract: Contract, data: Any = None) -> PlanForm:
    """The plan of a contract, filled in as it stands."""
    return PlanForm(data, milestones=list(contract.milestones.order_by("sequence")))
