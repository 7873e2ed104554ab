"""RSS: the newest notices, and what happened to one of them. Nothing of bids is in either."""

import datetime as dt

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bidding.models import Procurement
from bidding.queries import notices
from core.clock import SHANGHAI
from core.money import format_fen
from core.policy import everyone, guard

NEWEST = 50


@guard(everyone)
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The notices published last."""
    feed = _feed(_("Notices and results"), "bidding:notices")
    found = Procurement.objects.visible().on_show().filter(published_at__isnull=False)
    for each in found.order_by("-published_at", "-id")[:NEWEST]:
        facts = (str(each.owner), format_fen(each.total_fen), _until(each.closes_at))
        feed.add_item(
            title=each.title,
            link=_address("bidding:notice", each.number),
            description=" · ".join(facts),
            pubdate=each.published_at,
            unique_id=each.number,
            unique_id_is_permalink=False,
        )
    return _answer(feed)


@guard(everyone)
@require_safe
def of_procurement(request: HttpRequest, number: str) -> HttpResponse:
    """What happened to one procurement: every entry of its public chain, questions with texts."""
    procurement = get_object_or_404(Procurement.objects.visible().on_show(), number=number)
    feed = _feed(f"{number} {procurement.title}", "bidding:notice", number)
    for entry, title, text in notices.news(procurement):
        feed.add_item(
            title=title,
            link=_address("bidding:notice", number),
            description=text,
            pubdate=entry.at,
            unique_id=entry.hash,
            unique_id_is_permalink=False,
        )
    return _answer(feed)


def _feed(title: str, page: str, *args: str) -> Rss201rev2Feed:
    return Rss201rev2Feed(
        title=title, link=_address(page, *args), description=title, language=get_language()
    )


def _address(name: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def _until(closes_at: dt.datetime | None) -> str:
    if closes_at is None:
        return ""
    return _("Sign-up until %s (Beijing time).") % (
        f"{closes_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    )


def _answer(feed: Rss201rev2Feed) -> HttpResponse:
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
