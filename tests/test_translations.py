"""Every sentence people read has its Chinese text. `manage.py messages <app>` collects them.

A running site reads one catalogue, merged from Django's, the packages', our apps' and `locale/`,
the later winning. What counts is what that one answers.
"""

from importlib import import_module
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.template import engines
from django.utils import translation
from django.utils.translation.trans_real import DjangoTranslation

from core import catalogues


@pytest.mark.parametrize("app", catalogues.APPS)
def test_every_sentence_of_the_app_is_translated(app):
    assert catalogues.problems(app) == []


def ours():
    """Every message of our apps: its app, context, forms in English and in Chinese."""
    for app in catalogues.APPS:
        for message in catalogues.stored(app):
            if message.id:
                yield app, message.context, forms(message.id), forms(message.string)


def forms(text):
    return tuple(text) if isinstance(text, list | tuple) else (text,)


@pytest.fixture(scope="module")
def running():
    """What a running site answers in Chinese, by context and the forms in English."""
    catalogues.compile_all()
    merged = DjangoTranslation("zh-hans")

    def answer(context, english):
        if len(english) == 1:
            return merged.pgettext(context, *english) if context else merged.gettext(*english)
        if context:
            return merged.npgettext(context, *english, 2)
        return merged.ngettext(*english, 2)

    return answer


def test_a_running_site_says_what_each_app_says(running):
    """One meaning a word: neither another app nor a package nor `locale/` speaks over it."""
    heard = [
        (app, context, english, running(context, english))
        for app, context, english, chinese in ours()
        if running(context, english) != chinese[-1]
    ]
    assert heard == []


def test_a_word_with_two_meanings_never_stands_bare():
    """Bare it would have the one meaning on some page and the other on the next."""
    bare, meant = set(), set()
    for _app, context, english, _chinese in ours():
        (meant if context else bare).add(english)
    assert bare & meant == set()


def packaged():
    """What Django and the packages say: their Chinese by context and the forms in English."""
    folders = [Path(import_module("django").__file__).parent / "conf"]
    folders += [Path(app.path) for app in apps.get_app_configs() if "site-packages" in app.path]
    said = {}
    for folder in folders:
        compiled = (folder / catalogues.FILE).with_suffix(".mo")
        if not compiled.exists():
            continue
        with compiled.open("rb") as opened:
            for message in read_mo(opened):
                context = message.context.decode() if message.context else None
                key = (context, forms(message.id))
                said.setdefault(key, set()).add(forms(message.string)[-1])
    return said


def chosen():
    """The packages' sentences for which `locale/` has words of our own."""
    with (Path(settings.LOCALE_PATHS[0]).parent / catalogues.FILE).open("rb") as opened:
        return {(message.context, forms(message.id)) for message in read_po(opened)}


def test_our_words_do_not_change_what_packages_say(running):
    """Where they share a word both mean the same, or `locale/` says in which words."""
    said, own = packaged(), chosen()
    assert len(said) > 1000
    changed = [
        (context, english, theirs, running(context, english))
        for (context, english), theirs in said.items()
        if any(english) and (context, english) not in own
        if running(context, english) not in theirs
    ]
    assert changed == []


# What of each package reaches a person: its pages, its forms, its administration.
SHOWN = {
    "django": ("forms", "contrib/auth", "contrib/admin", "core/validators.py", "db/models"),
    "allauth": ("account", "mfa", "templates/account", "templates/mfa", "templates/allauth"),
    "axes": ("admin.py", "apps.py", "conf.py", "models.py"),
}
# Marks in the administration's log of a form's changes, never shown.
MARKS = {"addedname", "changedname", "deletedname"}


def test_what_packages_show_has_its_chinese_text():
    known = packaged().keys() | chosen() | {message[1:3] for message in ours()}
    unsaid = set()
    for package, parts in SHOWN.items():
        root = Path(import_module(package).__file__).parent
        for part in (root / part for part in parts):
            for path in [part] if part.is_file() else part.rglob("*.*"):
                if path.suffix not in {".py", ".html", ".txt"}:
                    continue
                if {"tests", "migrations", "webauthn"} & set(path.relative_to(root).parts):
                    continue
                unsaid |= {
                    text
                    for context, text in catalogues.sentences(path)
                    if (context, forms(text)) not in known
                }
    assert unsaid - MARKS == set()


def test_a_context_chooses_the_meaning_in_python_and_in_templates():
    page = engines["django"].from_string(
        '{% translate "Rejected" context "money" %}，{% translate "Rejected" context "sanction" %}'
    )
    for language, wanted in [("zh-hans", "已驳回，未确认"), ("en", "Rejected，Rejected")] * 2:
        with translation.override(language):
            assert page.render() == wanted
            meanings = [translation.pgettext(c, "Rejected") for c in ("money", "sanction")]
            assert "，".join(meanings) == wanted


def test_extraction_reads_python_and_templates(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    (tmp_path / "core").mkdir()
    (tmp_path / "templates/billing").mkdir(parents=True)
    (tmp_path / "templates/billing/a.html").write_text(
        '<p>\n  {% translate "Pay now" %}\n {% blocktranslate count n=1 %}{{ n }} fee{% plural %}'
        "{{ n }} fees{% endblocktranslate %}</p>"
    )
    (tmp_path / "templates/base.html").write_text('{% translate "It\'s here" %}')
    (tmp_path / "core/a.py").write_text(
        '_("One " "sentence.")\nngettext_lazy("%(n)s a", "%(n)s b", 2)\n'
        'pgettext("verb", "Award")\n_(computed)\n'
    )
    assert {m.id for m in catalogues.extract("billing") if m.id} == {
        "Pay now",
        ("%(n)s fee", "%(n)s fees"),
    }
    found = {m.id: m.context for m in catalogues.extract("core") if m.id}
    assert found == {
        "One sentence.": None,
        ("%(n)s a", "%(n)s b"): None,
        "Award": "verb",
        "It's here": None,
    }


def test_rewriting_keeps_translations_and_reports_gaps(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    (tmp_path / "core").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "core/a.py").write_text('_("Pay %(n)s")\n_("Sign")\n')
    catalogues.write("core")
    assert len(catalogues.problems("core")) == 2
    file = catalogues.po_file("core")
    text = file.read_text().replace('msgid "Sign"\nmsgstr ""', 'msgid "Sign"\nmsgstr "签署"')
    file.write_text(text)
    (tmp_path / "core/a.py").write_text('_("Sign")\n_("New")\n')
    catalogues.write("core")
    assert catalogues.problems("core") == ["core: no Chinese text: 'New'"]
    assert "签署" in file.read_text()
    assert catalogues.compile_all() == 1
    assert catalogues.compile_all() == 0


def test_another_app_s_chinese_is_taken_over_only_when_asked_for(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    (tmp_path / "templates").mkdir()
    for app in ("core", "billing"):
        (tmp_path / app).mkdir()
        (tmp_path / app / "a.py").write_text('_("Accepted on")\n')
    catalogues.write("core", {"Accepted on": "受理日期"})
    catalogues.write("billing")
    (problem,) = catalogues.problems("billing")
    said = "billing: no Chinese text: 'Accepted on'; another app says '受理日期'"
    assert problem.startswith(said)
    assert "受理日期" not in catalogues.po_file("billing").read_text()
    catalogues.write("billing", share=True)
    assert catalogues.problems("billing") == []
