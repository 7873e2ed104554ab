"""Credit in templates."""

from django import template

from agencies.models import Agency
from agencies.supervision.queries.reputation import Reputation, reputation

register = template.Library()


@register.simple_tag
def credit_of(agency: Agency) -> Reputation:
    """The public credit of an agency, for the part of its page that shows it."""
    return reputation(agency)
