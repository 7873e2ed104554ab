"""Reads about people: the current actor, the name somebody signs in with."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.http import HttpRequest

from .actors import PUBLIC, Actor, Role
from .models import Membership, User
from .models.people import MembershipQuerySet

SESSION_KEY = "membership"
BACKEND = "core.people.PeopleBackend"


class PeopleBackend(AuthenticationBackend):
    """Reads a person together with their live memberships: every page asks for both."""

    def get_user(self, user_id: Any) -> User | None:
        """The person with `live_memberships`, in one query unless there are none."""
        found = list(Membership.objects.of(user_id).select_related("user"))
        if not found:
            alone: User | None = super().get_user(user_id)
            return alone
        user = found[0].user
        for membership in found:
            membership.user = user
        user.live_memberships = found
        return user if self.user_can_authenticate(user) else None


def memberships_of(request: HttpRequest) -> list[Membership]:
    """The live memberships of the person who asks, oldest first; read once a request."""
    if not request.user.is_authenticated:
        return []
    if request.user.live_memberships is None:
        found = list(Membership.objects.of(request.user))
        for membership in found:
            membership.user = request.user  # the same person: spare the query
        request.user.live_memberships = found
    return request.user.live_memberships


def current_actor(request: HttpRequest) -> Actor:
    """The role this request acts in: the one chosen by the role switch, else the oldest."""
    user = request.user
    if not user.is_authenticated:
        return PUBLIC
    memberships = memberships_of(request)
    chosen = request.session.get(SESSION_KEY)
    for membership in memberships:
        if membership.pk == chosen:
            return membership.as_actor()
    if memberships:
        return memberships[0].as_actor()
    return Actor(PUBLIC.role, user)


def demo_memberships() -> MembershipQuerySet:
    """The fictitious people of the demonstration: one row a role, by role."""
    return (
        Membership.objects.filter(user__email__endswith="@demo.example", is_active=True)
        .select_related("user", "organisation", "department")
        .order_by("role", "id")
    )


def demo_people() -> dict[str, list[Membership]]:
    """The demonstration's people for the login page: the first of each role, then the others."""
    order = list(Role)
    people = sorted(demo_memberships(), key=lambda each: (order.index(Role(each.role)), each.pk))
    first = {each.role: each for each in reversed(people)}
    return {
        "first": [each for each in people if first[each.role] is each],
        "others": [each for each in people if first[each.role] is not each],
    }


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str | None:
    """The account a login attempt is about, so that lockouts count per account and address."""
    posted = request.POST.get("login") if request is not None else None
    name = (credentials or {}).get("email") or (credentials or {}).get("username") or posted
    return str(name).lower() if name else None
