"""Results decided before places were kept: from the transcript of the draw, or from the award."""

from django.db import migrations
from django.db.models import Max, Sum

DRAWN = "Drawn as number %(place)s of %(entrants)s at the fixed price."
CHOSEN = "The project owner chose its offer from the shelf and the agency took it."


def write_places(apps, schema_editor):
    Place = apps.get_model("bidding", "Place")
    Draw = apps.get_model("bidding", "Draw")
    Award = apps.get_model("bidding", "Award")
    SignUp = apps.get_model("bidding", "SignUp")
    for draw in Draw.objects.filter(aborted_reason="").order_by("id"):
        price = draw.procurement.lines.aggregate(fen=Sum("price_fen"), days=Max("days"))
        agencies = {
            each.agency.organisation.credit_code or f"agency-{each.agency_id}": each.agency
            for each in SignUp.objects.filter(procurement=draw.procurement).select_related(
                "agency__organisation"
            )
        }
        ranking = draw.transcript["ranking"]
        Place.objects.bulk_create(
            Place(
                procurement=draw.procurement,
                agency=agencies[entry["id"]],
                place=number,
                amount_fen=price["fen"],
                days=price["days"],
                reason={"template": DRAWN, "facts": {"place": number, "entrants": len(ranking)}},
                decided_at=draw.drawn_at,
            )
            for number, entry in enumerate(ranking, start=1)
        )
    chosen = Award.objects.filter(procurement__method="direct").order_by("id")
    Place.objects.bulk_create(
        Place(
            procurement_id=award.procurement_id,
            agency_id=award.agency_id,
            place=1,
            amount_fen=award.amount_fen,
            days=award.days,
            reason={"template": CHOSEN, "facts": {}},
            decided_at=award.made_at,
        )
        for award in chosen
    )


class Migration(migrations.Migration):
    dependencies = [("bidding", "0003_places_and_method_keys")]

    operations = [
        # Undone with the table: its rows are append-only.
        migrations.RunPython(write_places, migrations.RunPython.noop),
    ]
