"""Who has heads of the public chain sent to them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .log import ChainSeal
from .people import Organisation


class HeadSubscriptionQuerySet(models.QuerySet["HeadSubscription"]):
    """Subscriptions by what is owed to them."""

    def live(self) -> HeadSubscriptionQuerySet:
        """Those that get heads: confirmed and not ended."""
        return self.filter(confirmed_at__isnull=False, ended_at=None)


class HeadSubscription(models.Model):
    """An organisation's wish: each head to an address of its system, or one a day by mail.

    A mail address is confirmed by whoever reads it; the address of a system by the member who
    enters it, who alone sees its secret.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    email = models.EmailField(_("E-mail address"), blank=True)
    url = models.URLField(_("Address of your system"), blank=True, max_length=500)
    # Signs what is sent to `url`, in the form of Standard Webhooks: "whsec_" + base64.
    secret = models.CharField(max_length=80, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    # The newest head that arrived there; the next message goes on from it.
    last_head = models.ForeignKey(ChainSeal, models.PROTECT, null=True, related_name="+")
    last_sent_at = models.DateTimeField(null=True)

    objects = HeadSubscriptionQuerySet.as_manager()

    class Meta:
        ordering = ["organisation_id", "id"]
        constraints = [
            models.CheckConstraint(
                name="head_subscription_by_mail_or_webhook",
                condition=models.Q(url="", secret="") & ~models.Q(email="")
                | models.Q(email="") & ~models.Q(url="") & ~models.Q(secret=""),
            ),
            models.CheckConstraint(
                name="head_subscription_sent_at_with_its_head",
                condition=models.Q(last_head=None, last_sent_at=None)
                | models.Q(last_head__isnull=False, last_sent_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["organisation", "email", "url"],
                name="head_subscription_once",
                condition=models.Q(ended_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.email or self.url
