"""What the pages of the desks share: who acts, for which agency, and errors that keep the input."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest

from agencies.entry.models import Agency
from agencies.entry.queries import agency_of
from core.actors import actor_of
from core.errors import BadInput, Conflict


def my_agency(request: HttpRequest) -> Agency:
    """The registration of the organisation acted for; 404 before it was started."""
    agency = agency_of(actor_of(request))
    if agency is None:
        raise Http404
    return agency


def carried_out(form: forms.Form, action: Callable[..., Any], **arguments: Any) -> bool:
    """Call an action; what it finds wrong with the input becomes an error of the form."""
    try:
        action(**arguments)
    except (BadInput, Conflict) as error:
        field = getattr(error, "field", None)
        form.add_error(field if field in form.fields else None, str(error.sentence))
        return False
    return True
