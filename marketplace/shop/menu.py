"""What the shop shows: menu entries, and pages that are part of the work of people signed in."""

from django.utils.translation import gettext_lazy as _

from core import navigation
from core.actors import Role

from .queries import basket_count

navigation.share("shop:inbox")
navigation.share("shop:shelf", with_role=Role.OWNER)
navigation.share("shop:basket", with_role=Role.OWNER)
navigation.add(Role.PUBLIC, _("Choose an agency"), "shop:shelf", order=20)
navigation.add(Role.OWNER, _("Choose an agency"), "shop:shelf", order=20)
navigation.add(Role.OWNER, _("Basket"), "shop:basket", order=22, counter=basket_count)
navigation.add(Role.OWNER, _("Selections and orders"), "shop:selections", order=24)
