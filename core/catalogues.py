"""Translation files without the gettext programs: extract, merge and compile with Babel.

Each app keeps `<app>/locale/zh_Hans/LC_MESSAGES/django.po` with the sentences of its Python files
and of `templates/<app>/`. Templates of no app (base, components, accounts) belong to `core`. An app
inside another (a selection method, a gateway) keeps its own, with those of its own `templates/`.
Source sentences are English. Compiled files are not kept; they are made when older than the text.
"""

import io
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize

ROOT: Final = Path(__file__).resolve().parents[1]
TOP: Final = ("core", "billing", "agencies", "bidding", "contracts", "search", "marketplace")
NESTED: Final = tuple(
    sorted(
        found.parent.relative_to(ROOT).as_posix()
        for app in TOP
        for found in (ROOT / app).glob("*/*/apps.py")
    )
)
APPS: Final = (*TOP, *NESTED)
LOCALE: Final = "zh_Hans"
FILE: Final = f"locale/{LOCALE}/LC_MESSAGES/django.po"
LAZY = {f"{name}_lazy": spec for name, spec in DEFAULT_KEYWORDS.items()}
# The context and the sentence, or its two forms.
Sentence = tuple[str | None, str | tuple[str, str]]
KEYWORDS: Final = {**DEFAULT_KEYWORDS, **LAZY, "gettext_noop": None}


def po_file(app: str) -> Path:
    """Where an app keeps its Chinese sentences."""
    return ROOT / app / FILE


def _templates(app: str) -> Iterator[Path]:
    folder = ROOT / "templates"
    if app in NESTED:
        yield from (ROOT / app / "templates").rglob("*.*")
        return
    if app != "core":
        yield from (folder / app).rglob("*.*")
        return
    for path in folder.rglob("*.*"):
        if path.relative_to(folder).parts[0] not in TOP[1:]:
            yield path


def sources(app: str) -> list[Path]:
    """The Python files and templates whose sentences belong to an app."""
    inner = [ROOT / other for other in NESTED if other != app]
    python = (
        p
        for p in (ROOT / app).rglob("*.py")
        if "migrations" not in p.parts and not any(p.is_relative_to(other) for other in inner)
    )
    templates = (p for p in _templates(app) if p.suffix in (".html", ".txt", ".typ", ".xml"))
    return sorted({*python, *templates})


def _as_python(path: Path) -> bytes:
    text = path.read_text()
    if path.suffix != ".py":
        # What is not a sentence becomes a row of X; indentation there would confuse the tokenizer.
        text = "\n".join(line.lstrip() for line in templatize(text, str(path)).splitlines())
    return text.encode()


def extract(app: str) -> Catalog:
    """The sentences an app uses now, without translations."""
    found = Catalog(locale=LOCALE)
    for path in sources(app):
        where = path.relative_to(ROOT).as_posix()
        for context, text in sentences(path):
            found.add(text, locations=[(where, 1)], context=context)
    return found


def sentences(path: Path) -> Iterator[Sentence]:
    """What a Python file or a template says to people."""
    content = io.BytesIO(_as_python(path))
    calls: Iterable[Any] = extract_python(content, KEYWORDS, [], {"encoding": "utf-8"})
    for _line, function, texts, _comments in calls:
        message = _message(function, texts if isinstance(texts, tuple) else (texts,))
        if message:
            yield message


def _message(function: str, texts: tuple[str | None, ...]) -> Sentence | None:
    """The context and the sentence (or its two forms) of one call; None for a computed one."""
    context, wanted = None, 1
    parts = list(texts)
    if function.removesuffix("_lazy") in ("pgettext", "npgettext"):
        context = parts.pop(0) if parts else None
    if function.removesuffix("_lazy") in ("ngettext", "ungettext", "npgettext"):
        wanted = 2
    forms = [text for text in parts[:wanted] if text]
    if len(forms) < wanted:
        return None
    return context, (forms[0], forms[1]) if wanted == 2 else forms[0]


def stored(app: str) -> Catalog:
    """The sentences an app keeps, with their translations; empty when there is no file yet."""
    path = po_file(app)
    if not path.exists():
        return Catalog(locale=LOCALE)
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE)


def said_elsewhere(app: str) -> dict[tuple[str | None, Any], Any]:
    """What the other apps say in Chinese, by context and sentence."""
    return {
        (m.context, m.id): m.string
        for other in APPS
        if other != app
        for m in stored(other)
        if is_translated(m)
    }


def merge(app: str, *, share: bool = False) -> Catalog:
    """Today's sentences with the translations already known here; asked to, those of others too.

    Unasked a new sentence stays empty: the same English may mean something else in another app.
    """
    known = stored(app)
    elsewhere = said_elsewhere(app) if share else {}
    merged = Catalog(locale=LOCALE, fuzzy=False)
    for message in extract(app):
        if not message.id:
            continue
        old = known.get(message.id, message.context)
        other = elsewhere.get((message.context, message.id))
        message.string = (old and old.string) or other or message.string
        merged[message.id] = message
    return merged


def is_translated(message: Message) -> bool:
    """True when every form of a sentence has its Chinese text."""
    forms = message.string if isinstance(message.string, (list, tuple)) else [message.string]
    return bool(forms) and all(forms)


def problems(app: str) -> list[str]:
    """What is wrong with an app's file: sentences without text, wrong placeholders, unsure ones."""
    found = []
    catalogue, elsewhere = stored(app), said_elsewhere(app)
    for message in extract(app):
        kept = catalogue.get(message.id, message.context) if message.id else None
        if not message.id:
            continue
        meant = f" ({message.context})" if message.context else ""
        if kept is None or not is_translated(kept):
            other = elsewhere.get((message.context, message.id))
            hint = f"; another app says {other!r}: --share, or a context" if other else ""
            found.append(f"{app}: no Chinese text: {message.id!r}{meant}{hint}")
        elif kept.fuzzy:
            found.append(f"{app}: unsure: {message.id!r}{meant}")
        else:
            found += [f"{app}: {error}: {message.id!r}{meant}" for error in kept.check(catalogue)]
    return found


def write(app: str, texts: Mapping[str, str] | None = None, *, share: bool = False) -> None:
    """Rewrite an app's file: today's sentences, sorted, with the translations there are.

    `texts` gives Chinese by English sentence (its singular); it wins over what was known. `share`
    takes over what another app says where this one says nothing yet.
    """
    path = po_file(app)
    path.parent.mkdir(parents=True, exist_ok=True)
    merged = merge(app, share=share)
    for message in merged:
        singular = message.id[0] if isinstance(message.id, (list, tuple)) else message.id
        if message.context:
            continue  # the same English with a meaning of its own is translated by hand
        if text := (texts or {}).get(singular):
            message.string = (text,) if message.pluralizable else text
    header = f"# Chinese sentences of {app}. Made by `manage.py messages {app}`; fill every msgstr."
    body = io.BytesIO()
    write_po(body, merged, width=100, omit_header=True, sort_output=True, include_lineno=False)
    rules = f'Language: {LOCALE}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    rules += '"Plural-Forms: nplurals=1; plural=0;\\n'
    path.write_text(f'{header}\nmsgid ""\nmsgstr ""\n"{rules}"\n\n{body.getvalue().decode()}')


def compile_all() -> int:
    """Compile each file that is newer than its compiled form; returns how many were made.

    This process forgets the translations it has read, and the language that was chosen in it.
    """
    made = 0
    for path in [*(po_file(app) for app in APPS), ROOT / FILE]:
        target = path.with_suffix(".mo")
        if not path.exists():
            continue
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as file:
            catalogue = read_po(file, locale=LOCALE)
        draft = target.with_suffix(f".mo.{os.getpid()}")
        with draft.open("wb") as file:
            write_mo(file, catalogue)
        draft.replace(target)
        translation_file_changed(sender=None, file_path=target)  # forget what was read before
        made += 1
    return made
