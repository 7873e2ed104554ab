"""Free texts that the public reads: checked while they are typed, refused at their field.

A clause that keeps competitors out is explained by the rule it breaks, and the fair wording is one
button away: the script offers it while one types, the page after a save without script.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .notice_text import Finding, reworded, unfair_clauses

REWORD = "reword"  # the button that asks for the fair wording; its value names the field


class _Fair(forms.Widget):
    """Says below the control what was found in it, with the button that mends it."""

    template_name = "bidding/fair_text.html"

    class Media:
        js = ["js/wording.js"]

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({**(attrs or {}), "data-fair": reverse_lazy("bidding:wording")})
        self.findings: list[Finding] = []
        self.is_reworded = False

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        text = super().value_from_datadict(data, files, name)
        if data.get(REWORD) != name:
            return text
        self.is_reworded = True
        return reworded(text or "")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        plain = super().template_name
        return {**context, "control": plain, "findings": self.findings, "reword": REWORD}


class FairLine(_Fair, forms.TextInput):
    """One line of it."""


class FairText(_Fair, forms.Textarea):
    """Several lines of it."""


class FairField(forms.CharField):
    """A text that keeps nobody out; `rows` make it a text area."""

    def __init__(self, *, rows: int = 0, **more: Any) -> None:
        super().__init__(widget=FairText({"rows": rows}) if rows else FairLine(), **more)

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        assert isinstance(self.widget, _Fair)
        self.widget.findings = unfair_clauses(text)
        if self.widget.findings:
            raise forms.ValidationError(
                ngettext(
                    "%(n)s clause may not stand in a notice. Read why, and what to write instead.",
                    "%(n)s clauses may not stand in a notice. Read why, and what to write instead.",
                    len(self.widget.findings),
                )
                % {"n": len(self.widget.findings)}
            )
        if self.widget.is_reworded:
            raise forms.ValidationError(
                _("The fair wording stands here now. Read it, then send it again.")
            )
        return text
