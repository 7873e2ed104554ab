"""An order's status changes under its row lock: two movers never both succeed."""

from django.db import transaction
from oscar.apps.order import processing
from oscar.core.loading import get_model


class EventHandler(processing.EventHandler):
    """Oscar's seam for status changes."""

    @transaction.atomic
    def handle_order_status_change(self, order, new_status, note_msg=None):
        """Move the order; raises Oscar's InvalidOrderStatus when somebody else was first."""
        locked = get_model("order", "Order").objects.select_for_update().get(pk=order.pk)
        if locked.status != new_status:
            super().handle_order_status_change(locked, new_status, note_msg)
        order.refresh_from_db(fields=["status"])
