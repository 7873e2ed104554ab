"""Mail that the kernel owes."""

import datetime as dt

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from . import outbox
from .models import Membership, OutboxMessage


@outbox.handles("core.member_added")
def tell_new_member(message: OutboxMessage, at: dt.datetime) -> None:
    """Tell a person which organisation added them and how to sign in."""
    membership = Membership.objects.select_related("user", "organisation").get(
        pk=message.payload["membership"]
    )
    context = {"membership": membership, "site": settings.SITE_URL}
    send_mail(
        _("You were added to %(organisation)s") % {"organisation": membership.organisation},
        render_to_string("core/mail/member_added.txt", context),
        settings.DEFAULT_FROM_EMAIL,
        [membership.user.email],
    )
