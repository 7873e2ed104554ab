"""Complaints from outside: file one, follow it with its number and the contact given."""

from django.contrib import messages
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from agencies.supervision.actions import complaints as actions
from agencies.supervision.forms import ComplaintForm, FollowForm
from agencies.supervision.models import Complaint
from agencies.supervision.policies import follow_complaint
from core.actors import actor_of
from core.clock import now
from core.errors import BadInput
from core.policy import everyone, guard
from core.workflow import history

OPENED = "complaints"
TRIES = 10  # an hour and complaint, then a guesser waits


def _open_for(request: HttpRequest, number: str) -> None:
    opened = request.session.get(OPENED, [])
    request.session[OPENED] = [*opened, number][-20:]


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """The complaint form; `?agency=` fills in the agency, `?about=` the number."""
    given = {
        "agency": request.GET.get("agency", ""),
        "about": request.GET.get("about", ""),
        "matter": "service",
    }
    form = ComplaintForm(request.POST or None, initial=given)
    if request.method == "POST" and form.is_valid():
        try:
            complaint = actions.file_complaint(
                **form.cleaned_data,
                by=actor_of(request),
                at=now(),
            )
        except BadInput as error:
            form.add_error(None, str(error.sentence))
        else:
            _open_for(request, complaint.number)
            messages.success(
                request,
                _("Your complaint %(number)s is on file. Keep the number and your contact.")
                % {"number": complaint.number},
            )
            return redirect("agencies:complaint", complaint.number)
    status = 422 if form.errors else 200
    return render(request, "agencies/complaint_new.html", {"form": form}, status=status)


def _may_read(request: HttpRequest, complaint: Complaint) -> bool:
    if complaint.number in request.session.get(OPENED, []):
        return True
    return bool(follow_complaint(actor_of(request), complaint))


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """The state of a complaint, for whoever knows its number and the contact given with it.

    A wrong number and a wrong contact look the same.
    """
    complaint = (
        Complaint.objects.select_related("agency__organisation").filter(number=number).first()
    )
    if complaint is not None and _may_read(request, complaint):
        context = {
            "complaint": complaint,
            "entries": [
                (complaint.machine.states(change.target).label, change.at, "")
                for change in history(complaint)
            ],
        }
        return render(request, "agencies/complaint.html", context)
    form = FollowForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _within_tries(number, form):
        if complaint and _same(form.cleaned_data["contact"], complaint.complainant_contact):
            _open_for(request, number)
            return redirect("agencies:complaint", number)
        form.add_error("contact", _("This number and this contact do not belong together."))
    status = 422 if form.errors else 200
    context = {"form": form, "number": number}
    return render(request, "agencies/complaint_find.html", context, status=status)


def _within_tries(number: str, form: FollowForm) -> bool:
    key = f"complaint-tries:{number[:20]}"
    cache.add(key, 0, timeout=3600)
    if cache.incr(key) <= TRIES:
        return True
    form.add_error("contact", _("Too many tries. Wait an hour, or ask the department."))
    return False


def _same(one: str, other: str) -> bool:
    return "".join(one.split()).lower() == "".join(other.split()).lower()
