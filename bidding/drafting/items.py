"""Step 2: which work is bought; items are searched in the published list."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.policies import buy_item
from agencies.catalogue.queries import on_list
from agencies.models import ServiceItem
from bidding.models import Procurement
from bidding.policies.procurements import commission
from core.clock import local_date
from core.policy import Verdict

from .step import CHOOSE_FIRST, Draft, Step, StepForm

MOST_FOUND = 20


class ItemsForm(StepForm):
    """The chosen items, by code; the page adds and removes them by buttons."""

    items = forms.ModelMultipleChoiceField(
        ServiceItem.objects.ever_published(),
        to_field_name="code",
        label=_("Service items"),
        widget=forms.MultipleHiddenInput,
        error_messages={"required": CHOOSE_FIRST},
    )

    def clean_items(self) -> list[ServiceItem]:
        """Each is on the list today, and none is the heading of a bundle."""
        found = list(self.cleaned_data["items"].order_by("code", "id"))
        verdicts = [may_buy(item, self.draft) for item in found]
        refused = [str(may.reason) for may in verdicts if not may]
        if refused:
            raise forms.ValidationError(refused)
        return found

    def answers(self) -> Iterator[tuple[object, object]]:
        for item in self.cleaned_data.get("items", ()):
            yield item.code, item


class ItemsStep(Step):
    slug = "items"
    title = _("Service items")
    hint = _("Only items of the published list may be bought. Search for each and add it.")
    template = "bidding/drafting/items.html"
    form_class = ItemsForm

    def initial(self, procurement: Procurement) -> dict[str, Any]:
        lines = procurement.lines.order_by("item__code", "id")
        return {"items": list(lines.values_list("item__code", flat=True))}

    def context(self, draft: Draft) -> dict[str, Any]:
        return {"chosen": draft.items()}


def may_buy(item: ServiceItem, draft: Draft) -> Verdict:
    """On the published list today, and nothing that the authority itself commissions."""
    return buy_item(item, local_date(draft.at)) and commission(draft.procurement.owner, item)


def found(words: str, draft: Draft) -> list[tuple[ServiceItem, Verdict]]:
    """Items of the list that hold all the words, each with whether it may be bought."""
    if not words.strip():
        return []
    listed = on_list(local_date(draft.at), words=words)[:MOST_FOUND]
    return [(item, may_buy(item, draft)) for item in listed]
