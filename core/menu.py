"""Menu entries of the kernel: the organisation of the desks of owners and agencies."""

from django.utils.translation import gettext_lazy as _

from . import navigation
from .actors import Role

navigation.add(Role.OWNER, _("Organisation and people"), "core:organisation", order=90)
navigation.add(Role.AGENCY, _("Organisation and people"), "core:organisation", order=90)
navigation.add(Role.OPERATOR, _("Operations"), "core:operations", order=10)
navigation.add(Role.OPERATOR, _("Administration"), "admin:index", order=80)
navigation.add(Role.OPERATOR, _("Components"), "core:gallery", order=95)
