"""Offline orders: money that moves outside any online gateway and is confirmed by a teller."""

from django.db import models
from django.db.models import F, Q

from billing.gateways.offline.states import OFFLINE_ORDER, OrderKind, OrderStatus


class OfflineOrder(models.Model):
    """One payment, refund or payout to be made by hand.

    `moved_fen` is what really moved; for a payment, `given_back_fen` is what refunds, decided or
    not, have claimed of it. The idempotency key belongs to one content, kept as its hash.
    """

    machine = OFFLINE_ORDER

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=10, choices=OrderKind)
    status = models.CharField(
        max_length=10, choices=OrderStatus, default=OrderStatus.PENDING, editable=False
    )
    amount_fen = models.BigIntegerField()
    moved_fen = models.BigIntegerField(default=0)
    given_back_fen = models.BigIntegerField(default=0)
    currency = models.CharField(max_length=3)
    reference = models.CharField(max_length=100, db_index=True)
    description = models.CharField(max_length=500, blank=True)
    payee = models.CharField(max_length=100, blank=True)
    payment = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="refunds"
    )
    metadata = models.JSONField(default=dict)
    idempotency_key = models.CharField(max_length=255, unique=True)
    request_hash = models.CharField(max_length=64)
    created_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    evidence = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("created_at", "pk")
        constraints = (
            OFFLINE_ORDER.check("offlineorder"),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0), name="offlineorder_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(moved_fen__gte=0, moved_fen__lte=F("amount_fen")),
                name="offlineorder_moved_within_amount",
            ),
            models.CheckConstraint(
                condition=Q(given_back_fen__gte=0, given_back_fen__lte=F("moved_fen")),
                name="offlineorder_refunds_within_moved",
            ),
            models.CheckConstraint(
                condition=Q(moved_fen=0) | (Q(decided_at__isnull=False) & ~Q(evidence="")),
                name="offlineorder_moved_with_evidence",
            ),
            models.CheckConstraint(
                condition=Q(kind=OrderKind.REFUND, payment__isnull=False)
                | (~Q(kind=OrderKind.REFUND) & Q(payment__isnull=True)),
                name="offlineorder_refund_has_payment",
            ),
        )

    def __str__(self) -> str:
        return self.number
