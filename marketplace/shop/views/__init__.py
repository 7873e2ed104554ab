"""Pages of the shop."""

from django.http import HttpRequest

from core.actors import Actor


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by CurrentActor
    return actor
