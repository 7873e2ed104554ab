"""The parts of pages: what a table, a head, key facts, a form and a list of acts write."""

import pytest
from django.template import Context, Template, TemplateSyntaxError
from lxml import html

from core.acts import Act
from core.policy import YES, no

ROWS = [("ZJ-1", 100), ("ZJ-2", 250)]
TABLE = """
{% table "Bids" rows as number, fen total="In all" %}
  {% column "Number" kind="mono" %}
    {{ number }}
  {% endcolumn %}
  {% column "Remark" when=wide %}{% endcolumn %}
  {% column "Amount" kind="n" %}{{ fen }}{% total %}350{% endtotal %}{% endcolumn %}
  {% column "Act" kind="acts" %}<a href="/">Open</a>{% endcolumn %}
{% empty %}
  <p>None yet.</p>
{% endtable %}
"""


def draw(source, **values):
    return html.fragment_fromstring(Template(source).render(Context(values)), create_parent=True)


def texts(page, path):
    return [each.text_content().strip() for each in page.xpath(path)]


def test_a_table_names_itself_and_each_column_once():
    page = draw(TABLE, rows=ROWS, wide=True)
    assert page.xpath("//*[@role='region']")[0].get("aria-label") == "Bids"
    assert texts(page, "//caption") == ["Bids"]
    assert texts(page, "//thead//th") == ["Number", "Remark", "Amount", "Act"]
    assert [th.get("class") for th in page.xpath("//thead//th")] == [None, None, "n", None]


def test_the_first_column_heads_its_row_and_the_others_carry_the_label_for_phones():
    page = draw(TABLE, rows=ROWS, wide=True)
    assert texts(page, "//tbody//th[@scope='row'][@class='mono']") == ["ZJ-1", "ZJ-2"]
    labels = [td.get("data-l") for td in page.xpath("//tbody/tr[1]/td")]
    assert labels == ["Remark", "Amount", None]


def test_an_empty_cell_is_empty_so_that_a_phone_hides_it():
    page = draw(TABLE, rows=ROWS, wide=True)
    assert len(page.xpath("//tbody//td[@data-l='Remark'][not(node())]")) == 2


def test_a_column_can_be_left_out():
    page = draw(TABLE, rows=ROWS, wide=False)
    assert texts(page, "//thead//th") == ["Number", "Amount", "Act"]
    assert len(page.xpath("//tbody/tr[1]/*")) == 3


def test_totals_stand_below_their_columns():
    page = draw(TABLE, rows=ROWS, wide=True)
    [label] = page.xpath("//tfoot//th")
    assert (label.text, label.get("colspan")) == ("In all", "2")
    assert [td.text for td in page.xpath("//tfoot//td")] == ["350", None]


def test_a_total_in_words_takes_the_columns_without_one_after_it():
    total = "{% total %}Paid 350{% endtotal %}"
    source = TABLE.replace("{% total %}350{% endtotal %}", "").replace(
        "when=wide %}", "when=wide %}" + total
    )
    [cell] = draw(source, rows=ROWS, wide=True).xpath("//tfoot//td")
    assert (cell.text, cell.get("colspan")) == ("Paid 350", "3")


def test_a_table_without_rows_says_what_else():
    page = draw(TABLE, rows=[], wide=True)
    assert not page.xpath("//table")
    assert texts(page, "//p") == ["None yet."]


def test_row_names_do_not_leak_out_of_a_table():
    source = TABLE + "<b>{{ number }}</b>"
    assert texts(draw(source, rows=ROWS, wide=True, number="before"), "//b") == ["before"]


def test_cells_are_escaped():
    page = draw(TABLE, rows=[("<script>", 1)], wide=True)
    assert texts(page, "//tbody//th") == ["<script>"]


@pytest.mark.parametrize(
    "source",
    [
        "{% table 'Bids' rows %}{% endtable %}",
        "{% table 'Bids' rows as row colour=1 %}{% endtable %}",
        "{% table 'Bids' rows as row %}<td></td>{% endtable %}",
        "{% table 'Bids' rows as row %}{% column 'A' size=1 %}{% endcolumn %}{% endtable %}",
    ],
)
def test_a_table_written_wrongly_is_refused_when_it_is_read(source):
    with pytest.raises(TemplateSyntaxError):
        Template(source)


def test_a_head_draws_the_parts_it_is_given():
    buttons = "{% buttons %}<a class='btn'>New</a>{% endbuttons %}"
    page = draw("{% head %}Bids{% hint %}Newest first{% endhint %}" + buttons + "{% endhead %}")
    assert texts(page, "//*[@class='head']//h1") == ["Bids"]
    assert texts(page, "//p[@class='hint']") == ["Newest first"]
    assert texts(page, "//*[@class='btns']/a") == ["New"]
    assert not page.xpath("//nav")


def test_facts_are_a_definition_list():
    page = draw(
        "{% facts %}{% fact 'Code' kind='mono' %} {{ code }} {% endfact %}{% endfacts %}",
        code="<1>",
    )
    assert texts(page, "//dl[@class='sum']/div/dt") == ["Code"]
    assert page.xpath("//dd[@class='mono']")[0].text == "<1>"


ACTS = [
    Act("Sign", "/sign", YES),
    Act("Read", "/read", YES, is_link=True),
    Act("Deliver", "/deliver", no("Sign first.")),
    Act("Approve", "/decide", YES, name="decision", value="approve"),
]


def test_acts_are_buttons_links_or_their_reasons():
    page = draw("{% acts acts %}", acts=ACTS)
    assert [f.get("action") for f in page.xpath("//form")] == ["/sign", "/decide"]
    assert page.xpath("//a[@class='btn']")[0].get("href") == "/read"
    assert texts(page, "//*[@class='act']/small") == ["Sign first."]
    assert page.xpath("//button[@name='decision']")[0].get("value") == "approve"


def test_a_form_that_may_not_be_sent_gives_its_reason():
    page = draw("{% post form 'Send' verdict=verdict %}", form="", verdict=no("Wait."))
    assert not page.xpath("//form")
    assert texts(page, "//*[@class='note']") == ["Wait."]
