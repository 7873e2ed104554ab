from django.db import migrations


class Migration(migrations.Migration):
    """What Oscar's tables should refuse by themselves: a second open basket of a person, and a
    second stock record of a product (which priced the wrong agency)."""

    dependencies = [
        ("shop", "0001_shelf_items_and_engagements"),
        ("basket", "0002_tables_of_oscar"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE UNIQUE INDEX shop_one_open_basket ON basket_basket (owner_id) "
            "WHERE status = 'Open' AND owner_id IS NOT NULL",
            "DROP INDEX shop_one_open_basket",
        ),
        migrations.RunSQL(
            "CREATE UNIQUE INDEX shop_one_stock_record ON partner_stockrecord (product_id)",
            "DROP INDEX shop_one_stock_record",
        ),
    ]
