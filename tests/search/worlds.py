"""A market of entries for the engines: real words, no business rows behind them."""

import datetime as dt
import random

from bench.words import BRANDS, CITIES
from search import text
from search.engine import DAYS_BANDS, PRICE_BANDS, band
from search.models import Kind, SearchEntry

WORKS = [
    "建设项目环境影响报告书编制",
    "竣工环境保护验收监测",
    "不动产权籍调查测绘",
    "工程测量",
    "地籍测绘",
    "房产测绘",
    "资产评估",
    "房地产估价",
    "土地评估",
    "社会稳定风险评估",
    "安全预评价",
    "职业病危害预评价",
    "工程造价咨询",
    "水土保持方案编制",
    "防洪影响评价",
    "节能报告编制",
    "交通影响评价",
    "CMA检测",
    "施工图设计文件审查",
]
# A word of the trade in a name: it must not crowd out the trade itself.
NAMES = [*BRANDS, "测绘"]
FAMILIES = ["assessment", "surveying", "testing"]


def entry(n: int, rng: random.Random) -> SearchEntry:
    city, work, brand = rng.choice(CITIES), rng.choice(WORKS), rng.choice(NAMES)
    name = f"{city}{brand}{rng.choice(['测绘院', '環境科技有限公司', '工程咨询有限公司'])}"
    price = rng.choice([None, rng.randrange(100_000, 60_000_000)])
    days = rng.randrange(1, 90)
    folded = text.normalise(f"{work} {name}")
    kind = rng.choice(list(Kind))
    return SearchEntry(
        kind=kind,
        object_id=n,
        is_visible=rng.random() > 0.1,
        text=folded,
        tokens=[*text.grams(folded), *text.pinyin(name)],
        family=rng.choice(FAMILIES),
        region=f"3207{rng.randrange(3):02d}",
        price_fen=price,
        price_band=band(price, PRICE_BANDS),
        days=days,
        days_band=band(days, DAYS_BANDS),
        is_newcomer=rng.random() < 0.3,
        is_library_member=n % 7 == 0 or None,
        method="direct" if kind == Kind.NOTICE else "",
        stage="published" if kind == Kind.NOTICE else "",
        closes_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(hours=n)
        if kind == Kind.NOTICE
        else None,
        rank=round(rng.random() * 100, 3),
        parts={"credit": 0.5},
    )


def fill(count: int = 400, seed: int = 7) -> list[SearchEntry]:
    rng = random.Random(seed)
    made = [entry(n, rng) for n in range(1, count + 1)]
    SearchEntry.objects.bulk_create(made)
    return made
