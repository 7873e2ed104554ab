"""Template tags every page may use: money, moments, status words, fixed texts."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token
from django.template.defaultfilters import linebreaksbr
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from core.clock import SHANGHAI, local_date
from core.money import format_fen, in_words, yuan_text

register = template.Library()

# The colour of a status word; the word itself always says it too.
TONES = {
    "ok": {
        "active",
        "accepted",
        "paid",
        "released",
        "awarded",
        "signed",
        "matched",
        "completed",
        "rated",
        "succeeded",
        "posted",
        "published",
        "live",
        "confirmed",
        "settled",
        "receipted",
        "member",
    },
    "warn": {
        "returned",
        "rectifying",
        "publicity",
        "partly_paid",
        "rework",
        "unknown",
        "pending",
        "suspense",
        "overdue",
        "proposed",
        "expired",
        "awaiting_agency",
        "notified",
        "lapsed",
    },
    "bad": {
        "suspended",
        "removed",
        "failed",
        "void",
        "cancelled",
        "declined",
        "refused",
        "rejected",
        "in_force",
        "upheld",
    },
    "go": {
        "submitted",
        "open",
        "closed",
        "drawing",
        "in_service",
        "delivered",
        "funded",
        "processing",
        "under_review",
        "assigned",
        "hearing",
        "received",
    },
}


@register.filter
def yuan(fen: int | None) -> str:
    """Fen as "¥120,000.00"; a dash for nothing."""
    return "—" if fen is None else format_fen(fen)


@register.filter
def per_cent(basis_points: int) -> str:
    """Basis points as "12.50%"."""
    return f"{yuan_text(basis_points)}%"


@register.filter
def yuan_words(fen: int) -> str:
    """Fen in capital numerals, 壹拾贰万元整, for readers of Chinese; nothing in English."""
    return "" if get_language() == "en" else in_words(fen)


@register.filter
def yuan_full(fen: int | None) -> str:
    """Fen in digits and, for readers of Chinese, in words: "¥120,000.00（壹拾贰万元整）"."""
    words = yuan_words(fen) if fen is not None else ""
    return f"{yuan(fen)}（{words}）" if words else yuan(fen)


@register.filter
def moment(at: dt.datetime | None) -> str | SafeString:
    """A time in Shanghai, "2026-11-21 15:00", inside a <time> element; a dash for nothing."""
    if at is None:
        return "—"
    local = timezone.localtime(at, SHANGHAI)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="seconds"),
        f"{local:%Y-%m-%d %H:%M}",
    )


@register.filter
def day(date: dt.date | dt.datetime | None) -> str | SafeString:
    """A date, "2026-11-21"; a dash for nothing."""
    if date is None:
        return "—"
    if isinstance(date, dt.datetime):
        date = local_date(date)
    return format_html('<time datetime="{0}">{0}</time>', date.isoformat())


@register.filter
def short(digest: str) -> str:
    """A hash as people compare it: first and last characters."""
    return f"{digest[:8]}…{digest[-6:]}" if len(digest) > 16 else digest


def tone(status: str) -> str:
    """The colour name of a status."""
    return next((name for name, words in TONES.items() if status in words), "mute")


@register.filter
def can(thing: Any, capability: str) -> bool:
    """Whether a thing's status holds a capability of its lifecycle (the app's `states`)."""
    return bool(thing.machine.can(thing.status, capability))


@register.simple_tag
def badge(thing: Any) -> SafeString:
    """The status of a thing as a word with a colour."""
    return format_html(
        '<span class="tag tag--{}">{}</span>', tone(thing.status), thing.get_status_display()
    )


@register.simple_tag
def marked(pieces: Iterable[tuple[str, bool]], tag: str) -> SafeString:
    """A version of a text in pieces; those that the other version lacks stand in `tag`."""
    rows = ((tag if is_changed else "span", linebreaksbr(text)) for text, is_changed in pieces)
    return format_html_join("", "<{0}>{1}</{0}>", rows)


class FixedText(template.Node):
    """A `{% translate "…" %}` of constants, translated once a language.

    A page has some fifty of them; looking each up anew was a quarter of the time of drawing it.
    """

    def __init__(self, node: TranslateNode) -> None:
        self.node = node
        self.known: dict[str | None, str] = {}

    def render(self, context: template.Context) -> str:
        language = get_language()
        if language not in self.known:
            self.known[language] = self.node.render(context)
        return self.known[language]


@register.tag("translate")
def translate(parser: Parser, token: Token) -> template.Node:
    """Django's tag; faster where the text is a constant and goes straight into the page."""
    node = do_translate(parser, token)
    meaning = node.message_context
    is_fixed = _is_constant(node.filter_expression) and (not meaning or _is_constant(meaning))
    return FixedText(node) if is_fixed and not node.asvar else node


def _is_constant(text: FilterExpression) -> bool:
    return text.is_var and text.var.literal is not None and not text.filters
