"""What is kept of the gateway: where the payer goes, which gateway pays out, what an event is about."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("billing", "0002_ledger_posting")]
    operations = [
        migrations.RenameField("payment", "client_secret", "pay_url"),
        migrations.AlterField(
            "payment", "pay_url", models.CharField(blank=True, max_length=1000)
        ),
        migrations.AddField(
            "payout",
            "gateway",
            models.CharField(default="offline", max_length=20),
            preserve_default=False,
        ),
        migrations.AddField(
            "webhookdelivery",
            "object_kind",
            models.CharField(default="", max_length=40),
            preserve_default=False,
        ),
        migrations.AddField(
            "webhookdelivery",
            "object_id",
            models.CharField(default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "webhookdelivery",
            "payee",
            models.CharField(blank=True, max_length=100, default=""),
            preserve_default=False,
        ),
    ]
