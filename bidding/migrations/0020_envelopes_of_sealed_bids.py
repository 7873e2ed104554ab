"""A procurement may have several envelopes; the bids so far lie in one, named "bid"."""

import django.db.models.deletion
from django.db import migrations, models

MADE = """
INSERT INTO bidding_envelope
    (procurement_id, name, number, public_key, closed_at, opening_at, opened_at)
SELECT p.id, 'bid', p.number, s.public_key, bids.at,
       CASE WHEN bids.at IS NOT NULL AND p.status NOT IN ('published', 'short') THEN p.closed_at END,
       CASE WHEN bids.at IS NOT NULL AND p.status NOT IN ('published', 'short') THEN opened.at END
  FROM bidding_sealing s
  JOIN bidding_procurement p ON p.id = s.procurement_id
  LEFT JOIN core_chainentry bids
    ON bids.chain = 'procurement:' || p.number AND bids.kind = 'bids'
  LEFT JOIN core_chainentry opened
    ON opened.chain = 'procurement:' || p.number AND opened.kind = 'opened'
 WHERE s.public_key <> ''
 ORDER BY p.id
"""
KEYS_BACK = """
UPDATE bidding_sealing s SET public_key = e.public_key FROM bidding_envelope e
 WHERE e.procurement_id = s.procurement_id AND e.name = 'bid'
"""
CONTENTS = """
UPDATE bidding_openedbid SET content = jsonb_build_object('amount_fen', amount_fen, 'days', days)
 WHERE amount_fen IS NOT NULL
"""
CONTENTS_BACK = """
UPDATE bidding_openedbid
   SET amount_fen = (content->>'amount_fen')::bigint, days = (content->>'days')::smallint
"""
FILED = """
UPDATE {table} t SET envelope_id = e.id FROM bidding_envelope e
 WHERE e.procurement_id = t.procurement_id
"""
FILED_BACK = """
UPDATE {table} t SET procurement_id = e.procurement_id FROM bidding_envelope e
 WHERE e.id = t.envelope_id
"""
MODELS = {"keyshare": "key_shares", "release": "releases", "sealedbid": "sealed_bids"}


def once(table, statement):
    """Rows that are otherwise never changed: their triggers stand aside."""
    return (
        f"SET CONSTRAINTS ALL IMMEDIATE; ALTER TABLE {table} DISABLE TRIGGER USER;"
        f"{statement.format(table=table)};"
        f"ALTER TABLE {table} ENABLE TRIGGER USER; SET CONSTRAINTS ALL DEFERRED;"
    )


def procurement_of(name, *, null):
    return migrations.AlterField(
        name,
        "procurement",
        models.ForeignKey(
            "bidding.procurement",
            django.db.models.deletion.PROTECT,
            null=null,
            related_name=MODELS[name],
        ),
    )


def envelope_of(operation, name, *, null):
    key = models.ForeignKey(
        "bidding.envelope",
        django.db.models.deletion.PROTECT,
        null=null,
        related_name=MODELS[name],
    )
    return operation(name, "envelope", key)


def moved(name):
    table = f"bidding_{name}"
    return [
        envelope_of(migrations.AddField, name, null=True),
        procurement_of(name, null=True),
        migrations.RunSQL(once(table, FILED), once(table, FILED_BACK)),
        envelope_of(migrations.AlterField, name, null=False),
        migrations.RemoveField(name, "procurement"),
    ]


class Migration(migrations.Migration):
    dependencies = [("bidding", "0019_recusals")]

    operations = [
        migrations.CreateModel(
            "Envelope",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=16)),
                ("number", models.CharField(max_length=40, unique=True)),
                ("public_key", models.CharField(max_length=64)),
                ("closed_at", models.DateTimeField(null=True)),
                ("opening_at", models.DateTimeField(null=True)),
                ("opened_at", models.DateTimeField(null=True)),
                (
                    "procurement",
                    models.ForeignKey(
                        "bidding.procurement",
                        django.db.models.deletion.PROTECT,
                        related_name="envelopes",
                    ),
                ),
            ],
            options={
                "ordering": ["procurement_id", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["procurement", "name"], name="envelope_name_once"
                    ),
                    models.UniqueConstraint(
                        fields=["procurement"],
                        condition=models.Q(opened_at=None, opening_at__isnull=False),
                        name="envelope_opening_one_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(opening_at=None) | models.Q(closed_at__isnull=False),
                        name="envelope_closed_before_opening",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(opened_at=None) | models.Q(opening_at__isnull=False),
                        name="envelope_opening_before_opened",
                    ),
                ],
            },
        ),
        migrations.RunSQL(MADE, KEYS_BACK),
        migrations.RemoveConstraint("keyshare", "key_share_once"),
        migrations.RemoveConstraint("release", "release_once_a_party"),
        migrations.RemoveConstraint("sealedbid", "sealed_bid_sequence_once"),
        migrations.RemoveConstraint("sealedbid", "sealed_bid_position_once"),
        *moved("keyshare"),
        *moved("release"),
        *moved("sealedbid"),
        migrations.AddConstraint(
            "keyshare",
            models.UniqueConstraint(
                fields=["envelope", "party", "holder"],
                name="key_share_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(fields=["envelope", "party"], name="release_once_a_party"),
        ),
        migrations.AddConstraint(
            "sealedbid",
            models.UniqueConstraint(
                fields=["envelope", "agency", "sequence"], name="sealed_bid_sequence_once"
            ),
        ),
        migrations.AddConstraint(
            "sealedbid",
            models.UniqueConstraint(
                fields=["envelope", "position"], name="sealed_bid_position_once"
            ),
        ),
        migrations.AlterModelOptions("keyshare", {"ordering": ["envelope_id", "party", "id"]}),
        migrations.AlterModelOptions("release", {"ordering": ["envelope_id", "released_at", "id"]}),
        migrations.AlterModelOptions("sealedbid", {"ordering": ["envelope_id", "position"]}),
        migrations.AddField("openedbid", "content", models.JSONField(null=True)),
        migrations.RemoveConstraint("openedbid", "opened_bid_whole_or_none"),
        migrations.RunSQL(
            once("bidding_openedbid", CONTENTS), once("bidding_openedbid", CONTENTS_BACK)
        ),
        migrations.RemoveField("openedbid", "amount_fen"),
        migrations.RemoveField("openedbid", "days"),
        migrations.RemoveField("sealing", "public_key"),
    ]
