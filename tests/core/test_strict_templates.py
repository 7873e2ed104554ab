"""The test world's own rule: a template of ours reads only what it was given."""

import pytest
from django.template import Context, Engine, Origin, Template

from tests.strict.templates import OURS


def drawn(source, **context):
    template = Template(
        source, Origin(str(OURS / "components/kpi.html")), engine=Engine.get_default()
    )
    return template.render(Context(context))


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ thing.missing }}",
        "{{ missing|default:'-' }}",
        "{% if missing %}x{% endif %}",
        "{% if thing and not thing.missing %}x{% endif %}",
        "{% if thing == missing %}x{% endif %}",
        "{% for each in missing %}x{% endfor %}",
        "{% blocktranslate %}Pay {{ missing }}{% endblocktranslate %}",
        "{% include 'components/bar.html' with desk=thing.missing %}",
        "{% include 'components/empty.html' %}",
    ],
)
def test_an_undefined_variable_fails(source):
    with pytest.raises(pytest.fail.Exception, match="undefined"):
        drawn(source, thing={"known": 1})


def test_it_fails_also_after_django_has_made_a_new_engine(settings):
    settings.DEBUG = True
    with pytest.raises(pytest.fail.Exception, match="undefined"):
        drawn("{% blocktranslate %}Pay {{ missing }}{% endblocktranslate %}")


def test_what_the_first_comment_calls_optional_may_lack():
    assert drawn("{% if note %}x{% endif %}-{% if note.text %}x{% endif %}{{ note }}") == "-"


def test_what_is_given_counts_even_where_it_is_none():
    assert drawn("{{ label }}{% if label %}x{% endif %}", label=None) == "None"
