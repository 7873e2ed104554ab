"""Menu entries of the shell."""

from django.utils.translation import gettext_lazy as _

from core import navigation
from core.actors import Role

navigation.add(Role.PUBLIC, _("Home"), "pages:home", order=0)
navigation.add(Role.REGULATOR, _("Overview"), "pages:overview", order=5)
navigation.add(Role.PUBLIC, _("Help"), "pages:help", order=95)
