"""Reads about people: the current actor, the name somebody signs in with."""

from typing import Any

from django.http import HttpRequest

from .actors import PUBLIC, Actor
from .models import Membership

SESSION_KEY = "membership"


def current_actor(request: HttpRequest) -> Actor:
    """The role this request acts in: the one chosen by the role switch, else the oldest."""
    user = request.user
    if not user.is_authenticated:
        return PUBLIC
    memberships = list(Membership.objects.of(user))
    chosen = request.session.get(SESSION_KEY)
    for membership in memberships:
        if membership.pk == chosen:
            return membership.as_actor()
    if memberships:
        return memberships[0].as_actor()
    return Actor(PUBLIC.role, user)


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str | None:
    """The account a login attempt is about, so that lockouts count per account and address."""
    posted = request.POST.get("login") if request is not None else None
    name = (credentials or {}).get("email") or (credentials or {}).get("username") or posted
    return str(name).lower() if name else None
