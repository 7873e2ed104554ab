from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("bidding", "0004_places_of_results_so_far"),
        ("method_direct", "0002_terms_of_selections_so_far"),
    ]

    operations = [
        migrations.RemoveField("procurement", "answer_until"),
        migrations.RemoveField("procurement", "asked_agency"),
        migrations.RemoveField("procurement", "reason"),
        migrations.RemoveField("procurement", "shortlist"),
    ]
