"""What people fill in about procurements."""

import base64
import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agencies.models import Agency, QualificationType
from bidding.actions.amendments import Amended
from bidding.actions.attachments import NewFile
from bidding.actions.own_requirements import Asked
from bidding.draws.transcript import HEX_32
from bidding.fair_fields import FairField
from bidding.methods import registry
from bidding.models import (
    EndingGround,
    Procurement,
    Project,
    ProposedAmendment,
    RecusalGround,
)
from bidding.models.own_requirement import MOST_PEOPLE, MOST_RECORDS, MOST_YEARS
from bidding.queries import receipts
from bidding.queries.amendments import amendable, moment_of
from bidding.queries.attachments import attached
from bidding.queries.notices import Stage
from bidding.states import LeadStatus
from core.actors import Actor
from core.forms import (
    CreditCodeField,
    DaysField,
    ProjectCodeField,
    SmallFile,
    set_choices,
    set_rows,
)
from core.models import OrganisationKind, Region


def _text(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **more)


class FiscalShareField(DaysField):
    """How much of the price is fiscal money, in per cent; whatever is left is social capital."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Fiscal money in per cent of the price"),
            min_value=0,
            max_value=100,
            initial=0,
            help_text=_(
                "The rest, up to 100, is social capital. From 1 per cent on the rules for public "
                "money hold: the cap on direct selection and compulsory tender."
            ),
            **kwargs,
        )


def suit_shares(form: forms.BaseForm, actor: Actor) -> None:
    """Let the share of fiscal money begin with what a department pays: all of it."""
    buyer = actor.organisation
    if buyer is not None and buyer.kind == OrganisationKind.AUTHORITY:
        form.fields["fiscal_percent"].initial = 100


def _any_method() -> list[tuple[str, Any]]:
    return [("", _("All")), *registry.choices()]


class NoticeFilter(forms.Form):
    """The filter above the list of notices."""

    q = forms.CharField(label=_("Number or title"), required=False)
    stage = forms.ChoiceField(
        label=_("Stage"), choices=[("", _("All")), *Stage.choices], required=False
    )
    method = forms.ChoiceField(label=_("Method"), choices=_any_method, required=False)
    region = forms.ModelChoiceField(
        Region.objects.order_by("code", "id"),
        label=_("Region"),
        required=False,
        empty_label=_("All"),
    )


class StartForm(forms.Form):
    """What a draft begins with; its steps ask for everything else (bidding.drafting)."""

    project = forms.ModelChoiceField(
        Project.objects.none(), label=_("Project"), required=False, empty_label=_("A new project")
    )
    project_name = forms.CharField(
        label=_("Name of the new project"),
        max_length=200,
        required=False,
        help_text=_("Only where no project is chosen above."),
    )
    region = forms.ModelChoiceField(
        Region.objects.order_by("code", "id"),
        label=_("Region of the new project"),
        required=False,
        empty_label=_("Choose a region"),
        help_text=_("Only where no project is chosen above."),
    )
    project_code = ProjectCodeField()
    title = FairField(label=_("Title of the notice"), max_length=200)

    def __init__(self, data: Any = None, *, actor: Actor) -> None:
        super().__init__(data)
        mine = Project.objects.filter(owner=actor.organisation).order_by("-created_at", "-id")
        set_rows(self, "project", mine)
        self.fields["project"].initial = mine.first()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("project") is None:
            if not data.get("project_name"):
                self.add_error("project_name", _("Choose a project, or name the new one."))
            if data.get("region") is None:
                self.add_error("region", _("Choose the region of the new project."))
        return data


class SealedBidForm(forms.Form):
    """A bid as the page or the offline command sealed it: what is typed in the page is not sent.

    One field for each envelope that is open.
    """

    sequence = forms.IntegerField(min_value=1, max_value=9999)

    def __init__(self, data: Any = None, *, envelopes: Sequence[str]) -> None:
        super().__init__(data)
        self.envelopes = envelopes
        for name in envelopes:
            self.fields[f"sealed-{name}"] = forms.CharField(max_length=40_000)

    def clean(self) -> dict[str, Any]:
        """With `sealed`: the bytes of each envelope."""
        data = super().clean() or {}
        texts = {name: data.get(f"sealed-{name}", "") for name in self.envelopes}
        try:
            data["sealed"] = {
                name: base64.b64decode(text, validate=True) for name, text in texts.items()
            }
        except ValueError as error:
            raise forms.ValidationError(_("This is no sealed bid. Seal it again.")) from error
        return data


class SealedFileForm(forms.Form):
    """The file that the offline command wrote."""

    file = SmallFile(label=_("Sealed file of the offline command"))

    def __init__(self, *args: Any, envelopes: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.envelopes = envelopes

    def clean_file(self) -> dict[str, Any]:
        bad = forms.ValidationError(_("Choose the file that the offline command wrote."))
        try:
            found = json.loads(self.cleaned_data["file"].read())
            parts = {f"sealed-{name}": found["sealed"][name] for name in self.envelopes}
            sent = SealedBidForm({"sequence": found["sequence"], **parts}, envelopes=self.envelopes)
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise bad from error
        if not sent.is_valid():
            raise bad
        return sent.cleaned_data


class ReceiptForm(forms.Form):
    """The receipt of a sealed bid, as it was downloaded."""

    file = SmallFile(label=_("Receipt file"))

    def clean_file(self) -> dict[str, Any]:
        """The receipt, with a number for its sequence and a clean text for every other fact."""
        bad = forms.ValidationError(_("This is no receipt of a sealed bid. Choose receipt.json."))
        names = {*receipts.FACTS, "scheme", "public_key", "signature"} - {"sequence"}
        try:
            found: dict[str, Any] = json.loads(self.cleaned_data["file"].read())
            texts = "".join(found[name] for name in sorted(names)).encode()
        except (ValueError, TypeError, LookupError, RecursionError) as error:
            raise bad from error
        is_receipt = found["scheme"] == receipts.SCHEME and b"\0" not in texts
        if not is_receipt or type(found.get("sequence")) is not int:
            raise bad
        return found


class PassphraseForm(forms.Form):
    """The passphrase that releases a share."""

    passphrase = forms.CharField(
        label=_("Your opening passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )


class NewPassphraseForm(PassphraseForm):
    """A new opening passphrase, typed twice."""

    field_order = ["passphrase", "again"]
    again = forms.CharField(
        label=_("The same again"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if len(data.get("passphrase", "")) < 12:
            self.add_error("passphrase", _("Use at least 12 characters, for example five words."))
        elif data.get("passphrase") != data.get("again"):
            self.add_error("again", _("The two passphrases differ."))
        return data


class HexField(forms.CharField):
    """64 hexadecimal digits, as a commitment or a secret is written."""

    def clean(self, value: Any) -> str:
        text = "".join(str(super().clean(value) or "").split()).lower()
        if text and not HEX_32.fullmatch(text):
            raise forms.ValidationError(_("Enter 64 hexadecimal digits."))
        return text


class KeyFileForm(forms.Form):
    """The key that a bidder kept when it sealed its bid."""

    ephemeral = HexField(
        label=_("Key of your bid"),
        help_text=_("The 64 hexadecimal digits after “ephemeral” in the key file you kept."),
    )


class ReasonForm(forms.Form):
    """A reason that others will read."""

    reason = _text(_("Reason"), max_length=300)


class OwnRequirementForm(forms.Form):
    """One condition beyond what the item asks: a certificate, people, or works finished before."""

    qualification = forms.ModelChoiceField(
        QualificationType.objects.order_by("code", "id"),
        label=_("Qualification"),
        required=False,
        empty_label=_("None: works finished before, below"),
    )
    least_level = forms.CharField(
        label=_("Least level"),
        max_length=20,
        required=False,
        help_text=_("As on the certificate, for example 甲级. Empty where any will do."),
    )
    practitioners = DaysField(
        label=_("How many people must hold it"),
        min_value=0,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_("Only for a personal certificate."),
    )
    major = FairField(
        label=_("Their major"),
        max_length=60,
        required=False,
        help_text=_("Only for a personal certificate. Empty where any will do."),
    )
    records = DaysField(
        label=_("Works of this kind finished before"),
        min_value=0,
        max_value=MOST_RECORDS,
        required=False,
        help_text=_(
            "Of all owners and places: finished and paid in this market, or confirmed by a "
            "regulator."
        ),
    )
    years = DaysField(
        label=_("In the last years"), min_value=1, max_value=MOST_YEARS, required=False
    )
    instead_of = forms.ChoiceField(label=_("How it counts"), required=False)

    def __init__(self, *args: Any, groups: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = _("Also enough instead of: %s")
        ways = [(str(number), other % sentence) for number, sentence in groups]
        set_choices(self, "instead_of", [("", _("Needed beside all others")), *ways])

    def asked(self) -> Asked:
        """The condition."""
        data = self.cleaned_data
        return Asked(
            data["qualification"],
            data["least_level"],
            data["practitioners"] or 0,
            data["major"],
            data["records"] or 0,
            data["years"] or 0,
            int(data["instead_of"]) if data["instead_of"] else None,
        )


class RecusalForm(forms.Form):
    """An agency that must not take part."""

    agency = CreditCodeField(label=_("Unified social credit code of the agency"), max_length=40)
    ground = forms.ChoiceField(label=_("Ground"), choices=RecusalGround)
    reason = _text(_("The facts"), max_length=300, help_text=_("They stand on the notice."))

    def clean_agency(self) -> Agency:
        found = Agency.objects.filter(organisation__credit_code=self.cleaned_data["agency"]).first()
        if found is None:
            raise forms.ValidationError(_("No agency of this market has this code."))
        return found


class InviteForm(forms.Form):
    """Somebody who is to watch the draw or the opening."""

    email = forms.EmailField(label=_("E-mail address of the witness"), max_length=254)
    capacity = forms.CharField(
        label=_("In which capacity"),
        max_length=80,
        help_text=_("For example people's deputy, discipline inspection, notary. It is public."),
    )


class AttestForm(forms.Form):
    """What a witness saw."""

    remark = _text(_("What you saw"), max_length=300, help_text=_("It stands on the notice."))


def _file(label: Any, **more: Any) -> SmallFile:
    return SmallFile(
        label=label, help_text=_("PDF, DOCX, XLSX, ZIP or a picture, at most 20 MB."), **more
    )


class AttachmentForm(forms.Form):
    """A file that belongs to the notice."""

    file = _file(_("File"))


class AmendmentForm(forms.Form):
    """How a published notice is to read; the working days of each of its items."""

    title = FairField(label=_("Title of the notice"), max_length=200)
    scale = FairField(label=_("Scale of the project"), max_length=300, required=False)
    scope = FairField(label=_("Scope of work"), max_length=20_000, rows=8, required=False)
    removed = forms.MultipleChoiceField(
        label=_("Files to take away"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("They stay readable with the version that they belonged to."),
    )
    file = _file(_("A file to add"), required=False)
    closes_at = forms.DateTimeField(
        label=_("Sign-up until"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    reason = _text(
        _("What changes and why"), max_length=300, help_text=_("It stands on the notice.")
    )

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        procurement: Procurement,
        soonest: object,
        begun: ProposedAmendment | None = None,
    ) -> None:
        """It begins with the notice, or with what was `begun` and came back."""
        written = begun.after if begun else amendable(procurement)
        assert procurement.closes_at is not None, "a notice says when sign-up ends"
        self.notice_closes_at = procurement.closes_at
        texts = {
            "title": written["title"],
            "scale": written["scale"],
            "scope": written["scope"],
            "closes_at": max(procurement.closes_at, moment_of(written["closes_at"])),
            "reason": begun.reason if begun else "",
        }
        super().__init__(data, files, initial=texts)
        self.fields["closes_at"].help_text = str(soonest)
        files = list(attached(procurement))
        present = [(str(each.pk), each.file.name) for each in files]
        staying = written["attachments"]
        self.initial["removed"] = [str(x.pk) for x in files if x.file.name not in staying]
        set_choices(self, "removed", present)
        if not present:
            del self.fields["removed"]
        self.items = {}
        for line in procurement.lines.select_related("item").order_by("id"):
            name = f"days_{line.item.code}"
            self.items[name] = line.item.code
            self.fields[name] = DaysField(
                label=_("Working days for %s") % line.item,
                min_value=1,
                max_value=1000,
                initial=written["days"].get(line.item.code, line.days),
            )
        texts_and_files = ["title", "scale", "scope", "removed", "file"]
        self.order_fields([*texts_and_files, *self.items, "closes_at", "reason"])

    def clean_closes_at(self) -> dt.datetime:
        """A time field drops the seconds; untouched it means the time of the notice."""
        wanted: dt.datetime = self.cleaned_data["closes_at"]
        shown = self.notice_closes_at
        return shown if wanted == shown.replace(second=0, microsecond=0) else wanted

    def amended(self) -> Amended:
        """How the notice is to read."""
        data = self.cleaned_data
        file = data["file"]
        return Amended(
            data["title"],
            data["scope"],
            data["closes_at"],
            self.days(),
            scale=data["scale"],
            added=[NewFile(file.name, file.read())] if file else [],
            removed=[int(key) for key in data.get("removed", ())],
        )

    def days(self) -> dict[str, int]:
        """The working days by the code of the item."""
        return {code: self.cleaned_data[name] for name, code in self.items.items()}


class QuestionForm(forms.Form):
    """A question about a notice."""

    text = _text(
        _("Your question"),
        max_length=2000,
        help_text=_("All can read it. Do not name your agency, its people or its other work."),
    )


class AnswerForm(forms.Form):
    """The public answer to a question."""

    text = FairField(label=_("Answer"), max_length=2000, rows=3)


class ObjectionForm(forms.Form):
    """An objection against a result in publicity."""

    by_name = forms.CharField(label=_("Your name"), max_length=120)
    contact = forms.CharField(label=_("Your contact"), max_length=120)
    text = _text(_("Objection and grounds"), max_length=4000)


class EndingForm(ReasonForm):
    """Why a procurement is to end without an award: its ground, then the facts."""

    ground = forms.ChoiceField(label=_("Ground"), choices=EndingGround)
    field_order = ("ground", "reason")


class EndingDecisionForm(forms.Form):
    """The decision on a request to end without an award."""

    is_agreed = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("no", _("It goes on")), ("yes", _("Agree: it ends without an award"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision = _text(_("Reasons of the decision"))


class DecisionForm(forms.Form):
    """The decision on an objection."""

    is_upheld = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[("no", _("Reject the objection")), ("yes", _("Uphold: the award is void"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision = _text(_("Reasons of the decision"))


class TranscriptForm(forms.Form):
    """A transcript as a file or as text."""

    file = forms.FileField(label=_("Transcript file"), required=False)
    text = _text(_("Or its text"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not data.get("file") and not data.get("text"):
            self.add_error("file", _("Choose the transcript file or paste its text."))
        return data


class LeadFilter(forms.Form):
    """The desk's list of leads."""

    status = forms.ChoiceField(
        label=_("Status"),
        choices=[("", _("Undecided")), ("all", _("All")), *LeadStatus.choices],
        required=False,
    )


class LeadDecisionForm(forms.Form):
    """What a lead turned out to be."""

    is_confirmed = forms.TypedChoiceField(
        label=_("Decision"),
        choices=[
            ("no", _("Dismiss: there is an innocent explanation")),
            ("yes", _("Confirm: the suspicion stands and is followed up")),
        ],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    decision = _text(_("Reasons of the decision"), max_length=4000)
