"""Pick in a library 库内选取: a member of a library, at its promises, without another tender."""

from django.utils.translation import gettext_noop

KEY = "library"
RULE = gettext_noop("draw among the members of a library: one ticket each, smallest ticket wins")
