"""Every sentence people read has its Chinese text. `manage.py messages <app>` collects them."""

import pytest

from core import catalogues


@pytest.mark.parametrize("app", catalogues.APPS)
def test_every_sentence_of_the_app_is_translated(app):
    assert catalogues.problems(app) == []


def test_one_sentence_has_one_translation():
    """Apps share one catalogue at run time: a second translation would shadow the first."""
    texts = {}
    for app in catalogues.APPS:
        for message in catalogues.stored(app):
            if message.id:
                key = (message.context, message.id)
                texts.setdefault(key, {})[str(message.string)] = app
    assert {key: found for key, found in texts.items() if len(found) > 1} == {}


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
