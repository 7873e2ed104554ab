"""Having heads of the public chain sent: a member, the reader of a mail, the operator."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import policies, subscriptions, webhooks
from core.actors import actor_of
from core.chain_forms import HeadMailForm, HeadWebhookForm
from core.clock import now
from core.errors import DomainError
from core.models import HeadSubscription
from core.paging import page_of
from core.policy import everyone, guard, operators, require, signed_in


@guard(signed_in)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Where heads go for one's organisation, and two forms that add an address."""
    actor = actor_of(request)
    organisation = actor.organisation
    require(policies.have_heads_sent(actor, organisation))
    assert organisation is not None, "the policy lets only members through"
    sent = request.POST if request.method == "POST" else None
    is_mail = "email" in request.POST
    mail = HeadMailForm(sent if is_mail else None)
    webhook = HeadWebhookForm(None if is_mail else sent)
    asked = mail if is_mail else webhook
    if asked.is_valid():
        who: dict[str, Any] = {"organisation": organisation, "by": actor, "at": now()}
        try:
            if is_mail:
                subscriptions.subscribe_mail(**mail.cleaned_data, **who)
            else:
                chance = secrets.token_bytes(webhooks.SECRET_BYTES)
                subscriptions.subscribe_webhook(**webhook.cleaned_data, chance=chance, **who)
        except DomainError as error:
            asked.add_error(None, str(error.sentence))
        else:
            messages.success(
                request,
                _("A mail asks its reader to confirm.")
                if is_mail
                else _("Each new head goes there. Its secret stands in the list."),
            )
            return redirect("core:head_subscriptions")
    live = HeadSubscription.objects.filter(organisation=organisation, ended_at=None)
    context = {
        "subscriptions": live.order_by("id"),
        "mail": mail,
        "webhook": webhook,
        "form": asked,
    }
    status = 422 if asked.errors else 200
    return render(request, "core/head_subscriptions.html", context, status=status)


@guard(signed_in)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a subscription of one's own organisation."""
    mine = HeadSubscription.objects.filter(organisation=actor_of(request).organisation)
    subscriptions.end(subscription=get_object_or_404(mine, pk=pk), at=now())
    messages.success(request, _("No more heads go there."))
    return redirect("core:head_subscriptions")


@guard(everyone)
@require_http_methods(["GET", "HEAD", "POST"])
def by_mail(request: HttpRequest, token: str) -> HttpResponse:
    """The page in a mail: its reader confirms or ends, without an account."""
    found = subscriptions.by_token(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        act = subscriptions.end if "end" in request.POST else subscriptions.confirm
        act(subscription=found, at=now())
        return redirect("core:head_subscription", token)
    return render(request, "core/head_subscription.html", {"subscription": found})


@guard(operators)
@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """The operator's list: who is sent heads, and what arrived last."""
    found = HeadSubscription.objects.select_related("organisation").order_by("-id")
    return render(request, "core/all_head_subscriptions.html", {"page": page_of(request, found)})
