"""Menu entries of the shop."""

from django.utils.translation import gettext_lazy as _

from core import navigation
from core.actors import Role

from .queries import basket_count

navigation.add(Role.PUBLIC, _("Choose an agency"), "shop:shelf", order=20)
navigation.add(Role.OWNER, _("Choose an agency"), "shop:shelf", order=20)
navigation.add(Role.OWNER, _("Basket"), "shop:basket", order=22, counter=basket_count)
navigation.add(Role.OWNER, _("Selections and orders"), "shop:selections", order=24)
