"""Recompute a draw from its transcript: in the page, or by a plain POST."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bidding.draws import transcript, verify_draw
from bidding.draws.queries import promised, seen
from bidding.draws.views import checked
from bidding.forms import TranscriptForm
from bidding.models import Draw
from core.policy import everyone, guard


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Nothing is kept: the file is read, recomputed and forgotten."""
    sent = request.method == "POST"
    form = TranscriptForm(request.POST if sent else None, request.FILES if sent else None)
    steps, known = [], None
    if request.method == "POST" and form.is_valid():
        try:
            found = transcript.read_transcript(_bytes(form))
        except transcript.DrawError as error:
            form.add_error("file", _(error.template) % {"subject": error.subject})
        else:
            known = _known(found)
            steps = checked(found, promised(known) if known else {})
    context = {
        "form": form,
        "steps": steps,
        "is_right": all(step.ok for step, _sentence in steps),
        "number": known.number if known else "",
    }
    return render(request, "bidding/verify_draw.html", context, status=422 if form.errors else 200)


def _bytes(form: TranscriptForm) -> bytes:
    upload = form.cleaned_data.get("file")
    if upload is None:
        text: str = form.cleaned_data["text"]
        return text.encode()
    raw: bytes = upload.read(transcript.MAX_TRANSCRIPT_BYTES + 1)
    return raw


def _known(found: object) -> Draw | None:
    """What this market has drawn under the number in the file, if anything."""
    number = found.get("number") if isinstance(found, dict) else None
    if not isinstance(number, str) or not transcript.NAME.fullmatch(number):
        return None
    return seen(number)


@guard(everyone)
@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """The stand-alone verifier, to run without this market."""
    source = Path(verify_draw.__file__).read_bytes()
    response = HttpResponse(source, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify_draw.py"'
    return response
