"""Every draw is a row of its own, whatever is drawn; what was held before is kept as it was.

A draw under way cannot be carried over: its secrets were made by the old way. Finish it first.
Backwards the tables of before come back empty.
"""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


def carry_over(apps, schema_editor):
    Draw = apps.get_model("bidding", "Draw")
    Result = apps.get_model("bidding", "DrawResult")
    Share = apps.get_model("bidding", "DrawShare")
    SeedShare = apps.get_model("bidding", "SeedShare")
    LibraryShare = apps.get_model("bidding", "LibraryShare")
    OldDraw = apps.get_model("bidding", "OldDraw")
    LibraryDraw = apps.get_model("bidding", "LibraryDraw")
    Procurement = apps.get_model("bidding", "Procurement")
    Library = apps.get_model("bidding", "Library")

    def keep(subject, purpose, chain, region, owner, old, shares, is_over, draw_at):
        if old is None and not is_over:
            raise RuntimeError(f"finish {subject.number} first: its draw is under way")
        transcript = old.transcript if old else {}
        aborted = getattr(old, "aborted_reason", "")
        made = Draw.objects.create(
            number=subject.number,
            purpose=purpose,
            chain=chain,
            rule=transcript.get("rule", "")[:200],
            region_id=region,
            owner_id=owner,
            status="aborted" if aborted else "drawn" if transcript else "dropped",
            holders={},
            tickets=transcript.get("tickets", {}),
            list_hash=subject.list_hash,
            frozen_at=(subject.closed_at or subject.published_at) if subject.list_hash else None,
            draw_at=(draw_at or old.drawn_at) if subject.list_hash else None,
            beacon_source="none",
            announced_at=subject.published_at or subject.created_at,
            aborted_reason=aborted,
        )
        if transcript:
            Result.objects.create(draw=made, transcript=transcript, drawn_at=old.drawn_at)
        Share.objects.bulk_create(
            Share(
                draw=made,
                party=share.party,
                commitment=share.commitment,
                escrow={},
                committed_at=share.committed_at,
                revealed=share.revealed,
                revealed_at=share.revealed_at,
            )
            for share in shares
        )
        subject.draw = made
        subject.save(update_fields=["draw"])

    drawn = Procurement.objects.filter(pk__in=SeedShare.objects.values("procurement"))
    for procurement in drawn.select_related("project").order_by("pk"):
        keep(
            procurement,
            "procurement",
            f"procurement:{procurement.number}",
            procurement.project.region_id,
            procurement.owner_id,
            OldDraw.objects.filter(procurement=procurement).first(),
            SeedShare.objects.filter(procurement=procurement).order_by("party"),
            procurement.status not in ("published", "short", "closed", "opening", "evaluation"),
            procurement.draw_at,
        )
    for library in Library.objects.filter(pk__in=LibraryShare.objects.values("library")):
        keep(
            library,
            "library",
            f"library:{library.number}",
            library.region_id,
            None,
            LibraryDraw.objects.filter(library=library).first(),
            LibraryShare.objects.filter(library=library).order_by("party"),
            library.status not in ("published", "closed", "drawing"),
            library.draw_at,
        )
    # Rows just written and columns just to be dropped: their references are checked now.
    schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_offers_of_bundles_leave_the_shelf'),
        ('bidding', '0023_calendar_feeds'),
        ('core', '0004_subscriptions_to_heads'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name='draw', name='append_only_row'),
        pgtrigger.migrations.RemoveTrigger(model_name='draw', name='append_only_table'),
        migrations.AlterField('draw', 'procurement', models.OneToOneField('bidding.procurement', models.PROTECT, related_name='+')),
        migrations.AlterField('librarydraw', 'library', models.OneToOneField('bidding.library', models.PROTECT, related_name='+')),
        migrations.RenameModel('draw', 'olddraw'),
        migrations.CreateModel(
            name='Draw',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.CharField(max_length=64, unique=True, verbose_name='number')),
                ('purpose', models.CharField(max_length=16)),
                ('chain', models.CharField(max_length=80)),
                ('rule', models.CharField(max_length=200)),
                ('status', models.CharField(choices=[('announced', 'Announced'), ('frozen', 'List frozen'), ('opened', 'Secrets opened'), ('drawn', 'Drawn'), ('aborted', 'Aborted'), ('dropped', 'Not needed')], default='announced', max_length=12, verbose_name='status')),
                ('holders', models.JSONField()),
                ('tickets', models.JSONField(default=dict)),
                ('list_hash', models.CharField(blank=True, max_length=64)),
                ('draw_at', models.DateTimeField(blank=True, null=True, verbose_name='time of the draw')),
                ('beacon_source', models.CharField(max_length=120)),
                ('beacon_value', models.CharField(blank=True, max_length=1024)),
                ('beacon_known_at', models.DateTimeField(blank=True, null=True)),
                ('announced_at', models.DateTimeField()),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('due_at', models.DateTimeField(blank=True, db_index=True, null=True)),
                ('aborted_reason', models.CharField(blank=True, max_length=300)),
                ('beacon_typed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.organisation')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='core.region')),
            ],
            options={
                'ordering': ['-announced_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='DrawResult',
            fields=[
                ('draw', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='result', serialize=False, to='bidding.draw')),
                ('transcript', models.JSONField()),
                ('silent', models.JSONField(default=list)),
                ('drawn_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['-drawn_at', 'draw_id'],
            },
        ),
        migrations.AddField(
            model_name='library',
            name='draw',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='library', to='bidding.draw'),
        ),
        migrations.AddField(
            model_name='procurement',
            name='draw',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='procurement', to='bidding.draw'),
        ),
        migrations.CreateModel(
            name='DrawRelease',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(choices=[('owner', 'Project owner'), ('regulator', 'Regulator'), ('platform', 'Platform')], max_length=12, verbose_name='party')),
                ('parts', models.JSONField(default=dict)),
                ('released_at', models.DateTimeField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='bidding.draw')),
            ],
            options={
                'ordering': ['draw_id', 'released_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='DrawShare',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('party', models.CharField(max_length=64, verbose_name='party')),
                ('commitment', models.CharField(max_length=64)),
                ('escrow', models.JSONField()),
                ('committed_at', models.DateTimeField()),
                ('revealed', models.CharField(blank=True, max_length=64)),
                ('revealed_at', models.DateTimeField(blank=True, null=True)),
                ('is_shown', models.BooleanField(default=False)),
                ('is_false', models.BooleanField(default=False)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('draw', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to='bidding.draw')),
            ],
            options={
                'ordering': ['draw_id', 'party'],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drawresult',
            trigger=pgtrigger.compiler.Trigger(name='append_only_row', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'bidding_drawresult is append-only' USING ERRCODE = '23514';", hash='5647a99a287f755348ffc037c84a9cee978670bb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_row_2da47', table='bidding_drawresult', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='drawresult',
            trigger=pgtrigger.compiler.Trigger(name='append_only_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'bidding_drawresult is append-only' USING ERRCODE = '23514';", hash='a44117dbb4f2c0b37bfea5b443c6aa7b15b1138d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_append_only_table_eec95', table='bidding_drawresult', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['announced', 'frozen', 'opened', 'drawn', 'aborted', 'dropped'])), name='draw_status_known'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('draw_at', None), ('frozen_at', None), ('list_hash', '')), models.Q(('draw_at__isnull', False), ('frozen_at__isnull', False), models.Q(('list_hash', ''), _negated=True)), _connector='OR'), name='draw_frozen_with_its_list'),
        ),
        migrations.AddConstraint(
            model_name='draw',
            constraint=models.CheckConstraint(condition=models.Q(('beacon_known_at', None), models.Q(('beacon_value', ''), _negated=True), _connector='OR'), name='draw_beacon_known_with_its_value'),
        ),
        migrations.AddConstraint(
            model_name='drawrelease',
            constraint=models.UniqueConstraint(fields=('draw', 'party'), name='draw_release_once_a_party'),
        ),
        migrations.AddConstraint(
            model_name='drawshare',
            constraint=models.UniqueConstraint(fields=('draw', 'party'), name='draw_share_once'),
        ),
        migrations.AddConstraint(
            model_name='drawshare',
            constraint=models.CheckConstraint(condition=models.Q(('is_false', False), ('revealed', ''), _connector='OR'), name='draw_share_false_or_revealed'),
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name='libraryshare',
            name='library',
        ),
        migrations.RemoveField(
            model_name='olddraw',
            name='procurement',
        ),
        migrations.RemoveField(
            model_name='seedshare',
            name='procurement',
        ),
        migrations.RemoveField(
            model_name='library',
            name='draw_at',
        ),
        migrations.RemoveField(
            model_name='library',
            name='list_hash',
        ),
        migrations.RemoveField(
            model_name='procurement',
            name='list_hash',
        ),
        migrations.DeleteModel(
            name='LibraryDraw',
        ),
        migrations.DeleteModel(
            name='LibraryShare',
        ),
        migrations.DeleteModel(
            name='olddraw',
        ),
        migrations.DeleteModel(
            name='SeedShare',
        ),
    ]
