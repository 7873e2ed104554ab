"""Menu entries of contracts. The counter says how many wait for this desk."""

from django.utils.translation import gettext_lazy as _

from contracts.queries.rooms import waiting_for
from contracts.queries.sharing import unread
from core import navigation
from core.actors import Role

navigation.add(Role.OWNER, _("Contracts"), "contracts:owner-list", order=40, counter=waiting_for)
navigation.add(Role.AGENCY, _("Contracts"), "contracts:agency-list", order=30, counter=waiting_for)
navigation.add(Role.REGULATOR, _("Contracts"), "contracts:regulator-list", order=60)
navigation.add(Role.REGULATOR, _("Shared results"), "contracts:results", order=62, counter=unread)
navigation.add(Role.PUBLIC, _("Signed contracts"), "contracts:public-list", order=60)
navigation.add(Role.PUBLIC, _("Verify"), "contracts:verify", order=80)
