"""Heads leave the market: by webhook each of them, by mail one a day, to those who asked."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.core import mail
from django.db import transaction

from core import chain, outbox, outbox_handlers, seals, subscriptions, verify_chain, webhooks
from core.actors import PUBLIC
from core.errors import Refused
from core.models import HeadSubscription, OutboxMessage
from tests.factories import MembershipFactory

AT = dt.datetime(2026, 11, 21, 7, 0, tzinfo=dt.UTC)
MINUTE, DAY = dt.timedelta(minutes=1), dt.timedelta(days=1)
CHANCE = bytes(range(24))
URL = "https://example.org/heads"
pytestmark = pytest.mark.django_db


@pytest.fixture
def member():
    return MembershipFactory().as_actor()


def sealed(at: dt.datetime) -> seals.ChainSeal:
    with transaction.atomic():
        chain.append(f"procurement:{at.isoformat()}", "note", {}, at=at)
    head = subscriptions.seal_and_send(at=at)
    assert head is not None
    return head


def by_mail(member, email="chain@example.org", at=AT) -> HeadSubscription:
    return subscriptions.subscribe_mail(
        organisation=member.organisation, email=email, by=member, at=at
    )


def by_webhook(member, url=URL, at=AT) -> HeadSubscription:
    return subscriptions.subscribe_webhook(
        organisation=member.organisation, url=url, chance=CHANCE, by=member, at=at
    )


@pytest.fixture
def posted(monkeypatch) -> list[dict]:
    """What the system of a subscriber was sent; it fails while `fail` is in the list."""
    found: list = []

    def post(url, body, headers, *, to_private):
        if "fail" in found:
            raise webhooks.NotDelivered("no answer")
        found.append({"url": url, "heads": json.loads(body)["data"]["heads"], "headers": headers})

    monkeypatch.setattr(outbox_handlers.webhooks, "post", post)
    return found


def test_a_mail_address_gets_nothing_but_the_question_until_its_reader_confirms(member):
    to = by_mail(member)
    sealed(AT)
    outbox.drain(at=AT)
    [asked] = mail.outbox
    assert asked.to == ["chain@example.org"]
    assert subscriptions.token(to) in asked.body
    subscriptions.confirm(subscription=to, at=AT)
    sealed(AT + MINUTE)
    outbox.drain(at=AT + MINUTE)
    assert len(mail.outbox) == 2


def test_one_mail_a_day_carries_a_head_and_its_growth_since_the_last_one(member):
    to = by_mail(member)
    subscriptions.confirm(subscription=to, at=AT)
    for at in (AT, AT + MINUTE, AT + DAY, AT + DAY + MINUTE):
        sealed(at)
        outbox.drain(at=at)
    _asked, first, second = mail.outbox
    files = [
        json.loads(content) for _name, content, _kind in [*first.attachments, *second.attachments]
    ]
    assert [file["scheme"] for file in files] == [
        seals.HEAD_SCHEME,
        seals.HEAD_SCHEME,
        seals.CONSISTENCY_SCHEME,
    ]
    assert all(right for right, _what in verify_chain.checks(files))
    assert "/verify/chain/mails/" in second.body


def test_a_day_without_entries_still_mails_a_head(member):
    to = by_mail(member)
    subscriptions.confirm(subscription=to, at=AT)
    sealed(AT)
    outbox.drain(at=AT)
    assert subscriptions.seal_and_send(at=AT + MINUTE) is None
    assert subscriptions.seal_and_send(at=AT + DAY) is not None
    outbox.drain(at=AT + DAY)
    assert len(mail.outbox) == 3


def test_a_system_gets_every_head_signed(member, posted):
    sealed(AT - MINUTE)  # older than the subscription: not sent
    by_webhook(member)
    heads = [sealed(AT), sealed(AT + MINUTE)]
    outbox.drain(at=AT + MINUTE)
    heads.append(sealed(AT + 2 * MINUTE))
    outbox.drain(at=AT + 2 * MINUTE)
    sent = [head for message in posted for head in message["heads"]]
    assert sent == [seals.head_file(head) for head in heads]


def test_what_failed_is_sent_with_the_next_message_and_blocks_nobody(member, posted):
    to, other = by_webhook(member), by_mail(member)
    subscriptions.confirm(subscription=other, at=AT)
    posted.append("fail")
    heads = [sealed(AT + n * MINUTE) for n in range(5)]
    outbox.drain(at=AT)
    assert len(mail.outbox) == 2  # the question and the head
    waiting = OutboxMessage.objects.filter(topic=subscriptions.WEBHOOK, done_at=None)
    assert waiting.count() == 1
    posted.clear()
    outbox.drain(at=AT + DAY)
    [message] = posted
    assert message["heads"] == [seals.head_file(head) for head in heads]
    to.refresh_from_db()
    assert (to.last_head, to.last_sent_at) == (heads[-1], AT + DAY)


def test_a_message_that_finds_its_heads_delivered_sends_nothing(member, posted):
    to = by_webhook(member)
    head = sealed(AT)
    HeadSubscription.objects.filter(pk=to.pk).update(last_head=head, last_sent_at=AT)
    outbox.drain(at=AT)
    assert posted == []


def test_an_ended_subscription_gets_nothing_more(member, posted):
    to, other = by_webhook(member), by_mail(member)
    subscriptions.confirm(subscription=other, at=AT)
    sealed(AT)
    for each in (to, other):
        subscriptions.end(subscription=each, at=AT)
    outbox.drain(at=AT)
    sealed(AT + DAY)
    outbox.drain(at=AT + DAY)
    assert posted == []
    assert len(mail.outbox) == 1  # the question alone


def test_a_member_asks_for_the_own_organisation_only(member):
    stranger = MembershipFactory().as_actor()
    for by in (stranger, PUBLIC):
        with pytest.raises(Refused):
            subscriptions.subscribe_mail(
                organisation=member.organisation, email="a@example.org", by=by, at=AT
            )


def test_an_address_is_entered_once_and_ten_a_day_at_most(member):
    by_mail(member)
    with pytest.raises(subscriptions.AlreadySubscribed):
        by_mail(member)
    for n in range(9):
        made = by_mail(member, f"{n}@example.org")
        subscriptions.end(subscription=made, at=AT)
    with pytest.raises(subscriptions.TooManySubscriptions):
        by_webhook(member)
    assert by_webhook(member, at=AT + DAY + MINUTE).url == URL


def test_only_the_market_makes_tokens(member):
    to = by_mail(member)
    token = subscriptions.token(to)
    assert subscriptions.by_token(token) == to
    assert subscriptions.by_token(f"{to.pk}:x") is None


def test_signatures_follow_standard_webhooks():
    secret, body = webhooks.secret_text(CHANCE), b'{"test": 2432232314}'
    headers = webhooks.signed_headers(secret, "msg_1", 1614265330, body)
    wanted = hmac.new(CHANCE, b"msg_1.1614265330." + body, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(wanted).decode()
    # The example of the convention's own libraries.
    headers = webhooks.signed_headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        body,
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


class Receiver(BaseHTTPRequestHandler):
    """Answers with the status in the path."""

    got: list[tuple[str, bytes]] = []

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.got.append((self.headers["content-type"], body))
        self.send_response(int(self.path.split("/")[1].split("?")[0]))
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def receiver() -> Iterator[str]:
    Receiver.got.clear()
    server = HTTPServer(("127.0.0.1", 0), Receiver)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_message_arrives_as_json(receiver):
    webhooks.post(f"{receiver}/204?a=b", b"{}", {"webhook-id": "1"}, to_private=True)
    assert Receiver.got == [("application/json", b"{}")]


def test_nothing_is_sent_into_a_private_network(receiver):
    with pytest.raises(webhooks.NotDelivered, match="private"):
        webhooks.post(f"{receiver}/200", b"{}", {}, to_private=False)
    assert Receiver.got == []


@pytest.mark.parametrize("path", ["/500", "/302"])
def test_another_answer_is_no_delivery(receiver, path):
    with pytest.raises(webhooks.NotDelivered, match=path[1:]):
        webhooks.post(receiver + path, b"{}", {}, to_private=True)


def test_nobody_there_is_no_delivery():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        with pytest.raises(webhooks.NotDelivered, match="refused"):
            webhooks.post(address, b"{}", {}, to_private=True)


# --- Pages ---


@pytest.fixture
def browser(member, sign_in):
    found = sign_in(member.membership)
    found.cookies["django_language"] = "en"
    return found


def test_a_member_enters_and_ends_addresses(browser, member, sign_in):
    assert "Nowhere yet" in browser.get("/account/heads/").text
    said = browser.post("/account/heads/", {"email": "chain@example.org"}, follow=True).text
    assert "Waits for its reader to confirm" in said
    said = browser.post("/account/heads/", {"url": URL}, follow=True).text
    to = HeadSubscription.objects.get(url=URL)
    assert to.secret in said
    end = f"/account/heads/{to.pk}/end/"
    assert sign_in(MembershipFactory()).post(end).status_code == 404
    assert to.secret not in browser.post(end, follow=True).text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"url": "http://example.org/"}, "begins with https://"),
        ({"url": "https://a:b@example.org/"}, "without a password"),
        ({"email": "x"}, "Enter a valid email address"),
        ({"email": "chain@example.org"}, "Heads already go to this address"),
        ({}, "This field is required"),
    ],
)
def test_what_cannot_be_entered_is_explained(browser, member, sent, said):
    by_mail(member)
    answer = browser.post("/account/heads/", sent)
    assert answer.status_code == 422
    assert said in answer.text


def test_a_person_without_an_organisation_hears_why_not(client):
    membership = MembershipFactory()
    membership.is_active = False
    membership.save()
    client.force_login(membership.user, backend="core.people.PeopleBackend")
    assert client.get("/account/heads/").status_code == 403


def test_the_reader_of_a_mail_confirms_and_ends_without_an_account(client, member):
    client.cookies["django_language"] = "en"
    to = by_mail(member)
    here = f"/verify/chain/mails/{subscriptions.token(to)}/"
    assert "Confirm: send one head a day" in client.get(here).text
    assert HeadSubscription.objects.live().count() == 0
    assert "It is confirmed" in client.post(here, {"confirm": ""}, follow=True).text
    assert "It has ended" in client.post(here, {"end": ""}, follow=True).text
    assert client.get("/verify/chain/mails/1:x/").status_code == 404


def test_the_operator_sees_who_is_sent_heads_but_no_secret(member, sign_in):
    to = by_webhook(member)
    operator = sign_in(MembershipFactory(role="operator"))
    said = operator.get("/ops/heads/").text
    assert URL in said
    assert to.secret not in said
