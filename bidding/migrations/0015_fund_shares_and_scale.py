"""Whose money pays becomes a share, and a notice tells the scale of the project."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bidding", "0014_endings_need_consent")]

    operations = [
        migrations.AddField(
            model_name="procurement",
            name="fiscal_percent",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="share of fiscal money"
            ),
        ),
        migrations.AddField(
            model_name="procurement",
            name="scale",
            field=models.CharField(
                blank=True, max_length=300, verbose_name="scale of the project"
            ),
        ),
        migrations.RunSQL(
            "UPDATE bidding_procurement SET fiscal_percent = 100 WHERE fund_source = 'public'",
            "UPDATE bidding_procurement SET fund_source = 'public' WHERE fiscal_percent > 0",
        ),
        migrations.RemoveField(model_name="procurement", name="fund_source"),
        migrations.AlterField(
            model_name="project",
            name="code",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="investment project code"
            ),
        ),
        migrations.AddConstraint(
            model_name="procurement",
            constraint=models.CheckConstraint(
                condition=models.Q(("fiscal_percent__lte", 100)),
                name="procurement_shares_sum_to_100",
            ),
        ),
    ]
