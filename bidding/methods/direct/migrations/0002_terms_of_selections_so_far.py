"""The terms move here from the table of procurements, and back again."""

from django.db import migrations

COLUMNS = ("asked_agency_id", "reason", "answer_until", "shortlist")


def take_over(apps, schema_editor):
    Procurement = apps.get_model("bidding", "Procurement")
    DirectTerms = apps.get_model("method_direct", "DirectTerms")
    rows = Procurement.objects.filter(method="direct").order_by("id")
    DirectTerms.objects.bulk_create(
        DirectTerms(
            procurement_id=row.pk,
            asked_agency_id=row.asked_agency_id,
            reason=row.reason,
            answer_until=row.answer_until or row.created_at,
            shortlist=row.shortlist,
        )
        for row in rows.iterator()
    )


def give_back(apps, schema_editor):
    Procurement = apps.get_model("bidding", "Procurement")
    DirectTerms = apps.get_model("method_direct", "DirectTerms")
    for terms in DirectTerms.objects.order_by("procurement_id").iterator():
        values = {name: getattr(terms, name) for name in COLUMNS}
        Procurement.objects.filter(pk=terms.procurement_id).update(**values)


class Migration(migrations.Migration):
    dependencies = [
        ("method_direct", "0001_terms_of_a_direct_selection"),
        ("bidding", "0004_places_of_results_so_far"),
    ]

    operations = [migrations.RunPython(take_over, give_back)]
