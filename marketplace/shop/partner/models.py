"""Oscar's models, unchanged."""

from oscar.apps.partner.models import *  # noqa: F403 - registers Oscar's models under this app
