import django.db.models.deletion
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0003_gateway_facts'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='journal',
            name='reference',
            field=models.GeneratedField(db_persist=True, expression=models.Case(models.When(subject__startswith='gateway:', then=django.db.models.functions.text.Substr('subject', 9)), default=models.Func('memo', models.Value(' '), models.Value(1), function='split_part', output_field=models.CharField())), output_field=models.CharField(max_length=300)),
        ),
        migrations.RemoveConstraint(
            model_name='reconciliationexception',
            name='exception_maker_is_not_checker',
        ),
        migrations.RemoveIndex(
            model_name='statementline',
            name='billing_sta_account_785743_idx',
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='first_on',
            field=models.DateField(null=True, verbose_name='first day'),
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='last_on',
            field=models.DateField(null=True, verbose_name='last day'),
        ),
        migrations.AddField(
            model_name='bankstatement',
            name='line_count',
            field=models.PositiveIntegerField(default=0, verbose_name='lines'),
        ),
        migrations.AddField(
            model_name='reconciliationexception',
            name='posting',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='explains', to='billing.journal'),
        ),
        migrations.AddField(
            model_name='reconciliationexception',
            name='facts',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='reconciliationexception',
            name='resolution',
            field=models.CharField(blank=True, choices=[('post', 'Post to a suspense account'), ('carry', 'Carry forward to the next day')], default='', max_length=8, verbose_name='resolution'),
        ),
        migrations.AddField(
            model_name='statementline',
            name='found_reference',
            field=models.CharField(blank=True, max_length=80, verbose_name='reference found'),
        ),
        migrations.AddField(
            model_name='statementline',
            name='serial',
            field=models.CharField(blank=True, max_length=60, verbose_name="bank's serial number"),
        ),
        migrations.AlterField(
            model_name='reconciliationexception',
            name='kind',
            field=models.CharField(choices=[('long', 'The bank has more than the books (长款)'), ('short', 'The bank has less than the books (短款)'), ('amount_differs', 'Amount differs'), ('duplicate', 'Paid twice'), ('timing', 'Still on its way'), ('unknown_payer', 'Unknown payer')], max_length=16, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='reconciliationexception',
            name='line',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='exceptions', to='billing.statementline'),
        ),
        migrations.AlterField(
            model_name='reconciliationexception',
            name='transfer',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reconciliation_exceptions', to='billing.transfer'),
        ),
        migrations.AddIndex(
            model_name='journal',
            index=models.Index(fields=['reference'], name='journal_reference'),
        ),
        migrations.AddIndex(
            model_name='statementline',
            index=models.Index(fields=['account', 'on'], name='billing_sta_account_49cf94_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementline',
            trigger=pgtrigger.compiler.Trigger(name='append_only_row', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'billing_statementline is append-only' USING ERRCODE = '23514';", hash='5e306511aa052760988723e9c0026748190c88c6', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_row_5a20c', table='billing_statementline', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='statementline',
            trigger=pgtrigger.compiler.Trigger(name='append_only_table', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'billing_statementline is append-only' USING ERRCODE = '23514';", hash='d76b26cb939597c0dbd3611f9ad9245aaf25e612', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_append_only_table_e7f3c', table='billing_statementline', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reconciliationexception',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by', None), models.Q(('proposed_by__isnull', False), models.Q(('approved_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='exception_maker_is_not_checker'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationexception',
            constraint=models.CheckConstraint(condition=models.Q(('line__isnull', False), ('transfer__isnull', False), _connector='OR'), name='exception_is_about_something'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationexception',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['posted', 'carried']), _negated=True), models.Q(('approved_by__isnull', False), ('resolved_at__isnull', False)), _connector='OR'), name='exception_settled_by_and_at'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationexception',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'carried'), _negated=True), fields=('line',), name='exception_once_a_line'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationexception',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'carried'), _negated=True), fields=('transfer',), name='exception_once_a_transfer'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationrun',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('draft', 'matched'))), fields=('account',), name='reconciliation_one_open_run'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationrun',
            constraint=models.UniqueConstraint(fields=('account', 'until'), name='reconciliation_one_run_a_day'),
        ),
        migrations.AddConstraint(
            model_name='reconciliationrun',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('signed_at', None), ('signed_by', None)), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='reconciliation_signed_by_and_at'),
        ),
    ]
