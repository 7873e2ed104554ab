"""Every address of the site with the policy it declares. One without a policy is a bug.

Our views carry theirs by `core.policy.guard`. Routes that come with a package cannot; for those
the names below say who passes, and the package enforces it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext_lazy as _

from .actors import Actor, Role
from .models import Membership, Organisation, User
from .policy import YES, RoutePolicy, Verdict, everyone, no, signed_in


def staff(actor: Actor) -> Verdict:
    """People marked as staff, who may open Django's admin; it checks each model on top."""
    return YES if actor.user and actor.user.is_staff else no(_("Only staff may open this page."))


# The start of a route's name → who passes. The longest fitting start counts.
PACKAGED: dict[str, RoutePolicy] = {
    "admin:": staff,
    "account_": everyone,
    "account_change_password": signed_in,
    "account_email": signed_in,
    "account_email_verification_sent": everyone,
    "account_logout": signed_in,
    "account_reauthenticate": signed_in,
    "account_set_password": signed_in,
    "mfa_": signed_in,
    "mfa_authenticate": everyone,
}


def declare(name_starts_with: str, policy: RoutePolicy) -> None:
    """Say who passes the routes of a package, e.g. `declare("oscar_dashboard:", staff)`."""
    PACKAGED[name_starts_with] = policy


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its full name, its view and its policy (None: undeclared)."""

    address: str
    name: str
    view: Any
    policy: RoutePolicy | None

    @property
    def has_parameters(self) -> bool:
        """True when the address needs values to be opened."""
        return "<" in self.address or "(" in self.address


def _packaged(name: str) -> RoutePolicy | None:
    fitting = [start for start in PACKAGED if name.startswith(start)]
    return PACKAGED[max(fitting, key=len)] if fitting else None


def _walk(resolver: URLResolver, address: str, namespace: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = address + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, here, inner)
        elif isinstance(entry, URLPattern):
            name = namespace + (entry.name or "")
            policy = getattr(entry.callback, "policy", None) or _packaged(name)
            yield Route("/" + here, name, entry.callback, policy)


def routes() -> list[Route]:
    """All addresses, sorted."""
    return sorted(_walk(get_resolver(), "", ""), key=lambda r: (r.address, r.name))


def roles_that_pass(policy: RoutePolicy) -> list[Role]:
    """The roles a policy of the kernel admits, tried with a person in each role."""
    if policy.__module__ != "core.policy":
        return []
    user = User(email="someone@example.org")
    tried = [Actor(Role.PUBLIC)]
    for role in Membership.ROLES:
        membership = Membership(user=user, organisation=Organisation(), role=role)
        tried.append(Actor(role, user, membership))
    return [actor.role for actor in tried if policy(actor)]
