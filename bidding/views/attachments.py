"""The files of a notice: handed in by its owner, read by everybody."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bidding import actions
from bidding.forms import AttachmentForm
from bidding.models import Attachment
from bidding.policies import procurements as policies
from bidding.queries import attachments, desks
from core import files
from core.actors import actor_of
from core.clock import database_now
from core.errors import DomainError
from core.policy import everyone, guard, owners


@guard(owners)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """The files of a draft of one's own, and one more of them."""
    actor = actor_of(request)
    procurement = get_object_or_404(desks.owned_by(actor), number=number)
    form = AttachmentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        new = actions.NewFile(file.name, file.read())
        try:
            actions.attach(procurement=procurement, new=new, by=actor, at=database_now())
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("%s is attached.") % new.name)
            return redirect("bidding:attachments", number)
    context = {
        "procurement": procurement,
        "attachments": attachments.attached(procurement),
        "may_edit": policies.edit(actor, procurement),
        "form": form,
    }
    return render(
        request, "bidding/attachments_form.html", context, status=422 if form.errors else 200
    )


@guard(owners)
@require_POST
def remove(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Take a file away from a draft of one's own."""
    procurement = get_object_or_404(desks.owned_by(actor_of(request)), number=number)
    attachment = get_object_or_404(attachments.attached(procurement), pk=pk)
    actions.detach(attachment=attachment, by=actor_of(request))
    messages.success(request, _("%s is no longer attached.") % attachment.file.name)
    return redirect("bidding:attachments", number)


@guard(everyone)
@require_safe
def download(request: HttpRequest, number: str, pk: int) -> HttpResponseBase:
    """A file of a public notice, also of an earlier version; of a draft only for its owner."""
    attachment = get_object_or_404(
        Attachment.objects.select_related("file", "procurement"), procurement__number=number, pk=pk
    )
    procurement = attachment.procurement
    is_public = procurement.published_at is not None or procurement.can("be_seen")
    if not is_public and not actor_of(request).acts_for(procurement.owner):
        raise Http404
    return files.respond(attachment.file)
