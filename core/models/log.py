"""What happened: status changes, the outbox, the public chain."""

import pgtrigger
from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def append_only(table: str) -> list[pgtrigger.Trigger]:
    """Triggers that refuse UPDATE, DELETE and TRUNCATE: rows of `table` stay as written."""
    refuse = f"RAISE EXCEPTION '{table} is append-only' USING ERRCODE = '23514';"
    return [
        pgtrigger.Trigger(
            name="append_only_row",
            when=pgtrigger.Before,
            operation=pgtrigger.Update | pgtrigger.Delete,
            func=refuse,
        ),
        pgtrigger.Trigger(
            name="append_only_table",
            when=pgtrigger.Before,
            level=pgtrigger.Statement,
            operation=pgtrigger.Truncate,
            func=refuse,
        ),
    ]


class StatusChange(models.Model):
    """One move of one thing through its lifecycle: who, for whom, when, why."""

    subject_type = models.ForeignKey(ContentType, models.PROTECT)
    subject_id = models.BigIntegerField()
    subject = GenericForeignKey("subject_type", "subject_id")
    move = models.CharField(_("move"), max_length=40)
    source = models.CharField(pgettext_lazy("status", "from"), max_length=24)
    target = models.CharField(pgettext_lazy("status", "to"), max_length=24)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True)
    acting_for = models.ForeignKey("core.Organisation", models.PROTECT, null=True)
    role = models.CharField(_("role"), max_length=12)
    reason = models.TextField(_("reason"), blank=True)
    at = models.DateTimeField(_("at"))

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"])]
        triggers = append_only("core_statuschange")

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class OutboxMessage(models.Model):
    """An effect outside the database, written with the change that owes it.

    `key` is deterministic: the same effect is enqueued once, however often it is asked for.
    """

    topic = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    payload = models.JSONField(default=dict)
    created_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due_at", "id"]
        constraints = [models.UniqueConstraint(fields=["topic", "key"], name="outbox_effect_once")]
        indexes = [
            models.Index(
                fields=["due_at", "id"],
                name="outbox_waiting",
                condition=models.Q(done_at=None, given_up_at=None),
            )
        ]

    def __str__(self) -> str:
        return f"{self.topic} {self.key}"


class ChainEntry(models.Model):
    """One link of a public hash chain; a chain is per subject: "procurement:ZJ-2026-000123"."""

    chain = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    payload = models.JSONField()
    at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["chain", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "sequence"], name="chain_sequence_once")
        ]
        triggers = [
            *append_only("core_chainentry"),
            pgtrigger.Trigger(
                name="waits_for_a_seal",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func="INSERT INTO core_chainwaiting (entry_id) VALUES (NEW.id); RETURN NULL;",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain} #{self.sequence} {self.kind}"


class ChainWaiting(models.Model):
    """An entry without a leaf yet. A trigger writes it with the entry, so the sealer finds those
    that committed late without looking through all entries, and nobody waits for anybody."""

    # Without a constraint: the trigger sees to it, and each append would pay for the check.
    entry = models.OneToOneField(ChainEntry, models.CASCADE, primary_key=True, db_constraint=False)

    class Meta:
        ordering = ["entry"]

    def __str__(self) -> str:
        return str(self.entry_id)


class ChainSeal(models.Model):
    """A published tree head (RFC 6962) over every chain entry sealed so far."""

    at = models.DateTimeField()
    tree_size = models.PositiveBigIntegerField()
    root_hash = models.CharField(max_length=64)
    previous_root = models.CharField(max_length=64)
    # Of the market, over `core.seals.statement`; empty under heads older than the key.
    public_key = models.CharField(max_length=64, blank=True)
    signature = models.CharField(max_length=128, blank=True)
    # Roots of the full subtrees, largest first: enough to go on without re-reading the tree.
    peaks = models.JSONField(default=list)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="seal_signature_with_its_key",
                condition=models.Q(public_key="", signature="")
                | ~models.Q(public_key="") & ~models.Q(signature=""),
            )
        ]
        triggers = append_only("core_chainseal")

    def __str__(self) -> str:
        return f"{self.tree_size} {self.root_hash[:12]}"


class ChainLeaf(models.Model):
    """The place of a chain entry in the global tree, given when it is sealed."""

    index = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(ChainEntry, models.PROTECT, related_name="leaf")
    seal = models.ForeignKey(ChainSeal, models.PROTECT, related_name="leaves")

    class Meta:
        ordering = ["index"]
        triggers = append_only("core_chainleaf")

    def __str__(self) -> str:
        return str(self.index)


class ChainSubtree(models.Model):
    """The root over 2^height leaves from index · 2^height on, for every eighth height.

    A proof needs the roots of about log2(n) subtrees; with these, each comes from 255 hashes at
    most, at 1/255 of the rows of a whole tree.
    """

    height = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["height", "index"]
        constraints = [
            models.UniqueConstraint(fields=["height", "index"], name="chain_subtree_once")
        ]
        triggers = append_only("core_chainsubtree")

    def __str__(self) -> str:
        return f"{self.height}/{self.index}"
