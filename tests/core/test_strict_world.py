"""The test world's own rules hold: each is broken here once."""

import socket
import warnings

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from pytest_socket import SocketConnectBlockedError

from core import routes
from core.models import Organisation
from core.views.errors import server_error
from tests.factories import OrganisationFactory
from tests.strict.responses import forms_without_token


@pytest.mark.django_db
def test_list_without_an_order_comes_back_the_other_way_round():
    made = [OrganisationFactory().pk for _ in range(3)]
    everyone = Organisation.objects.order_by()
    assert [each.pk for each in everyone] == made[::-1]
    assert [each.pk for each in everyone.iterator()] == made[::-1]
    assert [each.pk for each in everyone.order_by("pk")] == made


def test_form_without_its_token_is_found():
    token = '<input name="csrfmiddlewaretoken" value="x">'
    page = f"""<form method="post" id="a">{token}</form><form method="post" id="b"></form>
    <form id="get"></form><form method=post id="c"></form>
    <form method="post" action="https://elsewhere.example/pay"></form>"""
    assert [head.split("id=")[1] for head in forms_without_token(page)] == ['"b"', '"c"']


handler500 = server_error
urlpatterns = [path("page/", lambda _: HttpResponse('<form method="post"></form>'))]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_page_with_such_a_form_fails():
    with pytest.raises(pytest.fail.Exception, match="/page/"):
        Client().get("/page/")


def test_only_webhooks_take_a_post_without_a_token():
    exempt = {r.name for r in routes.routes() if getattr(r.view, "csrf_exempt", False)}
    assert exempt == {"billing:stripe_webhook"}


def test_network_beyond_this_machine_is_closed():
    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_warning_is_an_error():
    with pytest.raises(UserWarning, match="look"):
        warnings.warn("look", stacklevel=1)
