"""Reproduce past scores from the records, to the last digit."""

import datetime as dt
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from agencies.credit import scoring
from agencies.credit.actions.scores import score_agency
from agencies.credit.queries import scores as queries
from agencies.models import Agency
from core.clock import END_OF_DAY, SHANGHAI, now


class Command(BaseCommand):
    """For each agency: the score stored as of a date beside the same score computed anew."""

    help = (
        "Recompute scores from the performance records and compare them with the stored ones. "
        "Exits with an error when a digit differs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--agency", help="unified social credit code of one agency")
        parser.add_argument(
            "--as-of", type=dt.date.fromisoformat, help="the scores that stood on YYYY-MM-DD"
        )
        parser.add_argument(
            "--store", action="store_true", help="also store a new score of each agency as of now"
        )

    def handle(self, **options: Any) -> None:
        agencies = Agency.objects.select_related("organisation__region").order_by("id")
        if options["agency"]:
            agencies = agencies.filter(organisation__credit_code=options["agency"])
            if not agencies:
                raise CommandError(f"There is no agency with the code {options['agency']}.")
        on = options["as_of"]
        at = dt.datetime.combine(on, END_OF_DAY, tzinfo=SHANGHAI) if on else now()
        differing = sum(not self._compare(agency, at) for agency in agencies)
        if options["store"]:
            moment = now()
            for agency in agencies:
                score_agency(agency=agency, at=moment)
        if differing:
            raise CommandError(f"{differing} scores differ from what is stored.")

    def _compare(self, agency: Agency, at: dt.datetime) -> bool:
        stored = queries.latest_score(agency, at)
        through = stored.inputs["through"] if stored else queries.last_record(at)
        as_of = stored.as_of if stored else at
        formula = scoring.FORMULAS[stored.formula] if stored else scoring.CURRENT
        means = queries.family_means(through=through, as_of=as_of, formula=formula)
        inputs = queries.inputs_for(agency, as_of=as_of, through=through, means=means)
        result = scoring.score(inputs, formula)
        code = agency.organisation.credit_code
        line = f"{code} {result.value:.6f} [{result.low:.4f}, {result.high:.4f}] n={result.records}"
        if stored is None:
            self.stdout.write(f"{line} (no score stored)")
            return True
        same = (stored.value, stored.interval_low, stored.interval_high, stored.inputs) == (
            result.value,
            result.low,
            result.high,
            inputs.as_json(),
        )
        self.stdout.write(f"{line} {'= stored' if same else f'≠ stored {stored.value:.6f}'}")
        return same
