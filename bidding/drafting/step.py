"""What a step of the task list is, and a draft as the steps see it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from agencies.models import ServiceItem
from bidding.methods import registry
from bidding.methods.protocol import Method
from bidding.models import DraftPage, Procurement
from core.actors import Actor
from core.forms import YuanField
from core.money import format_fen
from core.templatetags.market import moment

Typed = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Draft:
    """A procurement with its pages, for somebody at a moment."""

    procurement: Procurement
    actor: Actor
    at: dt.datetime
    pages: Mapping[str, DraftPage] = field(default_factory=dict)

    @property
    def method(self) -> Method:
        """The method that is chosen so far."""
        return registry.method_of(self.procurement)

    @property
    def written(self) -> Procurement | None:
        """Where a step that was never typed begins: the facts as they were last proposed."""
        here = self.procurement
        return here if here.closes_at is not None else here.rerun_of

    def items(self) -> list[ServiceItem]:
        """The service items that are chosen so far, by code."""
        page = self.pages.get("items")
        if page is not None:
            codes = page.typed.get("items", [])
            return list(ServiceItem.objects.filter(code__in=codes).order_by("code", "id"))
        lines = self.written.lines.select_related("item") if self.written else []
        return sorted((line.item for line in lines), key=lambda item: item.code)

    def prices(self) -> dict[str, str]:
        """The price of each item as it was typed, by code."""
        page = self.pages.get("money")
        typed = page.typed if page else {}
        return {
            name.removeprefix("price_"): values[-1]
            for name, values in typed.items()
            if name.startswith("price_") and values
        }


def open_draft(procurement: Procurement, actor: Actor, at: dt.datetime) -> Draft:
    """The draft with every page that was typed."""
    pages = procurement.pages.select_related("saved_by").order_by("step")
    return Draft(procurement, actor, at, {page.step: page for page in pages})


class StepForm(forms.Form):
    """The questions of a step."""

    def __init__(self, data: Any = None, *, draft: Draft, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.draft = draft

    def clean(self) -> dict[str, Any]:
        return super().clean() or {}

    def facts(self) -> dict[str, Any]:
        """What is asked for, by the names of `bidding.actions.Demand`."""
        return self.cleaned_data

    def answers(self) -> Iterator[tuple[object, object]]:
        """Question and answer as they are read back before the approval is asked for."""
        for bound in self.visible_fields():
            yield bound.label, _shown(bound, self.cleaned_data.get(bound.name))


def _shown(bound: forms.BoundField, value: Any) -> object:
    if value in (None, ""):
        return "—"
    if isinstance(bound.field, forms.ModelChoiceField):
        return value
    if isinstance(value, dt.datetime):
        return moment(value)
    if isinstance(bound.field, YuanField):
        return format_fen(value)
    if isinstance(bound.field, forms.ChoiceField):
        return dict(bound.field.choices).get(value, value)  # type: ignore[arg-type]
    return bound.field.prepare_value(value)


class Step:
    """A step of the task list: its address, its questions, and where they begin."""

    slug: str
    title: object
    hint: object = ""
    template = "bidding/drafting/step.html"
    form_class: type[StepForm]

    def form(self, draft: Draft, data: Any = None, **kwargs: Any) -> StepForm:
        """The form over what was just sent, or over what was typed before."""
        page = draft.pages.get(self.slug)
        if data is None and page is not None:
            data = MultiValueDict({name: list(values) for name, values in page.typed.items()})
        begun = self.begun(draft)
        if data is None and begun is not None:
            kwargs["initial"] = self.initial(begun)
        return self.form_class_for(draft, data)(data, draft=draft, **kwargs)

    def form_class_for(self, draft: Draft, data: Any) -> type[StepForm]:
        """The class of its form; a step whose questions depend on the answers says which."""
        return self.form_class

    def checked(self, draft: Draft) -> StepForm:
        """The same form filled in, whether it was typed or not: what is missing is an error."""
        form = self.form(draft)
        if not form.is_bound:
            typed = as_typed(form) if self.begun(draft) is not None else {}
            form = self.form(draft, MultiValueDict(typed))
        form.full_clean()
        return form

    def begun(self, draft: Draft) -> Procurement | None:
        """Whose facts it begins with, where it was never typed."""
        return draft.written

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        """The values of its fields for a procurement that is written."""
        return {name: getattr(procurement, name) for name in self.form_class.base_fields}

    def known(self, form: StepForm) -> dict[str, Any]:
        """What other steps and the desk read at once: title, project or method."""
        return {}

    def context(self, draft: Draft) -> dict[str, Any]:
        """What its template shows beside the questions."""
        return {}


def as_typed(form: forms.BaseForm) -> dict[str, list[str]]:
    """The initial values of a form as a browser would send them back."""
    typed: dict[str, list[str]] = {}
    for bound in form:
        value = bound.field.widget.format_value(bound.value())
        if value is None or value == "":
            continue
        values = value if isinstance(value, list | tuple) else [value]
        typed[bound.html_name] = [str(each) for each in values]
    return typed


CLOCK_FORMAT = "%Y-%m-%dT%H:%M"


def moment_field(label: object, help_text: object) -> forms.DateTimeField:
    """A moment in Beijing time."""
    return forms.DateTimeField(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=CLOCK_FORMAT),
    )


CHOOSE_FIRST = _("Choose the service items first.")
