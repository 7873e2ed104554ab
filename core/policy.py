"""May this person do this now? One verdict refuses the POST and greys the button.

A policy is a function that returns a `Verdict`: yes, or no with the sentence for that person.
Routes declare theirs with `guard`; the permission table in docs/reference/permissions.md is
generated from these declarations.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from .actors import Actor, Role, actor_of
from .errors import Refused


@dataclass(frozen=True)
class Verdict:
    """`allowed`, and the sentence a refused person reads."""

    allowed: bool
    reason: object = ""

    def __bool__(self) -> bool:
        return self.allowed


YES = Verdict(True)


def no(reason: object) -> Verdict:
    """A refusal with its sentence, which says what to do next."""
    return Verdict(False, reason)


def require(verdict: Verdict) -> None:
    """Raise Refused with the verdict's sentence unless it allows."""
    if not verdict:
        raise Refused(verdict.reason)


RoutePolicy = Callable[[Actor], Verdict]
View = Callable[..., HttpResponseBase]


def everyone(actor: Actor) -> Verdict:
    """Anyone, signed in or not."""
    return YES


def signed_in(actor: Actor) -> Verdict:
    """Anyone with an account."""
    return YES if actor.user else no(_("Sign in to continue."))


def _role(role: Role, sentence: object) -> RoutePolicy:
    def policy(actor: Actor) -> Verdict:
        return YES if actor.role == role else no(sentence)

    policy.__name__ = role.value
    policy.__doc__ = f"Members acting in the role {role.value!r}."
    return policy


owners = _role(Role.OWNER, _("Switch to your project owner role to open this page."))
agencies = _role(Role.AGENCY, _("Switch to your agency role to open this page."))
regulators = _role(Role.REGULATOR, _("Switch to your regulator role to open this page."))
experts = _role(Role.EXPERT, _("Switch to your expert role to open this page."))
finance = _role(Role.FINANCE, _("Switch to your finance role to open this page."))
operators = _role(Role.OPERATOR, _("Switch to your operator role to open this page."))


def any_of(*policies: RoutePolicy) -> RoutePolicy:
    """A route open to several roles; the sentence is that of the last policy."""

    def policy(actor: Actor) -> Verdict:
        verdict = no("")
        for each in policies:
            verdict = each(actor)
            if verdict:
                return verdict
        return verdict

    policy.__name__ = "_or_".join(p.__name__ for p in policies)
    policy.__doc__ = " ".join(p.__doc__ or "" for p in policies)
    return policy


def guard(policy: RoutePolicy) -> Callable[[View], View]:
    """Declare the policy of a route. Strangers are sent to the login page, others hear why not."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = actor_of(request)
            verdict = policy(actor)
            if not verdict and actor.user is None:
                return redirect_to_login(request.get_full_path())
            require(verdict)
            return view(request, *args, **kwargs)

        guarded.policy = policy  # type: ignore[attr-defined]  # read by the permission table
        return guarded

    return decorate
