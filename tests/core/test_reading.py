"""A GET cannot write: neither in a web process nor in the transaction of a test."""

import pytest
from django.contrib.sessions.models import Session
from django.contrib.sites.models import Site
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from billing import accounts, ledger
from core import reading
from core.actors import SYSTEM
from core.clock import now
from core.views.errors import server_error

handler500 = server_error


def run(sql):
    def act():
        with connection.cursor() as cursor:
            cursor.execute(sql)

    return act


def post_to_the_ledger():
    line = ledger.Line(accounts.gateway_clearing(), accounts.pending_unknown(), 100)
    ledger.post(key="k", kind="test", lines=[line], actor=SYSTEM, at=now())


def copy():
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY django_site (domain, name) FROM STDIN") as rows,
    ):
        rows.write_row(("a.example", "a"))


def lock():
    with transaction.atomic():
        list(Site.objects.select_for_update().order_by("pk"))


WRITES = {
    "post": post_to_the_ledger,
    "with": run(
        "WITH made AS (INSERT INTO django_site (domain, name) VALUES ('a', 'a') RETURNING 1)"
        " SELECT * FROM made"
    ),
    "merge": run(
        "MERGE INTO django_site s USING (SELECT 'a' AS domain) n ON s.domain = n.domain"
        " WHEN NOT MATCHED THEN INSERT (domain, name) VALUES (n.domain, 'a')"
    ),
    "copy": copy,
    "truncate": run("TRUNCATE django_session"),
    "nextval": run("SELECT nextval('django_site_id_seq')"),
    "lock": lock,
}


def write(request, how):
    WRITES[how]()
    return HttpResponse("written")


def look(request):
    if "looked" not in request.session:
        request.session["looked"] = True
    return HttpResponse(Site.objects.count())


# The session is saved by the middleware before it; a route named as allauth's may write.
urlpatterns = [
    path("write/<how>/", write, name="write"),
    path("named/<how>/", write, name="account_email"),
    path("look/", look, name="look"),
]


@pytest.fixture
def web_process(transactional_db, monkeypatch):
    """This thread as one of the web server: its connection reads by default."""
    connection.close()
    monkeypatch.setattr(reading, "_reads_by_default", False)
    reading.start_reading()
    yield
    connection_created.disconnect(dispatch_uid="core.reading")
    connection.close()


@pytest.fixture
def browser(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def refuses(browser, how, caplog):
    caplog.clear()
    assert browser.get(f"/write/{how}/").status_code == 500, how
    assert "GET of the route write writes: cannot execute" in caplog.text


def test_get_in_a_web_process_cannot_write(web_process, browser, caplog):
    for how in WRITES:
        refuses(browser, how, caplog)
        assert browser.get("/look/").status_code == 200


def test_get_in_a_test_cannot_write(db, browser, caplog):
    for how in WRITES:
        refuses(browser, how, caplog)
    run("UPDATE django_site SET name = 'x'")()  # the test itself goes on writing


def test_post_after_a_get_writes(web_process, browser):
    for how in WRITES:
        browser.get("/look/")
        assert browser.post(f"/write/{how}/").text == "written", how


def test_head_cannot_write(web_process, browser, caplog):
    assert browser.head("/write/nextval/").status_code == 500
    assert "HEAD of the route write" in caplog.text


def test_get_after_a_failed_post_cannot_write(web_process, browser, caplog):
    WRITES["broken"] = run("SELECT 1/0")
    try:
        assert browser.post("/write/broken/").status_code == 500
    finally:
        del WRITES["broken"]
    refuses(browser, "nextval", caplog)


def test_connection_lost_during_a_post_reads_again(web_process, browser, caplog):
    with reading.writing():
        run("SELECT 1")()
        connection.connection.close()
    refuses(browser, "nextval", caplog)


def test_connection_opened_during_a_post_writes(web_process):
    with reading.writing():
        connection.close()
        WRITES["nextval"]()


def test_named_route_of_a_package_writes_on_get(web_process, browser):
    assert browser.get("/named/nextval/").text == "written"


def test_session_is_saved_after_a_get(web_process, browser):
    browser.get("/look/")
    assert Session.objects.count() == 1


def test_page_of_a_web_process_costs_no_statement_more(
    web_process, browser, django_assert_num_queries
):
    browser.get("/look/")
    with django_assert_num_queries(2):  # the session and the count
        browser.get("/look/")
