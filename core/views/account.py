"""A person's own account and the demonstration's one-click identities."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.models import User
from core.people import BACKEND, SESSION_KEY, demo_memberships
from core.people_forms import NameForm
from core.policy import everyone, guard, signed_in
from core.views.preferences import back


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    """Who I am, which organisations I act for, how I sign in."""
    assert request.user.pk is not None  # the guard let only people with an account pass
    person = User.objects.get(pk=request.user.pk)
    form = NameForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your name is saved."))
        return redirect("core:account")
    status = 422 if form.errors else 200
    return render(request, "core/account.html", {"form": form}, status=status)


@guard(everyone)
@require_POST
def demo_login(request: HttpRequest) -> HttpResponse:
    """Become a fictitious person of the demonstration; elsewhere this address does not exist."""
    if not settings.DEMO_IDENTITIES:
        raise Http404
    wanted = request.POST.get("membership", "")
    membership = get_object_or_404(demo_memberships(), pk=wanted if wanted.isdecimal() else 0)
    login(request, membership.user, backend=BACKEND)
    request.session[SESSION_KEY] = membership.pk
    return back(request) if request.POST.get("next") else redirect("core:desk")
