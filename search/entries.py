"""Write entries: in the transaction of the change, or for everything in a rebuild."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from agencies.credit import ranking, scoring
from agencies.credit.queries.scores import family_means, last_record, latest_scores
from agencies.models import Agency, Offer, Qualification
from bidding.libraries.queries import seats_in_force
from bidding.models import Procurement
from core.clock import local_date

from . import text
from .engine import DAYS_BANDS, PRICE_BANDS, band
from .models import Kind, SearchEntry

BATCH = 2000


def write_agencies(agencies: QuerySet[Agency], *, at: dt.datetime) -> int:
    """Bring the entries of these agencies up to date; returns how many are visible."""
    keys = list(agencies.order_by("pk").values_list("pk", flat=True))
    valid = Qualification.objects.valid_on(local_date(at)).select_related("type").order_by("pk")
    listed = (
        Agency.objects.that_can("be_listed")
        .filter(pk__in=keys)
        .select_related("organisation__region")
        .prefetch_related(Prefetch("qualifications", queryset=valid))
        .order_by("pk")
    )
    standing = Standing([agency.pk for agency in listed], at)
    return _write(Kind.AGENCY, keys, (_agency(agency, standing) for agency in listed))


def write_offers(offers: QuerySet[Offer], *, at: dt.datetime) -> int:
    """Bring the entries of these offers up to date; returns how many are visible."""
    keys = list(offers.order_by("pk").values_list("pk", flat=True))
    shown = list(
        Offer.objects.on_shelf(local_date(at))
        .filter(pk__in=keys)
        .select_related("item", "agency__organisation__region")
        .order_by("pk")
    )
    standing = Standing({offer.agency_id for offer in shown}, at)
    prices = _prices({offer.item_id for offer in shown}, local_date(at))
    return _write(Kind.OFFER, keys, (_offer(offer, standing, prices) for offer in shown))


def write_notices(procurements: QuerySet[Procurement]) -> int:
    """Bring the entries of these procurements up to date; returns how many are visible."""
    keys = list(procurements.order_by("pk").values_list("pk", flat=True))
    seen = (
        Procurement.objects.visible()
        .filter(pk__in=keys)
        .select_related("project__region", "owner")
        .prefetch_related("lines__item")
        .order_by("pk")
    )
    return _write(Kind.NOTICE, keys, (_notice(procurement) for procurement in seen))


@dataclass(frozen=True)
class Written:
    """How many entries of each kind are visible after writing them all."""

    agencies: int
    offers: int
    notices: int


@transaction.atomic
def write_all(*, at: dt.datetime) -> Written:
    """Bring every entry up to date as of `at`; writing them again changes nothing.

    Ranks drift without an event: prices are compared within an item, means and days move on.
    """
    return Written(
        agencies=write_agencies(Agency.objects.all(), at=at),
        offers=write_offers(Offer.objects.all(), at=at),
        notices=write_notices(Procurement.objects.all()),
    )


class Standing:
    """How agencies stand: scores, or the mean before a first one, for the rank; library seats."""

    def __init__(self, agencies: Iterable[int], at: dt.datetime) -> None:
        keys = list(agencies)
        self.scores = latest_scores(keys)
        self.seats: dict[int, set[int]] = defaultdict(set)  # agency: items of its libraries
        for seat in seats_in_force(keys, at):
            self.seats[seat.agency_id] |= {line.item_id for line in seat.library.items.all()}
        self.means = family_means(through=last_record(), as_of=at)

    def parts(self, agency: int, family: str, price: float) -> dict[str, float]:
        """The parts of the rank in [0, 1]; everything found is equally relevant."""
        score = self.scores.get(agency)
        if score is not None:
            rated = {
                "credit": score.value / 100,
                "on_time": score.parts["on_time"],
                "response": score.parts["answers_in_time"],
            }
        else:
            mean, weights = self.means.get(family, self.means[""]), scoring.CURRENT.weights
            rated = {
                "credit": fsum(weights[name] * mean[name] for name in scoring.COMPONENTS),
                "on_time": mean["on_time"],
                "response": mean["answers_in_time"],
            }
        return {"relevance": 1.0, "price": price, **rated}

    def finished(self, agency: int) -> int:
        """How many finished contracts count for the agency."""
        return self.scores[agency].records if agency in self.scores else 0


def _ranked(agency: int, parts: dict[str, float], standing: Standing) -> dict[str, Any]:
    finished = standing.finished(agency)
    candidate = ranking.Candidate(agency, parts, finished, 0)
    return {
        "rank": ranking.total(candidate),
        "parts": parts,
        "is_newcomer": finished < ranking.CURRENT.newcomer_below,
    }


def _texts(*names: str, pinyin_of: str = "") -> dict[str, Any]:
    folded = text.normalise(" ".join(name for name in names if name))
    return {"text": folded, "tokens": [*text.grams(folded), *text.pinyin(pinyin_of)]}


def _agency(agency: Agency, standing: Standing) -> SearchEntry:
    organisation = agency.organisation
    held = [f"{q.type.name_zh} {q.level}" for q in agency.qualifications.all()]
    return SearchEntry(
        kind=Kind.AGENCY,
        object_id=agency.pk,
        agency_id=agency.pk,
        region=organisation.region.code,
        is_library_member=agency.pk in standing.seats or None,
        **_texts(
            organisation.name,
            organisation.region.name_zh,
            organisation.credit_code or "",
            *held,
            pinyin_of=organisation.name,
        ),
        **_ranked(agency.pk, standing.parts(agency.pk, "", 0.5), standing),
    )


def _offer(offer: Offer, standing: Standing, prices: Mapping[int, float]) -> SearchEntry:
    organisation, item = offer.agency.organisation, offer.item
    parts = standing.parts(offer.agency_id, item.family, prices.get(offer.pk, 0.5))
    return SearchEntry(
        kind=Kind.OFFER,
        object_id=offer.pk,
        agency_id=offer.agency_id,
        family=item.family,
        item=item.code,
        region=organisation.region.code,
        price_fen=offer.price_fen,
        price_band=band(offer.price_fen, PRICE_BANDS),
        days=offer.promised_days,
        days_band=band(offer.promised_days, DAYS_BANDS),
        is_library_member=item.pk in standing.seats.get(offer.agency_id, ()) or None,
        **_texts(
            item.name_zh,
            item.name_en,
            item.code,
            organisation.name,
            organisation.region.name_zh,
            pinyin_of=organisation.name,
        ),
        **_ranked(offer.agency_id, parts, standing),
    )


def _notice(procurement: Procurement) -> SearchEntry:
    lines = list(procurement.lines.all())
    first = lines[0].item if lines else None
    total = sum(line.price_fen for line in lines) or None
    days = max((line.days for line in lines), default=None)
    return SearchEntry(
        kind=Kind.NOTICE,
        object_id=procurement.pk,
        family=first.family if first else "",
        item=first.code if first else "",
        region=procurement.project.region.code,
        price_fen=total,
        price_band=band(total, PRICE_BANDS),
        days=days,
        days_band=band(days, DAYS_BANDS),
        method=procurement.method,
        stage=procurement.status,
        closes_at=procurement.closes_at,
        **_texts(
            procurement.title,
            procurement.number,
            procurement.owner.name,
            procurement.project.region.name_zh,
            *(line.item.name_zh for line in lines),
        ),
    )


def _prices(items: set[int], on: dt.date) -> dict[int, float]:
    """Each offer's price percentile within its item."""
    by_item: dict[int, dict[int, int]] = defaultdict(dict)
    rows = Offer.objects.on_shelf(on).filter(item__in=items, price_fen__isnull=False).order_by()
    for item, key, price in rows.values_list("item_id", "pk", "price_fen"):
        by_item[item][key] = price or 0
    found: dict[int, float] = {}
    for prices in by_item.values():
        found |= ranking.percentiles(prices)
    return found


_KEYS = {"id", "kind", "object_id"}
_CHANGING = [f.name for f in SearchEntry._meta.concrete_fields if f.name not in _KEYS]


def _write(kind: Kind, keys: list[int], entries: Iterable[SearchEntry]) -> int:
    made = list(entries)
    if gone := set(keys) - {entry.object_id for entry in made}:
        SearchEntry.objects.filter(kind=kind, object_id__in=gone).update(is_visible=False)
    SearchEntry.objects.bulk_create(
        made,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=_CHANGING,
        batch_size=BATCH,
    )
    return len(made)
