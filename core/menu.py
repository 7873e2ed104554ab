"""What the kernel shows: the desk of operation, accounts, organisations and their people."""

from django.utils.translation import gettext_lazy as _

from . import navigation
from .actors import Role

navigation.add_desk(Role.OPERATOR, "core:operations")
navigation.share("core:account")
navigation.share("account_login")
navigation.add(Role.OWNER, _("Organisation and people"), "core:organisation", order=90)
navigation.add(Role.AGENCY, _("Organisation and people"), "core:organisation", order=90)
navigation.add(Role.OPERATOR, _("Operations"), "core:operations", order=10)
navigation.add(Role.OPERATOR, _("Administration"), "admin:index", order=80)
navigation.add(Role.OPERATOR, _("Components"), "core:gallery", order=95)
navigation.add_to_foot(_("Public chain"), "core:chain", order=60)
