import django.db.models.deletion
from django.db import migrations, models


def three_as_before(apps, schema_editor):
    """The rule had three in its sentence; what was drafted or published under it keeps them."""
    terms = apps.get_model("method_k_lowest_draw", "LowestTerms")
    procurements = apps.get_model("bidding", "Procurement").objects.filter(method="k_lowest_draw")
    keys = procurements.order_by("pk").values_list("pk", flat=True)
    terms.objects.bulk_create(terms(procurement_id=key, count=3) for key in keys)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ("bidding", "0028_unified_survey"),
    ]

    operations = [
        migrations.CreateModel(
            name="LowestTerms",
            fields=[
                ("procurement", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name="lowest_terms", serialize=False, to="bidding.procurement")),
                ("count", models.PositiveSmallIntegerField(verbose_name="lowest prices that enter the draw")),
            ],
            options={
                "ordering": ["procurement_id"],
                "constraints": [models.CheckConstraint(condition=models.Q(("count__gte", 2), ("count__lte", 10)), name="lowest_count_2_to_10")],
            },
        ),
        migrations.RunPython(three_as_before, migrations.RunPython.noop),
    ]
