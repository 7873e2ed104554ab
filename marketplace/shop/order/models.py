"""Oscar's models, unchanged."""

from oscar.apps.order.models import *  # noqa: F403 - registers Oscar's models under this app
