"""The award notice: its file for both sides, its check for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_safe

from contracts.forms import AwardNoticeForm
from contracts.queries import award_notices as queries
from contracts.validity import SIZE_LIMIT
from core import files
from core.actors import actor_of
from core.policy import agencies, any_of, everyone, guard, owners, regulators

from .desks import posted, uploaded


@guard(any_of(owners, agencies, regulators))
@require_safe
def download(request: HttpRequest, number: str) -> HttpResponseBase:
    """The notice as it was issued."""
    notice = get_object_or_404(queries.award_notices(), number=number)
    if not queries.may_download(actor_of(request), notice):
        raise Http404
    return files.respond(notice.file)


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest, number: str) -> HttpResponse:
    """What the public chain records of a notice, and whether a file is it; the QR leads here."""
    notice = get_object_or_404(queries.award_notices(), number=number)
    form = AwardNoticeForm(posted(request), uploaded(request))
    found: tuple[bool, object] | None = None
    if request.method == "POST" and form.is_valid():
        found = queries.answer(notice, form.cleaned_data["file"].read(SIZE_LIMIT + 1))
    context = {
        "notice": notice,
        "award": notice.award,
        "procurement": notice.award.procurement,
        "entry": queries.recorded(notice),
        "form": form,
        "found": found,
        "may_download": queries.may_download(actor_of(request), notice),
    }
    return render(
        request, "contracts/verify_award.html", context, status=422 if form.errors else 200
    )
