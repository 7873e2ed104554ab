"""What people fill in about libraries."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.catalogue.forms import ItemField, set_items
from agencies.models import ServiceItem
from bidding.fair_fields import FairField
from bidding.libraries.actions import LibraryLine, LibraryPlan
from bidding.libraries.models import Library, LibraryMember, Presence, TenderInterval
from bidding.libraries.queries import listed_members
from core.actors import Actor
from core.clock import local_date
from core.forms import DaysField, YuanField, set_rows
from core.models import Region

MOST_ITEMS = 6


def _moment(label: Any, **more: Any) -> forms.DateTimeField:
    return forms.DateTimeField(
        label=label,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        **more,
    )


class ClosingForm(forms.Form):
    """Until when agencies apply."""

    closes_at = _moment(_("Applications until"), help_text=_("Beijing time."))


class LibraryForm(ClosingForm):
    """The tender of a library; its items stand in rows below."""

    field_order = [
        "title",
        "region",
        "seats",
        "term_months",
        "interval_months",
        "service_standard",
        "closes_at",
    ]
    title = FairField(label=_("Title of the library"), max_length=200)
    region = forms.ModelChoiceField(
        Region.objects.order_by("code", "id"), label=_("Region"), empty_label=None
    )
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=200)
    term_months = forms.IntegerField(
        label=_("Term in months"), min_value=6, max_value=60, initial=24
    )
    interval_months = forms.TypedChoiceField(
        label=_("Tendered"),
        choices=TenderInterval.choices,
        coerce=int,
        initial=TenderInterval.YEARLY,
        help_text=_("You are reminded when the next tender is due."),
    )
    service_standard = FairField(
        label=_("Service standard"),
        rows=4,
        help_text=_("Every member promises the same. It becomes part of the agreement."),
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = actor.membership.region if actor.membership else None
        if mine is not None:
            set_rows(self, "region", Region.objects.filter(pk=mine.pk).order_by("code"))

    def plan(self, lines: list[LibraryLine]) -> LibraryPlan:
        """What was filled in, with the lines of the rows."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "region"}
        return LibraryPlan(lines=lines, **facts)


class LibraryItemForm(forms.Form):
    """One item with its promises; a row without an item is left out."""

    item = ItemField(required=False, empty_label=_("No further item"))
    price_fen = YuanField(label=_("Price in yuan"), required=False)
    rate_percent = forms.DecimalField(
        label=_("Or percent of the standard fee"),
        required=False,
        min_value=1,
        max_value=100,
        decimal_places=2,
        help_text=_("The owner names the standard fee when picking."),
    )
    days = DaysField(label=_("Working days"), min_value=1, max_value=1000, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("item") is None:
            return data
        if (data.get("price_fen") is None) == (data.get("rate_percent") is None):
            self.add_error("price_fen", _("Enter either a price or a percentage."))
        if data.get("price_fen") == 0:
            self.add_error("price_fen", _("The price must be more than nothing."))
        if data.get("days") is None:
            self.add_error("days", _("Enter the promised working days."))
        return data

    def line(self) -> LibraryLine | None:
        """The row as the action takes it; None where it names no item."""
        data = self.cleaned_data
        if data.get("item") is None:
            return None
        rate = data["rate_percent"]
        rate_bp = int(rate * 100) if rate is not None else None
        return LibraryLine(data["item"], data["price_fen"], rate_bp, data["days"])


def item_rows(data: Any, *, actor: Actor, at: dt.datetime) -> list[LibraryItemForm]:
    """The rows of a tender, each with the items its regulator may tender."""
    mine = actor.membership.department_id if actor.membership else None
    rows = [LibraryItemForm(data, prefix=f"line{n}") for n in range(MOST_ITEMS)]
    for row in rows:
        set_items(row, local_date(at))
        if mine is not None:
            on_list = ServiceItem.objects.for_sale(local_date(at))
            set_rows(row, "item", on_list.filter(department=mine))
    return rows


class ApplicationForm(forms.Form):
    """An application: how the agency serves, and the three promises."""

    presence = forms.ChoiceField(
        label=_("How your agency serves"), choices=Presence.choices, widget=forms.RadioSelect
    )
    accepts_promises = forms.BooleanField(
        label=_("We accept the promised time, the fee standard and the service standard"),
        error_messages={
            "required": _("Accept the three promises of the notice: every member gives the same.")
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presence"].initial = Presence.ONLINE


class AgreementForm(forms.Form):
    """The signature: which text was read, and that it binds."""

    read_sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)
    binds = forms.BooleanField(label=_("I sign this agreement for my agency"))


class LibraryObjectionForm(forms.Form):
    """An objection against one agency of a result, or against all of it."""

    against = forms.ModelChoiceField(
        LibraryMember.objects.none(),
        label=_("Against"),
        required=False,
        empty_label=_("The result as a whole"),
    )
    by_name = forms.CharField(label=_("Your name"), max_length=120)
    contact = forms.CharField(label=_("Your contact"), max_length=120)
    text = forms.CharField(
        label=_("Objection and grounds"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, library: Library, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [each.pk for each in listed_members(library) if each.can("be_ended")]
        rows = LibraryMember.objects.filter(pk__in=shown).select_related("agency__organisation")
        set_rows(self, "against", rows.order_by("place", "id"))


class LibraryDecisionForm(forms.Form):
    """The decision on an objection."""

    is_upheld = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[
            ("no", _("Reject the objection")),
            ("yes", _("Uphold: the agency is out, or the whole tender fails")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision = forms.CharField(
        label=_("Reasons of the decision"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
