"""A bundle is not bought as one item any more: its offers leave the shelf, each with its move."""

from django.db import migrations
from django.db.models.functions import Now

REASON = "A bundle is not one piece of work: each of its members is offered by itself."


def withdraw_offers_of_bundles(apps, schema_editor):
    Offer = apps.get_model("agencies", "Offer")
    ContentType = apps.get_model("contenttypes", "ContentType")
    StatusChange = apps.get_model("core", "StatusChange")
    offers = Offer.objects.filter(item__family="bundle").exclude(status="withdrawn")
    found = list(offers.order_by("id").values_list("id", "status"))
    if not found:
        return
    kind, _created = ContentType.objects.get_or_create(app_label="agencies", model="offer")
    StatusChange.objects.bulk_create(
        StatusChange(
            subject_type=kind,
            subject_id=pk,
            move="withdraw",
            source=status,
            target="withdrawn",
            role="system",
            reason=REASON,
            at=Now(),
        )
        for pk, status in found
    )
    offers.update(status="withdrawn")


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0003_review_region_sources_and_shared_items"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("core", "0001_people_log_and_chain"),
    ]

    operations = [
        # What was withdrawn stays withdrawn: the moves are append-only.
        migrations.RunPython(withdraw_offers_of_bundles, migrations.RunPython.noop),
    ]
