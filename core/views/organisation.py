"""The organisation somebody acts for: register one, see it, manage its people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core import actions, policies
from core.actors import actor_of
from core.clock import now
from core.errors import DomainError
from core.models import Membership
from core.people import SESSION_KEY
from core.people_forms import DutiesForm, MemberForm, OrganisationForm
from core.policy import guard, require, signed_in


def _member(request: HttpRequest, pk: int) -> Membership:
    """A member of the actor's own organisation in the actor's own role; 404 for all others."""
    actor = actor_of(request)
    members = Membership.objects.filter(organisation=actor.organisation, role=actor.role)
    return get_object_or_404(members.select_related("user", "organisation"), pk=pk)


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Register an organisation and act for it from now on."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            membership = actions.register_organisation(**form.cleaned_data, by=actor_of(request))
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            request.session[SESSION_KEY] = membership.pk
            messages.success(
                request, _("%s is registered. You are its administrator.") % membership.organisation
            )
            return redirect("core:desk")
    status = 422 if form.errors else 200
    return render(request, "core/organisation_new.html", {"form": form}, status=status)


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """The organisation, its people, and the form that adds one."""
    actor = actor_of(request)
    if actor.organisation is None:
        return redirect("core:account")
    may_manage = policies.manage_members(actor, actor.organisation)
    if request.method == "POST":
        require(may_manage)
    form = MemberForm(request.POST or None, role=actor.role) if may_manage else None
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            member = actions.add_member(
                organisation=actor.organisation, **form.cleaned_data, by=actor, at=now()
            )
        except DomainError as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("%s is added and gets an e-mail.") % member.user)
            return redirect("core:organisation")
    members = actor.organisation.memberships.filter(role=actor.role).select_related("user")
    context = {
        "organisation": actor.organisation,
        "members": members.order_by("-is_active", "id"),
        "may_manage": may_manage,
        "may_buy": policies.buy_too(actor, actor.organisation),
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "core/organisation.html", context, status=status)


@guard(signed_in)
@require_POST
def buy_too(request: HttpRequest) -> HttpResponse:
    """Make the authority a project owner, and act in that role from now on."""
    membership = actions.buy_too(by=actor_of(request))
    request.session[SESSION_KEY] = membership.pk
    messages.success(request, _("%s is a project owner now.") % membership.organisation)
    return redirect("core:desk")


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One member: other duties, or the end of the membership."""
    person = _member(request, pk)
    may_change = policies.change_member(actor_of(request), person)
    form = DutiesForm(
        request.POST or None, role=person.role, initial={"duties": person.duties}, prefix="member"
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_duties(membership=person, by=actor_of(request), **form.cleaned_data)
        except actions.LastAdministrator as error:
            form.add_error(None, str(error.sentence))
        else:
            messages.success(request, _("The duties of %s are saved.") % person.user)
            return redirect("core:organisation")
    context = {"member": person, "form": form, "may_change": may_change}
    return render(request, "core/member.html", context, status=422 if form.errors else 200)


@guard(signed_in)
@require_POST
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """End a membership."""
    person = _member(request, pk)
    actions.deactivate_member(membership=person, by=actor_of(request))
    messages.success(request, _("%s no longer acts for this organisation.") % person.user)
    return redirect("core:organisation")
