"""What people fill in about experts and panels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, Family
from bidding.fair_fields import FairField
from bidding.panels.actions.pool import Credentials
from bidding.panels.models import Expert, Panel
from bidding.panels.sheets import Marks, Sheet
from bidding.panels.states import ExpertStatus
from bidding.queries.draws import entrant_id
from core.forms import CreditCodeField
from core.models import Region

MOST_CRITERIA = 10
LINE = re.compile(r"(\S.{0,59}?)[\s:：]+([1-9][0-9]?|100)")


class CriteriaField(FairField):
    """Criteria, one a line with its points: cleaned to a list of {"name", "points"}."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label=_("Criteria of the proposal"),
            max_length=2000,
            rows=4,
            help_text=_("One a line with its points, 100 together, for example: Work plan 40."),
            **more,
        )

    def clean(self, value: Any) -> list[dict[str, Any]]:  # type: ignore[override]
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        found = [LINE.fullmatch(line) for line in lines]
        named = [(each[1], int(each[2])) for each in found if each]
        if len(named) < len(lines):
            raise forms.ValidationError(_("Write each criterion with its points behind it."))
        if named and sum(points for _name, points in named) != 100:
            raise forms.ValidationError(_("The points of the criteria must add up to 100."))
        if len(named) > MOST_CRITERIA or len(dict(named)) < len(named):
            raise forms.ValidationError(_("Name at most ten criteria, each once."))
        return [{"name": name, "points": points} for name, points in named]


def criteria_text(criteria: Sequence[Mapping[str, Any]]) -> str:
    """Criteria as they are typed."""
    return "\n".join(f"{each['name']} {each['points']}" for each in criteria)


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


class ScoredBid(NamedTuple):
    """One bid on the score form: its proposal, and a field a criterion."""

    agency: Agency
    proposal: str
    fields: Sequence[forms.BoundField]
    remark: forms.BoundField


class ScoresForm(forms.Form):
    """A field for each bid and criterion, and a remark a bid; a draft may leave some empty."""

    def __init__(
        self,
        data: Any,
        *,
        panel: Panel,
        proposals: Mapping[Agency, str],
        sheet: Sheet | None,
        is_draft: bool = False,
    ) -> None:
        super().__init__(data)
        self.panel, self.proposals = panel, proposals
        for agency in proposals:
            name = entrant_id(agency)
            given = sheet.marks.get(name) if sheet else None
            for n, criterion in enumerate(panel.criteria):
                known = given.points[n] if given else None
                self.fields[f"{name}-{n}"] = forms.DecimalField(
                    label=_("%(criterion)s, at most %(points)s points")
                    % {"criterion": criterion["name"], "points": criterion["points"]},
                    required=not is_draft,
                    min_value=0,
                    max_value=criterion["points"],
                    decimal_places=2,
                    initial=None if known is None else Decimal(known) / 100,
                )
            self.fields[f"{name}-remark"] = forms.CharField(
                label=_("Remark, published with the scores"),
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2}),
                initial=given.remark if given else "",
            )

    def bids(self) -> Iterator[ScoredBid]:
        """The bids in their order, each with its fields."""
        for agency, text in self.proposals.items():
            name = entrant_id(agency)
            fields = [self[f"{name}-{n}"] for n in range(len(self.panel.criteria))]
            yield ScoredBid(agency, text, fields, self[f"{name}-remark"])

    def marks(self) -> dict[str, Marks]:
        """What was filled in, by the names of the bids."""
        return {name: self._marks(name) for name in map(entrant_id, self.proposals)}

    def _marks(self, name: str) -> Marks:
        said = self.cleaned_data
        points = [said[f"{name}-{n}"] for n in range(len(self.panel.criteria))]
        hundredths = (None if each is None else int(each * 100) for each in points)
        return Marks(tuple(hundredths), said[f"{name}-remark"])


class DeviationForm(forms.Form):
    """Why a score is far from the others'."""

    explanation = forms.CharField(
        label=_("Explanation, published with the scores"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
