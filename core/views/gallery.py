"""Every component on one page, for those who write pages."""

import datetime as dt

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from core import charts
from core.acts import Act
from core.clock import now
from core.forms import CreditCodeField, YuanField
from core.paging import page_of
from core.policy import YES, guard, no, operators
from core.templatetags.market import TONES


class SampleForm(forms.Form):
    """One field of each kind."""

    title = forms.CharField(label=_("Title"), help_text=_("As it will be published."))
    ceiling = YuanField(label=_("Highest price (yuan)"))
    code = CreditCodeField(label=_("Unified social credit code"))
    method = forms.ChoiceField(
        label=_("Method"),
        choices=[("draw", _("Random draw")), ("direct", _("Direct selection"))],
        widget=forms.RadioSelect,
    )
    region = forms.ChoiceField(label=_("Region"), choices=[("320700", "连云港市")])
    attachment = forms.FileField(label=_("File"), required=False)
    remark = forms.CharField(label=_("Remark"), widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label=_("I confirm that these statements are true."))


class SampleFilter(forms.Form):
    """A filter of two fields."""

    status = forms.ChoiceField(label=_("Status"), choices=[("", _("All"))], required=False)
    words = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput({"type": "search"})
    )


@guard(operators)
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components with sample values, and a form with errors."""
    at = now()
    months = ["6月", "7月", "8月", "9月", "10月", "11月"]
    context = {
        "sample": SampleForm({"bad-title": "示例", "bad-ceiling": "1_000"}, prefix="bad"),
        "clean_sample": SampleForm(prefix="clean"),
        "filter": SampleFilter(),
        "page": page_of(request, range(95)),
        "tones": {tone: sorted(words) for tone, words in TONES.items()},
        "allowed": YES,
        "refused": no(_("Sign the contract first.")),
        "next_acts": [
            Act(_("Sign"), "#forms", YES),
            Act(_("View"), "#forms", YES, kind="2", is_link=True),
            Act(_("Deliver"), "#forms", no(_("Sign the contract first."))),
            Act(_("Reject"), "#forms", YES, SampleFilter(auto_id="reject_%s"), kind="bad"),
        ],
        "rows": [
            ("ZJ-2026-000123", "环境影响报告表编制", 12_000_000),
            ("ZJ-2026-000124", "工程测绘", 1_000_000),
        ],
        "may_open": True,
        "steps": [
            (_("Publish"), "11-05", "done"),
            (_("Sign up"), "11-21 15:00", "now"),
            (_("Contract"), "", ""),
        ],
        "entries": [
            (_("List sealed"), at, "SHA-256 3b1f…9c"),
            (_("Notice published"), at - dt.timedelta(days=7), ""),
        ],
        "line": charts.line(
            str(_("Notices and awards by month")),
            months,
            {
                str(_("Published")): [58, 64, 71, 80, 77, 92],
                str(_("Completed")): [51, 60, 66, 70, 74, 83],
            },
        ),
        "bar": charts.bar(
            str(_("Average time (working days)")),
            {"环境影响评价": 18.2, "工程测绘": 7.5, "水土保持方案": 14.1},
        ),
        "meter": charts.meter(
            str(_("Reconciled")),
            {
                str(pgettext_lazy("line", "Matched")): 3,
                str(_("Different")): 1,
                str(_("Missing")): 1,
            },
        ),
    }
    return render(request, "core/gallery.html", context)
