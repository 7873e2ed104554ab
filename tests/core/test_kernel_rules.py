"""Rules of the kernel that callers rely on: transactions, background work, words and pages."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils.translation import override

from agencies.entry.states import AgencyStatus
from core import chain, clock, events, outbox, series, tasks, workflow
from core.actors import SYSTEM
from core.files import content_type
from core.models import (
    CalendarDay,
    ChainSeal,
    OutboxMessage,
    RegionPolicy,
    StatusChange,
    StoredFile,
)
from core.money import MAX_FEN, BadAmount, parse_yuan, yuan_text
from core.numbers import BadPaymentCode, payment_code
from core.people import current_actor, memberships_of
from core.routes import staff
from core.views.errors import server_error
from tests.clocks import beginning_at
from tests.factories import AgencyFactory, MembershipFactory, RegionFactory, UserFactory

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "write",
    [
        lambda: chain.append("test:1", "note", {}, at=AT),
        lambda: events.publish(events.Event()),
        lambda: outbox.enqueue("test.call", "a", {}, due_at=AT),
        lambda: series.next_number("ZJ", at=AT),
        lambda: workflow.move(AgencyFactory(), "suspend", by=SYSTEM, at=AT),
    ],
    ids=["chain", "event", "outbox", "number", "move"],
)
def test_what_belongs_to_a_transaction_is_refused_outside_one(write):
    with pytest.raises(RuntimeError, match="transaction"):
        write()
    assert not StatusChange.objects.exists()
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_background_work_acts_at_the_present_moment():
    calls = []
    outbox.handles("test.present")(lambda message, at: calls.append(message.key))
    try:
        outbox.enqueue("test.present", "a", {}, due_at=AT)
        with beginning_at(AT - dt.timedelta(minutes=1)):
            assert tasks.drain_outbox() == 0
        with beginning_at(AT):
            assert tasks.drain_outbox() == 1
            assert tasks.drain_outbox() == 0
    finally:
        del outbox._handlers["test.present"]
    assert calls == ["a"]


@pytest.mark.django_db
def test_the_night_seals_what_is_new_and_nothing_twice():
    tasks.seal_chain()
    assert not ChainSeal.objects.exists()
    chain.append("test:1", "note", {"n": 1}, at=AT)
    tasks.seal_chain()
    tasks.seal_chain()
    assert ChainSeal.objects.get().tree_size == 1


def test_a_payment_code_takes_only_what_fits_its_layout():
    good = {"region": "320700", "unit": "9999", "year": 2026, "sequence": 1}
    assert len(payment_code(**good)) == 20
    for wrong in (
        {"region": "3207000"},
        {"unit": "99999"},
        {"sequence": 10_000_000},
        {"unit": "x"},
    ):
        with pytest.raises(BadPaymentCode):
            payment_code(**good | wrong)


def test_the_largest_amount_is_read_and_a_fen_more_is_refused():
    assert parse_yuan(yuan_text(MAX_FEN)) == MAX_FEN
    with pytest.raises(BadAmount):
        parse_yuan(yuan_text(MAX_FEN + 1))


@pytest.mark.django_db
def test_working_days_count_backwards_too():
    monday, friday = dt.date(2026, 11, 16), dt.date(2026, 11, 20)
    assert clock.working_days_between(monday, friday) == 4
    assert clock.working_days_between(friday, monday) == -4
    assert clock.working_days_between(monday, monday) == 0


# --- Words in templates ---


@pytest.mark.parametrize(
    ("text", "value", "english", "chinese"),
    [
        ("{{ x|yuan_words }}", 12_000_000, "", "壹拾贰万元整"),
        ("{{ x|yuan }}", None, "—", "—"),
        ("{{ x|moment }}", None, "—", "—"),
        ("{{ x|day }}", None, "—", "—"),
        ("{{ x|short }}", "a" * 16, "a" * 16, "a" * 16),
        ("{{ x|short }}", "0123456789abcdef0", "01234567…bcdef0", "01234567…bcdef0"),
    ],
)
def test_values_are_written_for_the_reader(text, value, english, chinese):
    for language, wanted in (("en", english), ("zh-hans", chinese)):
        with override(language):
            assert Template(text).render(Context({"x": value})) == wanted


@pytest.mark.parametrize(
    "value", [dt.datetime(2026, 11, 20, 16, 30, tzinfo=dt.UTC), dt.date(2026, 11, 21)]
)
def test_a_day_is_the_market_s(value):
    drawn = Template("{{ x|day }}").render(Context({"x": value}))
    assert drawn == '<time datetime="2026-11-21">2026-11-21</time>'


def test_a_moment_is_shown_in_shanghai():
    at = dt.datetime(2026, 11, 20, 16, 30, tzinfo=dt.UTC)
    drawn = Template("{{ x|moment }}").render(Context({"x": at}))
    assert drawn == '<time datetime="2026-11-21T00:30:00+08:00">2026-11-21 00:30</time>'


@pytest.mark.parametrize(
    ("status", "tone"),
    [("active", "ok"), ("publicity", "warn"), ("removed", "bad"), ("draft", "mute")],
)
@pytest.mark.django_db
def test_a_status_is_a_word_with_a_colour(status, tone):
    agency = AgencyFactory(status=status)
    drawn = Template("{% badge x %}").render(Context({"x": agency}))
    assert drawn == f'<span class="tag tag--{tone}">{AgencyStatus(status).label}</span>'


# --- People and pages ---


@pytest.mark.django_db
def test_staff_open_the_administration():
    member = MembershipFactory(operator=True)
    assert staff(member.as_actor()).reason == "Only staff may open this page."
    member.user.is_staff = True
    assert staff(member.as_actor())


@pytest.mark.django_db
def test_the_public_has_no_memberships():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    assert memberships_of(request) == []
    assert current_actor(request).user is None


@pytest.mark.django_db
def test_somebody_without_memberships_acts_as_a_reader_with_an_account():
    request = RequestFactory().get("/")
    request.user, request.session = UserFactory(), {}
    actor = current_actor(request)
    assert (actor.role, actor.user, actor.organisation) == ("public", request.user, None)


@pytest.mark.django_db
def test_memberships_are_read_once_a_request(django_assert_num_queries):
    membership = MembershipFactory()
    request = RequestFactory().get("/")
    request.user, request.session = membership.user, {}
    with django_assert_num_queries(1):
        assert memberships_of(request) == memberships_of(request) == [membership]
        assert current_actor(request).membership.user is request.user


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "data", "cookie"),
    [
        ("/language/", {"language": "xx"}, "django_language"),
        ("/language/", {}, "django_language"),
        ("/display/", {"size": "huge"}, "size"),
        ("/display/", {}, "size"),
    ],
)
def test_an_unknown_preference_is_not_kept(address, data, cookie):
    browser = Client()
    assert browser.post(address, data).headers["Location"] == "/"
    assert cookie not in browser.cookies


def test_the_page_of_a_bug_shows_the_number_of_the_request():
    request = RequestFactory().get("/")
    assert server_error(request).status_code == 500
    request.number = "abc123def456"
    assert "abc123def456" in server_error(request).content.decode()


@pytest.mark.django_db
def test_an_operator_reads_what_moved_in_words_and_what_is_gone_by_its_name(sign_in):
    agency = AgencyFactory()
    with transaction.atomic():
        workflow.move(agency, "suspend", by=SYSTEM, at=clock.now())
    StatusChange.objects.create(
        subject_type=ContentType.objects.get_for_model(agency),
        subject_id=0,
        move="admit",
        source="publicity",
        target="active",
        role="system",
        at=clock.now(),
    )
    browser = sign_in(MembershipFactory(operator=True))
    browser.cookies["django_language"] = "en"
    page = browser.get("/ops/")
    changes = [row[1:] for row in page.context["changes"]]
    assert changes == [
        ("agency 0", "publicity", "active"),
        (str(agency), "Active", "Suspended"),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"PK\x03\x04", "application/zip"),
    ],
)
def test_the_type_of_a_file_is_what_its_first_bytes_show(content, kind):
    assert content_type(content + b"rest") == kind


@pytest.mark.django_db
def test_rows_name_themselves():
    region = RegionFactory()
    rows = [
        (CalendarDay(date=dt.date(2026, 10, 10)), "2026-10-10"),
        (RegionPolicy(region=region, version=3), f"{region} v3"),
        (OutboxMessage(topic="core.member_added", key="a"), "core.member_added a"),
        (StoredFile(name="报告.pdf"), "报告.pdf"),
    ]
    assert [str(row) for row, _name in rows] == [name for _row, name in rows]
