"""What the operator may look at: messages of the payment service. Nothing can be changed here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from billing.models import WebhookDelivery
from core.admin import ReadOnly, name_models

name_models(
    {"billing.WebhookDelivery": (_("inbox message"), _("Inbox messages"))},
    {
        "billing.WebhookDelivery": {
            "gateway": _("Payment service"),
            "event_id": _("Number of the message"),
            "kind": _("Kind"),
            "object_kind": _("Kind of the subject"),
            "object_id": _("Subject"),
            "payee": _("Account of the payee"),
            "body": _("Contents"),
            "received_at": _("Received at"),
            "processed_at": _("Processed at"),
            "attempts": _("Attempts"),
            "last_error": _("Last error"),
        }
    },
    {"billing": _("Money")},
)


@admin.register(WebhookDelivery)
class InboxAdmin(ReadOnly):
    """Each message once, with the error of its last attempt."""

    list_display = ["received_at", "kind", "object_id", "processed_at", "attempts", "last_error"]
    list_filter = ["kind"]
    search_fields = ["event_id", "object_id"]
