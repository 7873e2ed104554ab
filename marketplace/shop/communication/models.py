"""Oscar's models, unchanged."""

from oscar.apps.communication.models import *  # noqa: F403 - registers Oscar's models under this app
