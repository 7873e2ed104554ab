"""The inbox of every role."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.actors import actor_of
from core.clock import now
from core.paging import page_of
from core.policy import guard, signed_in
from marketplace.shop import queries
from marketplace.shop.actions.inbox import mark_read


@guard(signed_in)
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The person's messages, newest first."""
    actor = actor_of(request)
    page = page_of(request, queries.messages_of(actor))
    context = {"page": page, "new": queries.new_messages(actor)}
    return render(request, "marketplace/shop/inbox.html", context)


@guard(signed_in)
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Every message has been read."""
    mark_read(by=actor_of(request), at=now())
    return redirect("shop:inbox")
