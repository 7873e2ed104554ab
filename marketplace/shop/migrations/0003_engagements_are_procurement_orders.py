import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """An engagement is how far the work of a procurement went (bidding); this is its order.

    What PostgreSQL named after the table (sequence, constraints) keeps its old name.
    """

    dependencies = [("shop", "0002_one_open_basket_one_stock_record")]

    operations = [
        migrations.RenameModel("Engagement", "ProcurementOrder"),
        migrations.AlterField(
            "procurementorder",
            "order",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placed",
                to="order.order",
            ),
        ),
        migrations.AlterField(
            "procurementorder",
            "procurement",
            models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="placed",
                to="bidding.procurement",
            ),
        ),
    ]
