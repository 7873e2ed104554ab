"""What the shell shows: menu entries, and help at the foot of every page."""

from django.utils.translation import gettext_lazy as _

from core import navigation
from core.actors import Role

navigation.add(Role.PUBLIC, _("Home"), "pages:home", order=0)
navigation.add(Role.REGULATOR, _("Overview"), "pages:overview", order=5)
navigation.add(Role.PUBLIC, _("Help"), "pages:help", order=95)
navigation.add_to_foot(_("Help"), "pages:help", order=10)
navigation.add_to_foot(_("Accessibility"), "pages:accessibility", order=20)
