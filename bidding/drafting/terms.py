"""Step 4: the method, and the terms that are its own."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from bidding.methods import registry
from bidding.models import Procurement
from core.errors import BadInput
from core.forms import YuanField, set_choices
from core.money import parse_yuan

from .step import Draft, Step, StepForm


class MethodForm(StepForm):
    """The choice of the method; a method's own form adds its terms."""

    price_label: ClassVar[object] = _("Fixed price in yuan")
    price_hint: ClassVar[object] = _("Every agency takes part at this price.")
    method = forms.ChoiceField(label=_("Method"), widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, draft: Draft, **kwargs: Any) -> None:
        super().__init__(data, draft=draft, **kwargs)
        set_choices(self, "method", [(each.key, each.name) for each in registry.drafted()])

    def terms(self) -> dict[str, Any]:
        """The method's own terms, from the cleaned data."""
        return {}

    @classmethod
    def typed_terms(cls, terms: Mapping[str, Any]) -> dict[str, Any]:
        """The values of its fields for terms that are written."""
        return dict(terms)

    def facts(self) -> dict[str, Any]:
        return {"terms": self.terms()}

    def control_fen(self) -> int | None:
        """The sum of the prices typed so far, in fen; None while one is missing or wrong."""
        typed = self.draft.prices()
        try:
            found = [parse_yuan(typed.get(item.code, "")) for item in self.draft.items()]
        except BadInput:
            return None
        return sum(found) or None


class SealedMethodForm(MethodForm):
    """Where agencies bid sealed prices: the floor; the ceiling is the price of the items."""

    price_label = _("Ceiling in yuan")
    price_hint = _("A higher price is out. It is in the notice.")
    floor_fen = YuanField(
        label=_("Floor in yuan"), help_text=_("A lower price is out. It is in the notice.")
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        floor, ceiling = data.get("floor_fen"), self.control_fen()
        if floor is not None and floor < 0:
            self.add_error("floor_fen", _("The floor cannot be less than nothing."))
        elif floor is not None and ceiling is not None and floor >= ceiling:
            self.add_error("floor_fen", _("The floor must be lower than the ceiling."))
        return data

    def terms(self) -> dict[str, Any]:
        return {"floor_fen": self.cleaned_data["floor_fen"]}


class TermsStep(Step):
    slug = "method"
    title = _("Method and its terms")
    hint = _("The rule is frozen with the notice. Choose another method to see its terms.")
    template = "bidding/drafting/method.html"

    form_class = MethodForm

    def form_class_for(self, draft: Draft, data: Any) -> type[StepForm]:
        chosen = data.get("method") if data is not None else None
        for each in registry.drafted():
            if each.key == (chosen or draft.procurement.method) and each.drafting:
                return each.drafting.form
        return MethodForm

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        method = registry.method_of(procurement)
        assert method.drafting is not None, "a method that nobody drafts has no draft"
        terms = method.copied_terms(procurement)
        return method.drafting.form.typed_terms(terms) | {"method": method.key}

    def known(self, form: StepForm) -> dict[str, Any]:
        return {"method": form.cleaned_data.get("method", "")}

    def context(self, draft: Draft) -> dict[str, Any]:
        return {"offered": registry.drafted()}
