"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .actors import actor_of
from .clock import now
from .navigation import desk_of, footer, menu_for
from .people import demo_people, memberships_of


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor and their roles, the desk and its menu, how the reader wants the page."""
    menu = menu_for(request)
    return {
        "actor": actor_of(request),
        "roles": lambda: memberships_of(request),
        "desk": desk_of(request),
        "menu": menu,
        "waits": [entry for entry in menu if entry.count],
        "footer": footer(),
        "is_big": request.COOKIES.get("size") == "big",
        "is_demo": settings.DEMO_IDENTITIES,
        "demo_identities": demo_people,
        "idle_seconds": getattr(request, "idle_seconds", 0),
        "organiser": settings.ORGANISER,
        "page_at": now(),
    }
