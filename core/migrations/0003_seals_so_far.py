"""Heads sealed so far learn their previous one; full subtrees and entries without a leaf are kept."""

from django.db import migrations

from core import merkle

PREVIOUS_ROOTS = f"""
ALTER TABLE core_chainseal DISABLE TRIGGER USER;
UPDATE core_chainseal AS seal SET previous_root = known.previous
  FROM (SELECT id, lag(root_hash, 1, '{merkle.EMPTY.hex()}') OVER (ORDER BY id) AS previous
          FROM core_chainseal) AS known
 WHERE known.id = seal.id;
ALTER TABLE core_chainseal ENABLE TRIGGER USER;
"""
WAITING = """
INSERT INTO core_chainwaiting (entry_id)
SELECT id FROM core_chainentry AS entry
 WHERE NOT EXISTS (SELECT FROM core_chainleaf AS leaf WHERE leaf.entry_id = entry.id)
    ON CONFLICT DO NOTHING
"""


def keep_subtrees(apps, schema_editor):
    peaks, made = [], []
    subtree = apps.get_model("core", "ChainSubtree")
    leaves = apps.get_model("core", "ChainLeaf").objects.order_by("index")
    for size, digest in enumerate(leaves.values_list("entry__hash", flat=True).iterator()):
        leaf = merkle.leaf_hash(bytes.fromhex(digest))
        for height, index, found in merkle.grow(size, peaks, leaf):
            if height and height % 8 == 0:
                made.append(subtree(height=height, index=index, hash=found.hex()))
    subtree.objects.bulk_create(made)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_signed_heads_and_subtrees")]

    operations = [
        migrations.RunSQL(PREVIOUS_ROOTS, migrations.RunSQL.noop),
        migrations.RunSQL(WAITING, migrations.RunSQL.noop),
        migrations.RunPython(keep_subtrees, migrations.RunPython.noop),
    ]
