"""The ranking as people see it: qualified agencies in order, each with why."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from django.db.models import Count, QuerySet

from agencies.catalogue.models import ServiceItem
from agencies.credit import ranking as rules
from agencies.credit import scoring
from agencies.credit.models import RankingSnapshot, Score
from agencies.credit.queries.scores import family_means, last_record, latest_scores
from agencies.entry.models import Agency
from agencies.offers.models import Offer

IMPRESSION_DAYS = 30


@dataclass(frozen=True)
class Listed:
    """One place of a list: the agency, its score and its entry with the parts."""

    entry: rules.Entry
    agency: Agency
    score: Score | None

    @property
    def stars(self) -> int | None:
        """One to five, None before a first contract."""
        if self.score is None or not self.score.records:
            return None
        return scoring.stars(self.score.value, scoring.FORMULAS[self.score.formula])

    @property
    def stars_text(self) -> str:
        """The stars as people see them: ★★★★☆."""
        return "★" * (self.stars or 0) + "☆" * (5 - (self.stars or 0))

    @property
    def why(self) -> list[str]:
        """The parts in words."""
        return rules.why(self.entry.parts, is_newcomer_place=self.entry.is_newcomer_place)


def scope(family: str = "", item: ServiceItem | None = None) -> str:
    """The name of a list, for its daily seed and its snapshot."""
    return item.code if item else family


def ranking(
    *,
    on: dt.date,
    at: dt.datetime,
    family: str = "",
    item: ServiceItem | None = None,
    relevance: Mapping[int, float] | None = None,
) -> list[Listed]:
    """Every agency that can be listed, in order: the whole market, a family or an item.

    A family or item lists those with a live offer for it. `relevance` gives each agency's in
    [0, 1]; without it all on the list are equally relevant.
    """
    offers = _offers(on, family, item)
    agencies = Agency.objects.that_can("be_listed").select_related("organisation__region")
    if family or item:
        agencies = agencies.filter(pk__in=offers.order_by().values("agency"))
    listed = {agency.pk: agency for agency in agencies.order_by("id")}
    scores = latest_scores(list(listed))
    prices = _prices(offers)
    seen = _impressions(on, family)
    unrated = _unrated(at, family or (item.family if item else ""))
    candidates = [
        rules.Candidate(
            key,
            {
                "relevance": relevance.get(key, 0.0) if relevance is not None else 1.0,
                "price": prices.get(key, 0.5),
                **(_rated(scores[key]) if key in scores else unrated),
            },
            scores[key].records if key in scores else 0,
            seen.get(key, 0),
        )
        for key in listed
    ]
    entries = rules.rank(candidates, rules.daily_seed(on, scope(family, item)))
    return [Listed(e, listed[e.candidate.key], scores.get(e.candidate.key)) for e in entries]


def _offers(on: dt.date, family: str, item: ServiceItem | None) -> QuerySet[Offer]:
    offers = Offer.objects.on_shelf(on)
    if item:
        return offers.filter(item=item)
    return offers.filter(item__family=family) if family else offers


def _rated(score: Score) -> dict[str, float]:
    return {
        "credit": score.value / 100,
        "on_time": score.parts["on_time"],
        "response": score.parts["answers_in_time"],
    }


def _unrated(at: dt.datetime, family: str) -> dict[str, float]:
    """Before a first contract an agency stands at the mean of the family."""
    means = family_means(through=last_record(), as_of=at)
    mean = means.get(family, means[""])
    weights = scoring.CURRENT.weights
    return {
        "credit": fsum(weights[name] * mean[name] for name in scoring.COMPONENTS),
        "on_time": mean["on_time"],
        "response": mean["answers_in_time"],
    }


def _prices(offers: QuerySet[Offer]) -> dict[int, float]:
    """Each agency's price percentile, the mean over its items; 1 is the lowest price."""
    by_item: dict[int, dict[int, int]] = defaultdict(dict)
    for offer in offers.filter(price_fen__isnull=False).order_by("item_id", "agency_id"):
        assert offer.price_fen is not None  # filtered above
        by_item[offer.item_id][offer.agency_id] = offer.price_fen
    found: dict[int, list[float]] = defaultdict(list)
    for prices in by_item.values():
        for agency, value in rules.percentiles(prices).items():
            found[agency].append(value)
    return {agency: fsum(values) / len(values) for agency, values in found.items()}


def _impressions(on: dt.date, family: str) -> dict[int, int]:
    """Days of the last 30 an agency stood on the first page; no page view is tracked."""
    rows = (
        RankingSnapshot.objects.filter(
            family=family,
            on__gte=on - dt.timedelta(days=IMPRESSION_DAYS),
            on__lt=on,
            position__lte=rules.CURRENT.page,
        )
        .order_by()
        .values_list("agency_id")
        .annotate(days=Count("id"))
    )
    return dict(rows)


def star_bands() -> list[tuple[int, float]]:
    """Stars and the least score of each, from five down; one star has no floor."""
    return [(5 - n, least) for n, least in enumerate(scoring.CURRENT.bands)] + [(1, 0.0)]


def matching(
    places: Iterable[Listed], *, region: str = "", stars: int = 0, words: str = ""
) -> list[Listed]:
    """Places of a list that fit a filter; each keeps its position in the whole list."""
    return [
        place
        for place in places
        if (not region or place.agency.organisation.region.code == region)
        and (not stars or (place.stars or 0) >= stars)
        and (not words or words.strip().lower() in place.agency.organisation.name.lower())
    ]
