"""Form fields for the market's values, and the one way a form is drawn."""

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

from .errors import BadInput
from .files import MAX_BYTES, BadFile
from .money import parse_yuan, yuan_text
from .numbers import parse_credit_code, parse_payment_code, parse_project_code


class FieldRenderer(TemplatesSetting):
    """Label, hint, error and control from one template."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"


class ParsedField(forms.CharField):
    """A text field read by a parser of ours; its BadInput sentence becomes the field's error."""

    parser: Any

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return type(self).parser(text)
        except BadInput as error:
            raise forms.ValidationError(str(error.sentence)) from error


class YuanField(ParsedField):
    """An amount typed in yuan, cleaned to integer fen."""

    parser = staticmethod(parse_yuan)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        return yuan_text(value) if isinstance(value, int) else value


class CreditCodeField(ParsedField):
    """A unified social credit code."""

    parser = staticmethod(parse_credit_code)


class ProjectCodeField(ParsedField):
    """The code of an investment project; empty where there is none."""

    parser = staticmethod(parse_project_code)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Investment project code"),
            help_text=_(
                "As the investment platform gave it, like 2609-320700-04-01-123456. "
                "Only for a new project."
            ),
            max_length=40,
            required=False,
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        return super().clean(value) or ""


class PaymentCodeField(ParsedField):
    """A 20-digit payment code."""

    parser = staticmethod(parse_payment_code)

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "numeric"}))
        super().__init__(**kwargs)


class DaysField(forms.IntegerField):
    """A number of days in plain digits; `1_0`, signs and full-width digits are refused."""

    def to_python(self, value: Any) -> int | None:
        if value not in self.empty_values and not re.fullmatch("[0-9]+", str(value).strip()):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(value)


def set_choices(form: forms.BaseForm, name: str, choices: Iterable[tuple[str, Any]]) -> None:
    """Give a field its choices, as (value, label), when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(choices)


def set_rows(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Give a field the rows to choose among, when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)
    field.queryset = rows


class SmallFile(forms.FileField):
    """An upload of at most 20 MB, judged before it is read; what it is, the action looks at."""

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        upload: UploadedFile | None = super().clean(data, initial)
        if upload and (upload.size or 0) > MAX_BYTES:
            raise forms.ValidationError(str(BadFile.sentence))
        return upload
