"""What every page knows."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from .actors import PUBLIC
from .navigation import menu_for


def page(request: HttpRequest) -> dict[str, Any]:
    """The actor, the menu of the role, and whether this is the demo."""
    actor = getattr(request, "actor", PUBLIC)
    return {
        "actor": actor,
        "menu": menu_for(request),
        "is_demo": settings.DEMO_IDENTITIES,
        "languages": settings.LANGUAGES,
    }
